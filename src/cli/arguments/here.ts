import {openProject, type TenspotProject} from '../../node/open-project.ts';

/** Opens the workspace of the current folder, with the environment of this process. `out`: as `--out` says. */
export const openHere = (out?: string): Promise<TenspotProject> =>
  openProject(process.cwd(), {env: process.env, out});
