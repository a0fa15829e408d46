import {initWorkspace, type Started} from '../production/scaffold/init.ts';
import {running} from './running.ts';

/** How a workspace is made. */
export type InitOptions = {
  /** Writes nothing, and returns what would be written. Default: false. */
  dryRun?: boolean | undefined;
  /** The environment of the program; `npm_config_user_agent` names the package manager that runs it. Default: empty. */
  env?: NodeJS.ProcessEnv | undefined;
};

/**
 * Makes a workspace with sample spots, templates and brands in a new or empty folder; a package.json or .git that is there stays.
 * Errors: `init-not-empty`; `yarn-pnp` in a project of Yarn without `node_modules`.
 */
export const init = (folder: string, options: InitOptions = {}): Promise<Started> =>
  running({}, () => initWorkspace(folder, options));
