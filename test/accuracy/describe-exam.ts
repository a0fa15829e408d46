import {JUDGED_KINDS, KINDS, type Kind} from './kinds.ts';
import type {Exam} from './run-exam.ts';
import {
  falselyAlarmed,
  type KindScore,
  type PrintedFinding,
  scoreKinds,
  wilson,
  wrongFindings,
} from './score.ts';

/** The scores of a set, as `npm run accuracy -- --json` prints them. */
export type ExamReport = {
  kinds: KindScore[];
  clean: {ads: number; falseAlarms: number; interval: [number, number]};
  secondsPerVariant: number;
  /** Kinds of which the check has no rule. */
  withoutRule: string[];
  missed: {id: string; strength: string; where: string; note: string; found: string[]}[];
  falseAlarms: {id: string; note: string; found: string[]}[];
  /** Ads with a defect that have errors which the defect does not explain. */
  wrong: {id: string; note: string; found: string[]}[];
  /** What was measured: the commit, and a hash of the program and the generator. */
  program: string;
  failures: string[];
};

/** Scores what was found in a set. */
export function reportOf({judged, warnings, rules, seconds, failures, program}: Exam): ExamReport {
  const kinds = scoreKinds(judged, {warnings});
  const ads = judged.filter(({instance}) => instance.kind === null).length;
  const alarmed = falselyAlarmed(judged);
  const wrong = judged.flatMap((each) => {
    const findings = each.instance.kind === null ? [] : wrongFindings(each, {warnings});
    return findings.length === 0 ? [] : [{instance: each.instance, findings}];
  });
  const missed = new Set(kinds.flatMap(({missedIds}) => missedIds));
  return {
    kinds,
    clean: {ads, falseAlarms: alarmed.length, interval: wilson(alarmed.length, ads)},
    secondsPerVariant: Number((seconds / Math.max(1, judged.length)).toFixed(2)),
    withoutRule: kinds.filter(({kind}) => !KINDS[kind].some((rule) => rules.has(rule))).map(({kind}) => kind),
    missed: judged
      .filter(({instance}) => missed.has(instance.id))
      .map(({instance: {id, strength, where, note}, findings}) => ({
        id,
        strength,
        where,
        note,
        found: foundIn({findings}),
      })),
    falseAlarms: alarmed.map(({instance: {id, note}, findings}) => ({id, note, found: foundIn({findings})})),
    wrong: wrong.map(({instance: {id, note}, findings}) => ({id, note, found: foundIn({findings})})),
    program,
    failures,
  };
}

const foundIn = ({findings}: {findings: readonly PrintedFinding[]}): string[] =>
  findings
    .filter(({severity}) => severity !== 'info')
    .map(
      ({rule, severity, frames, expected, got}) =>
        `${severity} ${rule}${frames ? ` at ${frames.from}+${frames.frames}` : ''}: expected ${expected}; got ${got}`,
    );

/** The recall that a kind should reach. */
const targetOf = (kind: Kind): number => (JUDGED_KINDS.includes(kind) ? 0.9 : 0.98);

const percent = (part: number): string => `${(100 * part).toFixed(0)} %`;
const span = ([low, high]: readonly [number, number]): string => `${percent(low)} to ${percent(high)}`;

/** The scores as lines for a terminal. */
export function linesOf({
  kinds,
  clean,
  secondsPerVariant,
  withoutRule,
  missed,
  falseAlarms,
  wrong: wrongAds,
  program,
  failures,
}: ExamReport): string[] {
  return [
    'kind                 recall   95 %               found   precision   in clean ads   wrong in others',
    ...kinds.map(
      ({kind, recall, interval, found, missed: not, precision, falseAlarms: alarms, wrong}) =>
        `${kind.padEnd(20)} ${percent(recall).padStart(6)}   ${span(interval).padEnd(16)} ${`${found} of ${found + not}`.padStart(9)}   ${percent(precision).padStart(6)}      ${String(alarms).padStart(6)}   ${String(wrong).padStart(12)}${withoutRule.includes(kind) ? '   no rule yet' : recall < targetOf(kind) ? `   below the target of ${targetOf(kind)}` : ''}`,
    ),
    `${clean.falseAlarms} of ${clean.ads} clean ads raise an error (95 %: ${span(clean.interval)}); ${secondsPerVariant} s for each variant`,
    ...missed.map(
      ({id, strength, where, note, found}) =>
        `missed ${id} (${strength}, in ${where}: ${note})${found.map((each) => `\n    ${each}`).join('')}`,
    ),
    ...falseAlarms.map(
      ({id, note, found}) =>
        `false alarm ${id}${note ? ` (${note})` : ''}${found.map((each) => `\n    ${each}`).join('')}`,
    ),
    ...wrongAds.map(
      ({id, note, found}) =>
        `not explained by the defect of ${id} (${note})${found.map((each) => `\n    ${each}`).join('')}`,
    ),
    ...failures.map((each) => `failed: ${each}`),
    `measured: ${program}`,
  ];
}

/** The table of docs/accuracy.md. */
export function tableOf(
  {kinds, clean, secondsPerVariant, missed, falseAlarms, wrong: wrongAds, program}: ExamReport,
  about: string,
): string[] {
  return [
    `${about} Program: ${program}.`,
    '',
    '| kind | rules | found | recall | 95 % interval | precision | clean ads with an error | other ads with a wrong error |',
    '|---|---|---|---|---|---|---|---|',
    ...kinds.map(
      ({kind, recall, interval, found, missed: not, precision, falseAlarms: alarms, wrong}) =>
        `| \`${kind}\` | ${KINDS[kind].map((rule) => `\`${rule}\``).join(' ')} | ${found} of ${found + not} | ${recall.toFixed(2)} | ${interval.map((each) => each.toFixed(2)).join(' to ')} | ${precision.toFixed(2)} | ${alarms} | ${wrong} |`,
    ),
    '',
    `Of ${clean.ads} clean ads, ${clean.falseAlarms} raise an error (95 % interval: ${clean.interval.map((each) => each.toFixed(2)).join(' to ')}). The check takes ${secondsPerVariant} s for each variant.`,
    '',
    'What fails:',
    '',
    ...(missed.length + falseAlarms.length + wrongAds.length === 0 ? ['- nothing'] : []),
    ...missed.map(
      ({id, strength, where, note}) => `- \`${id}\` is missed (${strength}, made in the ${where}): ${note}`,
    ),
    ...falseAlarms.map(
      ({id, note, found}) =>
        `- \`${id}\` raises a false alarm${note ? ` (${note})` : ''}: ${found
          .filter((each) => each.startsWith('error'))
          .map((each) => each.replace(/:.*/, ''))
          .join(', ')}`,
    ),
    ...wrongAds.map(
      ({id, note, found}) =>
        `- \`${id}\` (${note}) has errors that its defect does not explain: ${found.map((each) => each.replace(/:.*/, '')).join(', ')}`,
    ),
  ];
}
