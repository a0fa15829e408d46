import type {RenderedVariant, RenderResult} from '../../node/render-result.ts';
import type {Finding, OneByOne} from '../../node/vocabulary.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {problemRecord} from '../../spot/problem/problem-record.ts';
import {visibleJson} from '../../spot/problem/visible-text.ts';
import type {ExitCode} from '../tenspot-command.ts';
import {describeAudit, describeExplanation} from './describe-segments.ts';
import {describeProblem} from './print-error.ts';
import {print, styleText} from './terminal.ts';
import {warned} from './warned.ts';

type Options = {
  json: boolean;
  /** Fields that the JSON object has beside those of the manifest. */
  more?: Record<string, unknown> | undefined;
  /** Whether all variants were asked for, so that one that was left out is a variant that failed. Default: no. */
  keepGoing?: boolean | undefined;
};

/**
 * Prints the result of a batch: the paths of the masters on stdout, everything else on stderr. With `json`, stdout has the manifest
 * instead. Returns the exit code.
 */
export function printBatch(result: RenderResult, {json, more, keepGoing = false}: Options): ExitCode {
  const {variants, folder, contactSheet, contactSheets, manifest, audit, explanation, oneByOne} = result;
  const lines = [
    ...(explanation ? describeExplanation(explanation) : []),
    ...(audit ? describeAudit(audit) : []),
    ...warnings(variants),
    ...errors(variants),
    totals(result),
    ...(oneByOne ? [describeOneByOne(oneByOne)] : []),
  ];
  print(process.stderr, lines.map((line) => `${line}\n`).join(''));
  if (json) {
    const all = {
      ...manifest,
      folder,
      contactSheet,
      contactSheets,
      ...more,
      ...(oneByOne ? {oneByOne} : {}),
      ...(explanation ? {explain: explanation} : {}),
      ...(audit ? {audit} : {}),
      refused: result.refused.map(problemRecord),
      ...warned(),
    };
    print(process.stdout, `${visibleJson(all)}\n`);
  } else print(process.stdout, variants.flatMap(({file}) => (file === null ? [] : [`${file}\n`])).join(''));
  const code = exitCodeOf(result);
  return code === EXIT.done && keepGoing && result.refused.length > 0 ? EXIT.someFailed : code;
}

/** A gate that is red counts more than a variant that failed. */
function exitCodeOf({variants, audit}: RenderResult): ExitCode {
  if (audit && !audit.pass) return EXIT.gate;
  const failed = variants.filter(({status}) => status === 'failed').length;
  if (failed === 0) return EXIT.done;
  return failed === variants.length ? EXIT.failed : EXIT.someFailed;
}

function totals({variants, contactSheet, seconds}: RenderResult): string {
  const count = (status: RenderedVariant['status']): number =>
    variants.filter((variant) => variant.status === status).length;
  const counts = [
    `${count('done')} rendered`,
    `${count('reused')} unchanged`,
    ...(count('failed') > 0 ? [`${count('failed')} failed`] : []),
  ];
  return [`${counts.join(', ')} in ${seconds.toFixed(1)} s`, ...(contactSheet ? [contactSheet] : [])].join(
    '  ',
  );
}

const describeOneByOne = ({frames, framesPerSecond, seconds, asSet}: OneByOne): string =>
  `rendered as a set in ${length(asSet)}; rendered one by one, these variants would take about ${length(seconds)}: ${frames.toLocaleString('en')} frames at ${framesPerSecond.toFixed(1)} a second on this machine`;

const length = (seconds: number): string =>
  seconds < 150 ? `${Math.round(seconds)} s` : `${Math.round(seconds / 60)} min`;

/** Each finding once, with its variants. What was converted is told when a master is made with it. */
function warnings(variants: readonly RenderedVariant[]): string[] {
  const describe = ({rule, expected, got}: Finding): string =>
    `${styleText('yellow', 'warning', {stream: process.stderr})} expected ${expected}, got ${got} [${rule}]`;
  const findings = variants.flatMap(({status, findings: own}) =>
    own.filter(({rule}) => status === 'done' || rule !== 'take-conformed'),
  );
  return grouped(findings.map((finding) => ({text: describe(finding), variant: finding.variant})));
}

/** Each problem once, with the variants that failed because of it. */
function errors(variants: readonly RenderedVariant[]): string[] {
  return grouped(
    variants.flatMap(({id, problems}) =>
      problems.map((problem) => ({text: describeProblem(problem), variant: id})),
    ),
  );
}

function grouped(lines: readonly {text: string; variant: string}[]): string[] {
  return [...Map.groupBy(lines, ({text}) => text)].map(
    ([text, same]) => `${text}\n  in       ${[...new Set(same.map(({variant}) => variant))].join(', ')}`,
  );
}
