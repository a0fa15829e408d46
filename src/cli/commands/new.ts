import {join} from 'node:path';
import {Argument} from 'commander';
import {create} from '../../node/create.ts';
import {KINDS, type Kind} from '../../node/vocabulary.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {printResult} from '../output/print-result.ts';
import {print} from '../output/terminal.ts';
import {TenspotCommand} from '../tenspot-command.ts';

type Options = {from?: string; dryRun: boolean; json: boolean};

export const command = (): TenspotCommand =>
  new TenspotCommand('new')
    .has({cost: 'writes', writes: ['compositions/', 'brands/', 'providers/']})
    .description('Starts a spot, a template, a brand or a provider as a copy of an existing one.')
    .addArgument(new Argument('<kind>', 'what to start').choices(KINDS))
    .argument('<name>', 'a-z, 0-9 and dashes')
    .option('--from <name>', 'what to copy; default: the first of its kind, and for a provider an example')
    .option('--dry-run', 'print the files that would be written, write nothing', false)
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (kind: Kind, name: string, {from, dryRun, json}: Options) => {
      const {folder, files} = await create(await openHere(), {kind, name, from, dryRun});
      printResult(
        json,
        {dryRun, kind, name, folder, files},
        dryRun ? files.map((file) => join(folder, file)) : [folder],
      );
      if (kind === 'spot' && !dryRun)
        print(
          process.stderr,
          'its brand, copy, shots, script, edit and claims are still those of the spot that was copied: change them in its documents\n',
        );
      if (kind === 'provider' && !dryRun)
        print(
          process.stderr,
          'its test:  npm install --save-dev vitest fast-check && npx vitest run providers\n',
        );
      if (kind === 'brand' && !dryRun)
        print(
          process.stderr,
          'its name is new, and it has no link, legal line or address yet; logo, colours, fonts, words, claims, products and music are still those that were copied: change them in brand.yaml\n',
        );
      return EXIT.done;
    });
