import {check} from '../../node/check.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {toFolder, toNames} from '../arguments/values.ts';
import {describeCheck} from '../output/describe-check.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';

type Flags = {only: string[]; proof: boolean; sandbox: boolean; out?: string; json: boolean};

export const command = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('check')
    .has({cost: 'writes', reads: SPOT_DOCUMENTS, writes: ['out/<spot>/check.json']})
    .description(
      'Checks the masters of a spot: file, frames, light, footage. Exit code 4 when a finding is an error. It does not replace a certificate of a broadcaster.',
    )
    .argument(
      '[spot]',
      'a folder of compositions/spots; default: the spot that package.json names, or the only one',
    )
    .option(
      '--only <ids>',
      'only variants with these ids (ice-shop) or axis values (hook=ice); commas between several, or repeat --only',
      toNames('ids of variants (ice-shop) or axis values (hook=ice)'),
      [],
    )
    .option('--proof', 'check the proofs instead of the masters', false)
    .option('--sandbox', 'check what was made from the takes of the sandbox', false)
    .option('--out <folder>', 'where out/<spot> is; default: out/ of the workspace', toFolder)
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (spot: string | undefined, {only, proof, sandbox, out, json}: Flags) => {
      const project = await openHere(out);
      const report = await check(project, {spot, sandbox, only, proof, signal, onProgress: openProgress()});
      printResult(json, report, describeCheck(report));
      return report.pass ? EXIT.done : EXIT.gate;
    });
