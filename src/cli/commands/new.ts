import {join} from 'node:path';
import {Argument, Command} from 'commander';
import {findWorkspace} from '../../production/project/workspace.ts';
import {KINDS, type Kind, startFrom} from '../../production/scaffold/new.ts';
import {printResult} from '../output/print-result.ts';

type Options = {from?: string; dryRun: boolean; json: boolean};

export const command = (): Command =>
  new Command('new')
    .description('Starts a spot, a template, a brand or a provider as a copy of one that works.')
    .addArgument(new Argument('<kind>', 'what to start').choices(KINDS))
    .argument('<name>', 'a-z, 0-9 and dashes')
    .option(
      '--from <name>',
      'the one to copy; default: the first of its kind, for a provider one that is made up',
    )
    .option('--dry-run', 'print the files that would be written, write nothing', false)
    .option('--json', 'print one JSON object on stdout', false)
    .action(async (kind: Kind, name: string, {from, dryRun, json}: Options) => {
      const workspace = await findWorkspace(process.cwd());
      const {folder, files} = await startFrom(workspace, {kind, name, from, dryRun});
      printResult(
        json,
        {dryRun, kind, name, folder, files},
        dryRun ? files.map((file) => join(folder, file)) : [folder],
      );
      if (kind === 'provider' && !dryRun)
        process.stderr.write(
          'its test:  npm install --save-dev vitest fast-check && npx vitest run providers\n',
        );
    });
