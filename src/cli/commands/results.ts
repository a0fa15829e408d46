import {
  importResults,
  type ResultsReport,
  type TriedVariants,
  triedVariants,
} from '../../node/import-results.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';

type Flags = {until?: string; dryRun: boolean; json: boolean};

export const command = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('results')
    .has({cost: 'writes', reads: SPOT_DOCUMENTS, writes: ['rounds/results.jsonl of the spot']})
    .description('Imports what ad platforms report about a spot.')
    .addCommand(importCommand(signal))
    .addCommand(triedCommand(signal));

const importCommand = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('import')
    .has({cost: 'writes', reads: SPOT_DOCUMENTS, writes: ['rounds/results.jsonl of the spot']})
    .description(
      'Joins the report of a platform (CSV, one row an ad) with variants, by the names of ads or files, and compares the values of each axis, with intervals of 95 %. Records what was tried. Exit code 3 if a row could not be joined.',
    )
    .argument('<file>', 'the CSV')
    .argument('[spot]', 'a folder of compositions/spots; default: as for `tenspot render`')
    .option('--until <day>', 'the last day of the report, as 2026-11-28')
    .option('--dry-run', 'record nothing', false)
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

const triedCommand = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('tried')
    .has({cost: 'free', reads: SPOT_DOCUMENTS})
    .description(
      'Lists which variants of a spot were in imported reports, under this id or another, with the counts. A variant with the same values on all axes is the same.',
    )
    .argument('[spot]', 'a folder of compositions/spots; default: as for `tenspot render`')
    .option('--json', 'print one JSON object on stdout', false)
    .runs(async (spot: string | undefined, {json}: Pick<Flags, 'json'>) => {
      const tried = await triedVariants(await openHere(), {spot, signal, onProgress: openProgress()});
      printResult(json, tried, describeTried(tried));
      return EXIT.done;
    });

function describeTried({variants}: TriedVariants): string[] {
  return variants.map(({variant, reports}) => {
    const last = reports.at(-1);
    if (!last) return `${variant}  not tried`;
    const ids = [...new Set(reports.map(({as}) => as))].filter((id) => id !== variant);
    const counts = Object.entries(last.counts).flatMap(([name, count]) =>
      count === null ? [] : [`${count.toLocaleString('en')} ${name}`],
    );
    return `${variant}  in ${reports.length === 1 ? '1 report' : `${reports.length} reports`}${ids.length > 0 ? ` as ${ids.join(', ')}` : ''}, last ${last.until ?? last.at.slice(0, 10)}: ${counts.join(', ')}`;
  });
}

const percent = (share: number): string => `${(100 * share).toFixed(2)} %`;

const points = (difference: number): string => `${difference < 0 ? '' : '+'}${(100 * difference).toFixed(2)}`;

function describe(report: ResultsReport): string[] {
  const {axes, design, left, guessed, notes, results, before, remembered} = report;
  return [
    ...axes.flatMap(({axis, share, values, confounded, partial}) => [
      `${axis}, ${share}:`,
      ...values.map(({value, interval: {share: own, low, high}, trials, against}) => {
        const moved = against?.clear ? (against.by > 0 ? ': above the others' : ': below the others') : '';
        const compared = against
          ? `, ${points(against.by)} points against the others (${points(against.low)} to ${points(against.high)})${moved}`
          : '';
        return `  ${value}  ${percent(own)} (${percent(low)} to ${percent(high)}) of ${trials.toLocaleString('en')}${compared}`;
      }),
      ...(values.length > 1 && values.some(({against}) => against === null)
        ? [
            '  some values are not compared: a comparison needs variants that differ in this axis and in no other',
          ]
        : []),
      ...(confounded.length > 0
        ? [`  confounded with ${confounded.join(', ')}: the report cannot separate their effects`]
        : []),
      ...(partial.length > 0 ? [`  not in all combinations with ${partial.join(', ')}`] : []),
    ]),
    ...design.map(({a, b, design: kind}) => `${a} and ${b}: ${kind}`),
    ...before.map(
      ({variant, at, as}) =>
        `${variant} was in ${at.length === 1 ? 'an earlier report' : `${at.length} earlier reports`}${as.some((id) => id !== variant) ? ` as ${as.join(', ')}` : ''}`,
    ),
    ...notes,
    ...guessed.map(
      ({line, name, variant}) =>
        `warning: line ${line}, "${name}" is counted for ${variant}, because it contains this name; the row may be about another ad`,
    ),
    ...left.map(({line, name, reason}) => `not joined: line ${line}, "${name}": ${reason}`),
    `${results.length} variants joined, ${left.length} rows not joined${remembered ? '; recorded in rounds/results.jsonl' : ''}`,
  ];
}
