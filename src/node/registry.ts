import {relative} from 'node:path';
import {loadTemplates} from '../production/project/load-templates.ts';
import {driftedRegistries, writeRegistries} from '../production/scaffold/registry.ts';
import {staleSchemas, writeSchemas} from '../production/scaffold/schemas/schemas.ts';
import {TenspotError} from '../spot/problem/errors.ts';
import type {TenspotProject} from './open-project.ts';
import {running} from './running.ts';

/** Whether the files are written. */
export type RegistryOptions = {
  /** Writes nothing, and fails when a registry does not match the folders. Default: false. */
  check?: boolean | undefined;
  /** Writes nothing, and returns what would be written. Default: false. */
  dryRun?: boolean | undefined;
};

/**
 * Writes the registries that name every template and provider, and the JSON Schemas of the documents. Returns the files that changed, as
 * paths from the workspace. Errors: `registry-drift`, with `check`; `template-broken`.
 */
export const registry = (
  {folders: {root, compositions}, inTurn}: TenspotProject,
  {check, dryRun}: RegistryOptions = {},
): Promise<string[]> =>
  running({}, () =>
    inTurn(async () => {
      if (check) return refuseDrift(root);
      const registries = dryRun
        ? (await driftedRegistries(root)).map(({file}) => file)
        : await writeRegistries(root);
      const templates = await loadTemplates(compositions);
      const schemas = dryRun ? await staleSchemas(root, templates) : await writeSchemas(root, templates);
      return [...registries, ...schemas].map((file) => relative(root, file));
    }),
  );

async function refuseDrift(root: string): Promise<string[]> {
  const drifted = await driftedRegistries(root);
  if (drifted.length === 0) return [];
  throw new TenspotError(
    drifted.map(({file}) => ({
      code: 'registry-drift',
      what: 'this registry does not match the folders',
      where: {file: relative(root, file)},
      expected: 'an entry for each folder',
      got: 'a different text',
      fix: 'Run `npx tenspot registry` and commit the file.',
    })),
  );
}
