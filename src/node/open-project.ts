import PQueue from 'p-queue';
import {rememberingHash} from '../machine/files/hash.ts';
import type {Environment} from '../machine/tools/tools.ts';
import {findWorkspace, type Workspace} from '../production/project/workspace.ts';
import {running} from './running.ts';

/** How a project is opened. */
export type ProjectOptions = {
  /**
   * The environment variables with the keys of vendors (`FAL_KEY`) and the settings of Tenspot (`TENSPOT_FFMPEG`). Pass `process.env` to
   * use those of your process. Default: none, so that no vendor has a key. Programs are also found through the PATH of the process.
   */
  env?: Environment | undefined;
  /** The folder of finished files; a relative path starts at the folder that is opened. Default: `out/` of the workspace. */
  out?: string | undefined;
};

/** A workspace that was opened: the first argument of the functions of `tenspot/node`. You need not close it. */
export type TenspotProject = {
  /** The folder of the workspace: the one with `compositions/` and `brands/`. */
  readonly root: string;
  /** The folders of the workspace. */
  readonly folders: Workspace;
  /** As it was passed to `openProject`. */
  readonly env: Environment;
  /** Runs work that changes documents after all such work before it, so that calls at the same time lose no change. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** The sha256 of a file, in hex. A file that did not change since is not read again. */
  readonly hashOf: (file: string) => Promise<string>;
};

/**
 * Opens the workspace of a folder: the folder itself, or the nearest one above with `compositions/` and `brands/`. Reads no document and
 * writes nothing. Errors: `workspace-missing`.
 */
export const openProject = (folder: string, {env = {}, out}: ProjectOptions = {}): Promise<TenspotProject> =>
  running({}, async () => {
    const folders = await findWorkspace(folder, out);
    const changes = new PQueue({concurrency: 1});
    return {
      ...{root: folders.root, folders, env},
      inTurn: (work) => changes.add(work),
      hashOf: rememberingHash(),
    };
  });
