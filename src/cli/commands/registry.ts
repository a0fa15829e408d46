import {relative} from 'node:path';
import {loadTemplates} from '../../production/project/load-templates.ts';
import {findWorkspace} from '../../production/project/workspace.ts';
import {driftedRegistries, writeRegistries} from '../../production/scaffold/registry.ts';
import {staleSchemas, writeSchemas} from '../../production/scaffold/schemas/schemas.ts';
import {EXIT, TenspotError} from '../../spot/problem/errors.ts';
import {printResult} from '../output/print-result.ts';
import {type ExitCode, TenspotCommand} from '../tenspot-command.ts';

type Options = {check: boolean; dryRun: boolean; json: boolean};

export const command = (): TenspotCommand =>
  new TenspotCommand('registry')
    .description(
      'Writes the registries that name every template and provider, and the JSON Schemas of the documents.',
    )
    .option('--check', 'write nothing; fail when a registry does not match the folders', false)
    .option('--dry-run', 'print the files that would be written, write nothing', false)
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async ({check, dryRun, json}: Options) => {
      const {root, compositions} = await findWorkspace(process.cwd());
      const print = (files: readonly string[]): ExitCode => {
        const written = files.map((file) => relative(root, file));
        printResult(json, {dryRun: dryRun || check, written}, written);
        return EXIT.done;
      };
      if (check) {
        await refuseDrift(root);
        return print([]);
      }
      const registries = dryRun
        ? (await driftedRegistries(root)).map(({file}) => file)
        : await writeRegistries(root);
      const templates = await loadTemplates(compositions);
      const schemas = dryRun ? await staleSchemas(root, templates) : await writeSchemas(root, templates);
      return print([...registries, ...schemas]);
    });

async function refuseDrift(root: string): Promise<void> {
  const drifted = await driftedRegistries(root);
  if (drifted.length === 0) return;
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
