import type {Span} from '../timeline/frames.ts';
import type {ChangedLimit} from './check-report.ts';
import type {Finding} from './finding.ts';

/** A number that a rule compares with. */
export type Limit = {
  value: number;
  /** The unit of `value`, for messages: `frames`, `LUFS`, `%`. */
  unit: string;
  /** Which change of `value` makes the rule stricter. */
  stricter: 'lower' | 'higher';
  /** Where the number comes from. */
  source: string;
};
export type RuleLimits = Readonly<Record<string, Limit>>;

/** The numbers that a rule compares with in one check: its own limits, or those of a brand. */
export type RuleLimitValues<L extends RuleLimits> = {readonly [Name in keyof L]: number};

/** What a rule found at one place. `frames` is null for the whole subject. `severity` replaces that of the rule. */
export type Fault = Pick<Finding, 'frames' | 'expected' | 'got' | 'evidence' | 'fix'> & {
  severity?: Finding['severity'];
};

/** One rule of a check. It is pure: everything that it needs was measured before. */
export type Rule<Subject, L extends RuleLimits = RuleLimits> = {
  /** As in findings: `picture-black`. */
  id: string;
  /** Raised when the rule judges differently. Kept results of other versions are not used. */
  version: number;
  /** What a finding of the rule says, as a sentence: `The picture is black.` */
  title: string;
  /** `error`: a gate, `tenspot check` exits with 4. */
  severity: Finding['severity'];
  limits: L;
  judge(subject: Subject, limits: RuleLimitValues<L>): Fault[];
};

/** The findings of a rule about one variant. */
export function applyRule<Subject>(
  rule: Rule<Subject>,
  subject: Subject,
  variant: string,
  changed: readonly ChangedLimit[] = [],
): Finding[] {
  const values = Object.fromEntries(
    Object.entries(rule.limits).map(([name, {value}]) => [
      name,
      changed.find((change) => change.rule === rule.id && change.limit === name)?.to ?? value,
    ]),
  );
  return rule.judge(subject, values).map(({severity = rule.severity, ...fault}) => ({
    rule: rule.id,
    severity,
    variant,
    ...fault,
  }));
}

/** The runs of consecutive frames for which `holds` is true, as spans. */
export function runsOf(frames: number, holds: (frame: number) => boolean): Span[] {
  const runs: Span[] = [];
  for (let frame = 0; frame < frames; frame++) {
    if (!holds(frame)) continue;
    const last = runs.at(-1);
    if (last && last.from + last.frames === frame) last.frames += 1;
    else runs.push({from: frame, frames: 1});
  }
  return runs;
}
