import {z} from 'zod';
import {type GradeFile, hasNoEntry, takeName} from '../documents/grade.ts';
import type {Take} from '../takes/take.ts';
import {dissolveTail} from '../timeline/footage-at.ts';
import {Span, timeToFrames, toSeconds} from '../timeline/frames.ts';
import {endAsked, lengthShown} from '../timeline/pace.ts';
import type {Filling, Footage} from '../timeline/timeline.ts';
import {Fix} from './fix.ts';

/** A result of a check on a variant. `frames` is null for the whole spot. */
export const Finding = z.strictObject({
  rule: z.string(),
  severity: z.enum(['info', 'warning', 'error']),
  variant: z.string(),
  frames: Span.nullable(),
  expected: z.string(),
  got: z.string(),
  /** Measured values, and files or places to look at. */
  evidence: z.record(z.string(), z.unknown()).optional(),
  /** How `tenspot check --fix` repairs it. Left out where a person has to. */
  fix: Fix.optional(),
});
export type Finding = z.infer<typeof Finding>;

/** The worst first. */
const SEVERITIES: readonly Finding['severity'][] = ['error', 'warning', 'info'];

/** Findings by rule: the worst rules first, and of each rule the worst findings. */
export const findingsByRule = (findings: readonly Finding[]): [rule: string, findings: Finding[]][] => {
  const rank = ({severity}: Finding): number => SEVERITIES.indexOf(severity);
  return [
    ...Map.groupBy(
      [...findings].sort((a, b) => rank(a) - rank(b)),
      ({rule}) => rule,
    ),
  ];
};

/** The same findings about another variant, whose master is the same. */
export const aboutVariant = (findings: readonly Finding[], variant: string): Finding[] =>
  findings.map((finding) => ({...finding, variant}));

/** The findings about footage that need no frame: unshot slots, placeholders, notes on the choice of takes, conversions of the frame rate, takes that are too short, and takes that were not measured with the others. */
export function footageFindings(
  variant: string,
  {
    footage,
    fillings,
    grade,
  }: {
    footage: readonly Footage[];
    fillings: Record<string, Filling>;
    /** Undefined where the spot has no `grade.yaml`. */
    grade: GradeFile | undefined;
  },
): Finding[] {
  const found = footage.flatMap((clip): Finding[] => {
    const span = {from: clip.from, frames: clip.frames};
    const finding = (rule: string, expected: string, got: string): Finding => ({
      rule,
      severity: 'warning',
      variant,
      frames: span,
      expected,
      got,
    });
    const filling = fillings[clip.slot];
    if (!filling || 'missing' in filling)
      return [finding('take-missing', `a take for slot "${clip.slot}"`, 'none: a placeholder card is shown')];
    const {fps} = filling.take;
    const wantedIn = timeToFrames(filling.pick.in, fps);
    const used = endAsked(clip, clip.frames + dissolveTail(clip, footage));
    return [
      ...(filling.take.standsIn
        ? [
            finding(
              'take-stands-in',
              `a take of shot "${filling.take.shot}" for slot "${clip.slot}"`,
              `a placeholder: ${filling.take.model} of ${filling.take.provider}`,
            ),
          ]
        : []),
      ...(filling.take.notes ?? []).map((note) =>
        finding(
          'take-chosen',
          `a current take of shot "${filling.take.shot}" that is not rejected`,
          `take ${filling.take.number}: ${note}`,
        ),
      ),
      ...filling.take.warnings.map((warning) =>
        finding(
          'take-conformed',
          'a clip that needs no change to be used',
          `${nameOfClip(filling.take)}: ${warning}`,
        ),
      ),
      ...(!filling.take.standsIn && hasNoEntry(grade, filling.take)
        ? [
            finding(
              'grade-stale',
              `an entry for take ${filling.take.number} of shot "${filling.take.shot}" in grade.yaml, as the other takes have`,
              `no ${takeName(filling.take)}: it is not matched to the others. Run \`tenspot grade\``,
            ),
          ]
        : []),
      ...(wantedIn >= clip.length
        ? [
            finding(
              'take-starts-late',
              `a start in the clip for shot "${filling.take.shot}", which is ${toSeconds(clip.length, fps)} s long`,
              `\`in: ${filling.pick.in}\` in edit.yaml, after its end: its last frame is held`,
            ),
          ]
        : used > lengthShown(clip)
          ? [
              finding(
                'take-short',
                `${used} frames of shot "${filling.take.shot}" for slot "${clip.slot}"`,
                `${lengthShown(clip)}${lengthShown(clip) < clip.length ? ', up to `out`' : ''}: the last frame is held`,
              ),
            ]
          : []),
    ];
  });
  return found.filter(
    (each, at) =>
      !ONCE.includes(each.rule) ||
      found.findIndex(({rule, got}) => rule === each.rule && got === each.got) === at,
  );
}

/** What is told once of a take, although several slots show it. */
const ONCE = ['take-conformed', 'grade-stale'];

/** A supplied clip by its name, a bought one by its number. */
const nameOfClip = ({file, number, shot}: Take): string => file ?? `take ${number} of shot "${shot}"`;
