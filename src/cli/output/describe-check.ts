import type {FixResult} from '../../node/fix-findings.ts';
import {
  adviceLines,
  type CheckReport,
  type Finding,
  findingsByRule,
  type TakeFinding,
} from '../../node/vocabulary.ts';
import {describeRewrite} from './diff.ts';
import {styleText} from './terminal.ts';

/** Findings of one rule and variant that are listed; the rest are counted. */
const LISTED = 5;

const STYLES = {error: 'red', warning: 'yellow', info: 'dim'} as const;

/** What a check found, by variant and rule, and the totals. */
export function describeCheck(report: CheckReport): string[] {
  const {variants, rules, changed, distinctness, totals, advice} = report;
  const {passed, errors, warnings, seconds} = totals;
  const titles = new Map(rules.map(({id, title}) => [id, title]));
  return [
    ...variants.flatMap(({id, pass, findings, advice: given}) => [
      `${paint(pass ? 'green' : 'red', pass ? 'pass' : 'fail')}  ${id}`,
      ...findingsByRule(findings).flatMap(([rule, found]) => describeRule(titles.get(rule) ?? rule, found)),
      ...(advice && given
        ? adviceLines(given, advice).map((line) => `  ${paint('dim', 'advice')} ${line}`)
        : []),
    ]),
    ...changed.map(
      ({brand, rule, limit, from, to, unit, by, why}) =>
        `limit changed by ${brand}: ${rule}.${limit} is ${to} ${unit} instead of ${from}${by === null ? '' : ` (${by}: ${why})`}`,
    ),
    ...describeDistinctness(distinctness),
    `${passed} of ${variants.length} pass, ${errors} errors, ${warnings} warnings, ${seconds.toFixed(1)} s`,
    ...(report.beforeRender
      ? ['No master was checked: run `tenspot render`, and `tenspot check` again.']
      : []),
  ];
}

/** The axes that add nothing, and the concepts that are left. */
function describeDistinctness({concepts, axes}: CheckReport['distinctness']): string[] {
  const files = concepts.flat().length;
  if (files === concepts.length) return [];
  return [
    `${files} files, ${concepts.length} ${concepts.length === 1 ? 'concept' : 'concepts'}`,
    ...axes
      .filter(({adds}) => !adds)
      .map(({axis, variants, concepts: left}) => `  ${axis}: adds no concept (${variants} files, ${left})`),
  ];
}

/** What the rules about takes found in a take that was picked. Frames are those of the take. */
export const describeTakeFindings = (findings: readonly TakeFinding[]): string[] =>
  findings.map(({rule, severity, title, frames, expected, got}) => {
    const head = `${paint(STYLES[severity], severity)} ${title} ${paint('dim', `[${rule}]`)}`;
    return `${head} ${placeOf(frames)}expected ${expected}; got ${got}`;
  });

/** What a repair changes, and what to render afterwards. */
export function describeFixes({changes, summary, left, render}: FixResult, root: string): string[] {
  if (render.length === 0) return ['nothing that a machine can repair', ...left];
  return [
    ...summary,
    ...left,
    ...changes.flatMap((change) => describeRewrite(change, root)),
    `render again: tenspot render --only ${render.join(',')}`,
  ];
}

function describeRule(title: string, found: readonly Finding[]): string[] {
  const [first] = found;
  if (!first) return [];
  const more = found.length - LISTED;
  return [
    `  ${paint(STYLES[first.severity], first.severity)} ${title} ${paint('dim', `[${first.rule}]`)}`,
    ...found
      .slice(0, LISTED)
      .map(({frames, expected, got}) => `    ${placeOf(frames)}expected ${expected}; got ${got}`),
    ...(more > 0 ? [`    and ${more} more`] : []),
  ];
}

const placeOf = (frames: Finding['frames']): string => {
  if (!frames) return '';
  const last = frames.from + frames.frames - 1;
  return frames.frames === 1 ? `frame ${frames.from}: ` : `frames ${frames.from} to ${last}: `;
};

const paint = (style: 'red' | 'green' | 'yellow' | 'dim', text: string): string =>
  styleText(style, text, {stream: process.stdout});
