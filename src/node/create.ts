import {type Kind, startFrom} from '../production/scaffold/new.ts';
import type {TenspotProject} from './open-project.ts';
import {running} from './running.ts';

/** What is started, and from what. */
export type CreateOptions = {
  /** What to start. */
  kind: Kind;
  /** Its id: a-z, 0-9 and dashes. */
  name: string;
  /** The id of what is copied. Default: the first of its kind; of providers, the one of the docs. */
  from?: string | undefined;
  /** Writes nothing, and returns what would be written. Default: false. */
  dryRun?: boolean | undefined;
};

/** What was started. */
export type CreateResult = {
  /** Its folder. */
  folder: string;
  /** The files in it, as paths from that folder. */
  files: string[];
};

/**
 * Starts a spot, a template, a brand or a provider as a copy of one that is there (`tenspot new`). Errors: `new-name`, `new-exists`,
 * `new-from`.
 */
export const create = (project: TenspotProject, options: CreateOptions): Promise<CreateResult> => {
  const {kind, name, from, dryRun = false} = options;
  return running({}, () => project.inTurn(() => startFrom(project.folders, {kind, name, from, dryRun})));
};
