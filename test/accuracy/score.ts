import type {Instance} from './ads.ts';
import {KIND_IDS, KINDS, type Kind} from './kinds.ts';
import {SIDE_EFFECTS} from './side-effects.ts';

/** A finding as `tenspot check --json` prints it. */
export type PrintedFinding = {
  rule: string;
  severity: 'info' | 'warning' | 'error';
  variant: string;
  frames: {from: number; frames: number} | null;
  expected: string;
  got: string;
};

/** An ad of the set with what the check found in it. */
export type Judged = {instance: Instance; place: Instance['place']; findings: PrintedFinding[]};

/** An interval of 95 % by Wilson's formula (E. B. Wilson, 1927). */
export function wilson(hits: number, trials: number): [number, number] {
  if (trials === 0) return [0, 1];
  const z = 1.959964;
  const part = hits / trials;
  const under = 1 + z ** 2 / trials;
  const middle = part + z ** 2 / (2 * trials);
  const reach = z * Math.sqrt((part * (1 - part)) / trials + z ** 2 / (4 * trials ** 2));
  return [Math.max(0, (middle - reach) / under), Math.min(1, (middle + reach) / under)];
}

/** How a check did on one kind. */
export type KindScore = {
  kind: Kind;
  /** Found defects, as a part of those and of the ads in which a rule of the kind raised a wrong error. */
  precision: number;
  /** Found defects, as a part of all. */
  recall: number;
  /** Bounds of recall, 95 %. */
  interval: [number, number];
  found: number;
  missed: number;
  /** Clean ads with an error of a rule of the kind. */
  falseAlarms: number;
  /** Ads with a defect, of this kind or another, in which a rule of the kind raised an error that the defect does not explain. */
  wrong: number;
  /** Ids of the instances that were not found. */
  missedIds: string[];
};

/** `warnings`: rules that never raise an error. A warning of theirs counts. */
export type Gates = {warnings: ReadonlySet<string>};

const raises = ({severity, rule}: PrintedFinding, {warnings}: Gates): boolean =>
  severity === 'error' || (severity === 'warning' && warnings.has(rule));

/** Whether a rule of the kind found the defect, where it is. */
export const isFound = (judged: Judged, gates: Gates): boolean =>
  judged.findings.some((finding) => raises(finding, gates) && isOfDefect(finding, judged));

function isOfDefect(finding: PrintedFinding, {instance: {kind}, place}: Judged): boolean {
  const rules: readonly string[] = kind ? KINDS[kind] : [];
  return rules.includes(finding.rule) && overlaps(finding.frames, place);
}

/**
 * Errors that the defect of an ad does not explain: those of other rules, if they are no known effect of it, and those in other frames. In a clean ad,
 * all errors.
 */
export function wrongFindings(judged: Judged, gates: Gates): PrintedFinding[] {
  const {
    instance: {kind},
    place,
    findings,
  } = judged;
  const effects = kind ? SIDE_EFFECTS[kind] : {};
  return findings.filter(
    (finding) =>
      raises(finding, gates) &&
      !isOfDefect(finding, judged) &&
      !(finding.rule in effects && overlaps(finding.frames, place)),
  );
}

const overlaps = (a: Instance['place'], b: Instance['place']): boolean =>
  !a || !b || (a.from < b.from + b.frames && b.from < a.from + a.frames);

/** Scores each kind that has instances. */
export function scoreKinds(judged: readonly Judged[], gates: Gates): KindScore[] {
  const wrongIn = judged.map((each) => ({each, rules: wrongFindings(each, gates).map(({rule}) => rule)}));
  return KIND_IDS.flatMap((kind) => {
    const own = judged.filter(({instance}) => instance.kind === kind);
    if (own.length === 0) return [];
    const rules: readonly string[] = KINDS[kind];
    const missed = own.filter((each) => !isFound(each, gates));
    const found = own.length - missed.length;
    const wrongAds = wrongIn.filter((ad) => ad.rules.some((rule) => rules.includes(rule)));
    const falseAlarms = wrongAds.filter(({each}) => each.instance.kind === null).length;
    return [
      {
        kind,
        precision: found + wrongAds.length === 0 ? 0 : found / (found + wrongAds.length),
        recall: found / own.length,
        interval: wilson(found, own.length),
        found,
        missed: missed.length,
        falseAlarms,
        wrong: wrongAds.length - falseAlarms,
        missedIds: missed.map(({instance}) => instance.id),
      },
    ];
  });
}

/** Clean ads in which any rule raised an error. */
export const falselyAlarmed = (judged: readonly Judged[]): Judged[] =>
  judged.filter(
    ({instance, findings}) => instance.kind === null && findings.some(({severity}) => severity === 'error'),
  );
