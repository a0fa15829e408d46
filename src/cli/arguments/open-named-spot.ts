import {openProject, type Project} from '../../production/project/open-project.ts';
import {type Asked, openSpot, type SpotProject} from '../../production/project/open-spot.ts';
import {findWorkspace, sandboxOf} from '../../production/project/workspace.ts';
import {openVaultAloud} from '../../production/shoot/vault/open-vault.ts';
import {openProgress} from '../output/progress.ts';
import {defaultSpot} from './spot-argument.ts';

/** How a command names the spot that it works on. */
type NamedSpot = {
  /** Default: the one that package.json names, or the only one. */
  spot: string | undefined;
  sandbox: boolean;
  /** The folder of finished files. Default: `out/` of the workspace. */
  out?: string | undefined;
  /** The command as the user would repeat it with a spot after it. */
  command: string;
};

/** Opens the workspace of the current folder, or its sandbox, and finds the id of the spot that a command works on. */
export async function openProjectOf({
  spot,
  sandbox,
  out,
  command,
}: NamedSpot): Promise<{project: Project; id: string}> {
  const found = await findWorkspace(process.cwd(), out);
  const workspace = sandbox ? sandboxOf(found) : found;
  // What is wrong with a vault is told by what needs it.
  await openVaultAloud(workspace, openProgress().step).catch(() => undefined);
  const id = spot ?? (await defaultSpot(workspace, command));
  return {project: await openProject(workspace), id};
}

/** Opens the spot that a command works on. */
export async function openNamedSpot(named: NamedSpot, asked: Asked = {}): Promise<SpotProject> {
  const {project, id} = await openProjectOf(named);
  return openSpot(project, id, asked);
}
