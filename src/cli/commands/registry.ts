import {registry} from '../../node/registry.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {printResult} from '../output/print-result.ts';
import {TenspotCommand} from '../tenspot-command.ts';

type Options = {check: boolean; dryRun: boolean; json: boolean};

export const command = (): TenspotCommand =>
  new TenspotCommand('registry')
    .has({cost: 'writes', writes: ['compositions/*.generated.ts', '.tenspot/schemas/']})
    .description(
      'Writes the registries that name every template and provider, and the JSON Schemas of the documents.',
    )
    .option('--check', 'write nothing; fail when a registry does not match the folders', false)
    .option('--dry-run', 'print the files that would be written, write nothing', false)
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async ({check, dryRun, json}: Options) => {
      const written = await registry(await openHere(), {check, dryRun});
      printResult(json, {dryRun: dryRun || check, written}, written);
      return EXIT.done;
    });
