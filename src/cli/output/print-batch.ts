import {join} from 'node:path';
import {styleText} from 'node:util';
import {readText} from '../../machine/files/read-file.ts';
import type {Project} from '../../production/project/open-project.ts';
import type {Report} from '../../production/project/report.ts';
import type {Batch} from '../../production/render/batch.ts';
import {type OneByOne, oneByOne} from '../../production/render/one-by-one-estimate.ts';
import type {VariantOutcome} from '../../production/render/outcome.ts';
import {type Finding, footageFindings} from '../../spot/findings/finding.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import type {ExitCode} from '../tenspot-command.ts';
import {describeAudit, describeExplanation, explainBatch} from './describe-segments.ts';
import {describeProblem} from './print-error.ts';

type Options = {
  json: boolean;
  explain?: boolean | undefined;
  /** Fields that the JSON object has beside those of the manifest. */
  more?: Record<string, unknown> | undefined;
  report: Report;
  signal: AbortSignal;
};

/**
 * Prints the result of a batch: the paths of the masters on stdout, everything else on stderr. With `json`, stdout has the manifest
 * instead. Returns the exit code.
 */
export async function printBatch(
  batch: Batch,
  project: Pick<Project, 'workspace' | 'store'>,
  {json, explain, more, report, signal}: Options,
): Promise<ExitCode> {
  const {outcomes, folder, audit} = batch;
  const estimate = await oneByOne(batch, project, report, signal);
  const explanation = explain ? explainBatch(batch) : undefined;
  const lines = [
    ...(explanation ? describeExplanation(explanation) : []),
    ...(audit ? describeAudit(audit) : []),
    ...warnings(outcomes),
    ...errors(outcomes),
    totals(batch),
    ...(estimate ? [describeOneByOne(estimate)] : []),
  ];
  process.stderr.write(lines.map((line) => `${line}\n`).join(''));
  if (json) {
    const manifest: object = JSON.parse(await readText(join(folder, 'manifest.json')));
    const all = {
      ...manifest,
      ...more,
      ...(estimate ? {oneByOne: estimate} : {}),
      ...(explanation ? {explain: explanation} : {}),
      ...(audit ? {audit} : {}),
    };
    process.stdout.write(`${JSON.stringify(all)}\n`);
  } else {
    const made = outcomes.filter(({status}) => status !== 'failed');
    process.stdout.write(made.map(({variant}) => `${join(folder, `${variant.id}.mp4`)}\n`).join(''));
  }
  return exitCodeOf(batch);
}

/** A gate that is red counts more than a variant that failed. */
function exitCodeOf({outcomes, audit}: Batch): ExitCode {
  if (audit && !audit.pass) return EXIT.gate;
  const failed = outcomes.filter(({status}) => status === 'failed').length;
  if (failed === 0) return EXIT.done;
  return failed === outcomes.length ? EXIT.failed : EXIT.someFailed;
}

function totals({outcomes, folder, seconds}: Batch): string {
  const count = (status: VariantOutcome['status']): number =>
    outcomes.filter((outcome) => outcome.status === status).length;
  const counts = [
    `${count('done')} rendered`,
    `${count('reused')} unchanged`,
    ...(count('failed') > 0 ? [`${count('failed')} failed`] : []),
  ];
  return `${counts.join(', ')} in ${seconds.toFixed(1)} s  ${join(folder, 'contact-sheet.jpg')}`;
}

const describeOneByOne = ({frames, framesPerSecond, seconds, asSet}: OneByOne): string =>
  `rendered as a set in ${length(asSet)}; rendered one by one, these variants would take about ${length(seconds)}: ${frames.toLocaleString('en')} frames at ${framesPerSecond.toFixed(1)} a second on this machine`;

const length = (seconds: number): string =>
  seconds < 150 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;

/** Each finding once, with its variants. */
function warnings(outcomes: readonly VariantOutcome[]): string[] {
  const findings = outcomes.flatMap(({variant, prepared}) =>
    prepared ? footageFindings(variant.id, prepared.spot.footage, prepared.fillings) : [],
  );
  const describe = ({rule, expected, got}: Finding): string =>
    `${styleText('yellow', 'warning', {stream: process.stderr})} expected ${expected}, got ${got} [${rule}]`;
  return grouped(findings.map((finding) => ({text: describe(finding), variant: finding.variant})));
}

/** Each problem once, with the variants that failed because of it. */
function errors(outcomes: readonly VariantOutcome[]): string[] {
  const failed = outcomes.filter(({status}) => status === 'failed');
  return grouped(
    failed.flatMap(({variant, problems}) =>
      problems.map((problem) => ({text: describeProblem(problem), variant: variant.id})),
    ),
  );
}

function grouped(lines: readonly {text: string; variant: string}[]): string[] {
  return [...Map.groupBy(lines, ({text}) => text)].map(
    ([text, same]) => `${text}\n  in       ${[...new Set(same.map(({variant}) => variant))].join(', ')}`,
  );
}
