import {join} from 'node:path';
import {styleText} from 'node:util';
import {readText} from '../../machine/files/files.ts';
import type {Batch} from '../../production/render/batch.ts';
import type {OneByOne} from '../../production/render/one-by-one-estimate.ts';
import type {VariantOutcome} from '../../production/render/outcome.ts';
import {type Finding, footageFindings} from '../../spot/findings/finding.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {describeProblem} from './print-error.ts';

/**
 * Tells how a batch came out: files on stdout, the rest on stderr. As JSON, the manifest and what `more` adds to it.
 * Sets the exit code.
 */
export async function printBatch(
  batch: Batch,
  json: boolean,
  more: {oneByOne?: OneByOne; [name: string]: unknown} = {},
): Promise<void> {
  const {outcomes, folder, seconds} = batch;
  const by = (status: VariantOutcome['status']): VariantOutcome[] =>
    outcomes.filter((outcome) => outcome.status === status);
  const [done, reused, failed] = [by('done'), by('reused'), by('failed')];
  for (const line of [...warnings(outcomes), ...errors(failed)]) process.stderr.write(`${line}\n`);
  const counts = [
    `${done.length} rendered`,
    `${reused.length} unchanged`,
    ...(failed.length > 0 ? [`${failed.length} failed`] : []),
  ];
  process.stderr.write(
    `${counts.join(', ')} in ${seconds.toFixed(1)} s  ${join(folder, 'contact-sheet.jpg')}\n`,
  );
  if (more.oneByOne) process.stderr.write(`${describeAlone(more.oneByOne)}\n`);
  const files = outcomes
    .filter(({status}) => status !== 'failed')
    .map(({variant}) => join(folder, `${variant.id}.mp4`));
  const manifest = async (): Promise<string> => {
    const text = await readText(join(folder, 'manifest.json'));
    return Object.keys(more).length === 0 ? text : `${JSON.stringify({...JSON.parse(text), ...more})}\n`;
  };
  process.stdout.write(json ? await manifest() : files.map((file) => `${file}\n`).join(''));
  process.exitCode =
    failed.length === 0 ? EXIT.done : failed.length === outcomes.length ? EXIT.failed : EXIT.someFailed;
}

const describeAlone = ({frames, framesPerSecond, seconds, asSet}: OneByOne): string =>
  `drawn and encoded as a set in ${length(asSet)}; one by one it would have been about ${length(seconds)}: ${frames.toLocaleString('en')} frames, of which this machine draws ${framesPerSecond.toFixed(1)} a second`;

const length = (seconds: number): string =>
  seconds < 150 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;

/** Each finding once, with the variants that it is about. */
function warnings(outcomes: readonly VariantOutcome[]): string[] {
  const findings = outcomes.flatMap(({variant, prepared}) =>
    prepared ? footageFindings(variant.id, prepared.spot.footage, prepared.fillings) : [],
  );
  const say = ({rule, expected, got}: Finding): string =>
    `${styleText('yellow', 'warning', {stream: process.stderr})} expected ${expected}, got ${got} [${rule}]`;
  return grouped(findings, say, ({variant}) => variant);
}

/** Each problem once, with the variants that failed by it. */
function errors(failed: readonly VariantOutcome[]): string[] {
  const problems = failed.flatMap(({variant, problems: all}) =>
    all.map((problem) => ({variant: variant.id, problem})),
  );
  return grouped(
    problems,
    ({problem}) => describeProblem(problem),
    ({variant}) => variant,
  );
}

function grouped<T>(items: readonly T[], say: (item: T) => string, who: (item: T) => string): string[] {
  const groups = new Map<string, Set<string>>();
  for (const item of items) groups.set(say(item), (groups.get(say(item)) ?? new Set()).add(who(item)));
  return [...groups].map(([text, variants]) => `${text}\n  in       ${[...variants].join(', ')}`);
}
