import {Option} from 'commander';
import {bench} from '../../node/bench.ts';
import {CASES, type Measured} from '../../node/vocabulary.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {print, styleText} from '../output/terminal.ts';
import {SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';

type Options = {quick: boolean; full: boolean; reviewGrid: boolean; json: boolean};

export const command = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('bench')
    .has({cost: 'free', reads: SPOT_DOCUMENTS})
    .description(
      'Measures a batch against stock Remotion on this machine. Exit code 4 when a ratio is worse than its gate.',
    )
    .argument('[spot]', 'a spot with at least ten variants; default: as for `tenspot render`')
    .option('--quick', 'only with takes of 720x1280', false)
    .addOption(
      new Option(
        '--full',
        'render all ten variants with stock Remotion, instead of multiplying the median of three by ten',
      )
        .default(false)
        .conflicts('quick'),
    )
    .addOption(
      new Option('--review-grid', 'only the review app, with 100 masters')
        .default(false)
        .conflicts(['quick', 'full']),
    )
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (spot: string | undefined, {quick, full, reviewGrid, json}: Options) => {
      const result = await bench(await openHere(), {
        spot,
        signal,
        extent: reviewGrid ? 'review-grid' : quick ? 'quick' : full ? 'full' : 'usual',
        onProgress: openProgress(),
        onCase: (measured) => void print(process.stderr, `${describe(measured)}\n`),
      });
      const {versions, cases} = result;
      printResult(json, result, [
        Object.entries(versions)
          .map(([name, version]) => `${name} ${version}`)
          .join(', '),
        ...cases.map(describe),
      ]);
      return cases.every(({pass}) => pass) ? EXIT.done : EXIT.gate;
    });

function describe({id, takes, ours, stock, ratio, gate, goal, pass}: Measured): string {
  const {what, against} = CASES[id];
  const unit = id.endsWith('-memory') ? 'GB' : 's';
  const digits = id.startsWith('review-') ? 3 : 1;
  const figures = `${ours.toFixed(digits)} ${unit} / ${stock.toFixed(digits)} ${unit}`;
  const verdict = pass ? 'pass' : styleText('red', 'fail', {stream: process.stderr});
  return `${id.padEnd(16)} ${takes.padEnd(10)} ${figures.padStart(18)}  ${ratio.toFixed(3)}  gate ${gate}, goal ${goal}  ${verdict}  ${what}, against ${against}`;
}
