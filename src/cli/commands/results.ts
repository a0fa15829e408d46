import {importResults, type ResultsReport} from '../../node/import-results.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';

type Flags = {until?: string; dryRun: boolean; json: boolean};

export const command = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('results')
    .has({cost: 'writes', reads: SPOT_DOCUMENTS, writes: ['rounds/results.jsonl of the spot']})
    .description('What ads of a spot did where they ran.')
    .addCommand(importCommand(signal));

const importCommand = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('import')
    .has({cost: 'writes', reads: SPOT_DOCUMENTS, writes: ['rounds/results.jsonl of the spot']})
    .description(
      'Joins the report of a platform (CSV, one row an ad) with variants, by the names of ads or files, and compares the values of each axis, with intervals of 95 %. Remembers what was tried. Exit code 3 if a row could not be joined.',
    )
    .argument('<file>', 'the CSV')
    .argument('[spot]', 'a folder of compositions/spots; default: as for `tenspot render`')
    .option('--until <day>', 'the last day of the report, as 2026-11-28')
    .option('--dry-run', 'remember nothing', false)
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (file: string, spot: string | undefined, {json, ...flags}: Flags) => {
      const report = await importResults(await openHere(), {
        file,
        spot,
        ...flags,
        signal,
        onProgress: openProgress(),
      });
      printResult(json, {dryRun: flags.dryRun, ...report}, describe(report));
      return report.left.length > 0 ? EXIT.someFailed : EXIT.done;
    });

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

function describe({axes, design, left, results, before, remembered}: ResultsReport): string[] {
  return [
    ...axes.flatMap(({axis, share, values, confounded, partial}) => [
      `${axis}, ${share}:`,
      ...values.map(({value, interval: {share: own, low, high}, trials, against}) => {
        const moved = against?.clear ? (against.by > 0 ? ', above the others' : ', below the others') : '';
        return `  ${value}  ${percent(own)} (${percent(low)} to ${percent(high)}) of ${trials.toLocaleString('en')}${moved}`;
      }),
      ...(confounded.length > 0
        ? [`  cannot be told apart from ${confounded.join(', ')}: their values went together`]
        : []),
      ...(partial.length > 0 ? [`  not in all combinations with ${partial.join(', ')}`] : []),
    ]),
    ...design.map(({a, b, design: kind}) => `${a} and ${b}: ${kind}`),
    ...before.map(
      ({variant, at}) =>
        `${variant} was in ${at.length === 1 ? 'an earlier report' : `${at.length} earlier reports`}`,
    ),
    ...left.map(({line, name, reason}) => `not joined: line ${line}, "${name}": ${reason}`),
    `${results.length} variants joined, ${left.length} rows not joined${remembered ? '; remembered' : ''}`,
  ];
}
