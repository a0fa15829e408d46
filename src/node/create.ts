import {loadTemplates} from '../production/project/load-templates.ts';
import {type Kind, startFrom} from '../production/scaffold/new.ts';
import {writeSchemas} from '../production/scaffold/schemas/schemas.ts';
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
  const {folders} = project;
  return running({}, () =>
    project.inTurn(async () => {
      const started = await startFrom(folders, {kind, name, from, dryRun});
      // So that editors and programs know the fields of all templates. A template that cannot be loaded is told by the next command.
      if (!dryRun)
        await writeSchemas(folders.root, await loadTemplates(folders.compositions).catch(() => ({})));
      return started;
    }),
  );
};
