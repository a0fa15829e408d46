import {relative} from 'node:path';
import {Command} from 'commander';
import {findWorkspace} from '../../production/workspace/find.ts';
import {driftedRegistries, writeRegistries} from '../../production/workspace/registry.ts';
import {TenspotError} from '../../spot/errors.ts';

export const command = (): Command =>
  new Command('registry')
    .description('Writes the registries that name every template and provider.')
    .option('--check', 'change nothing; fail when a registry is not what the folders say', false)
    .action(async ({check}: {check: boolean}) => {
      const {root} = await findWorkspace(process.cwd());
      if (!check) {
        for (const file of await writeRegistries(root)) process.stdout.write(`${relative(root, file)}\n`);
        return;
      }
      const drifted = await driftedRegistries(root);
      if (drifted.length === 0) return;
      throw new TenspotError(
        drifted.map(({file}) => ({
          code: 'registry-drift',
          what: 'this registry is not what the folders say',
          where: {file: relative(root, file)},
          expected: 'an entry a folder',
          got: 'another text',
          fix: 'Run `npx tenspot registry` and commit the file.',
        })),
      );
    });
