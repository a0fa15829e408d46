import {z} from 'zod';
import {
  ColourCorrection,
  ColourGuard,
  isNoCorrection,
  joinCorrections,
  scaleCorrection,
  type TakeCorrection,
} from '../grade/correction.ts';
import type {Take} from '../takes/take.ts';
import {Fraction, Id, RelativePath} from './field-types.ts';

/** What the takes of a spot are matched to: the take of a shot, or a still in the folder of the spot or of the brand. */
export const GradeHero = z.preprocess(
  (value) => (typeof value === 'string' ? {shot: value} : value),
  z
    .strictObject({
      shot: Id.optional().describe('The id of a shot.'),
      still: RelativePath.optional().describe('A picture in the folder of the spot or of the brand.'),
    })
    .refine(({shot, still}) => (shot === undefined) !== (still === undefined), {
      error: 'expected either a shot or a still',
    }),
);
export type GradeHero = z.infer<typeof GradeHero>;

/** The correction of one take. */
export const TakeGrade = z.strictObject({
  measured: ColourCorrection.optional().describe(
    'What `tenspot grade` measured; each run writes it again. Empty: the take needs no correction.',
  ),
  guard: z
    .array(ColourGuard)
    .optional()
    .describe('Colours of the product near which less of `measured` is applied. `tenspot grade` writes it.'),
  correction: ColourCorrection.optional().describe('Your values for this take. They override all others.'),
});
export type TakeGrade = z.infer<typeof TakeGrade>;

/** The correction of the takes of one shot. */
export const ShotGrade = z.strictObject({
  strength: Fraction.optional().describe(
    'How much of `measured` is applied to the takes of this shot. Default: `strength` of the spot.',
  ),
  correction: ColourCorrection.optional().describe(
    'Your values for all takes of the shot. They override `measured`.',
  ),
  takes: z
    .record(Id, TakeGrade)
    .default({})
    .describe(
      'By take: its number, the start of the hash of the clip or photo that it was made from, and the colours that were converted, as `tenspot grade` writes it.',
    ),
});
export type ShotGrade = z.infer<typeof ShotGrade>;

/** `grade.yaml`: how the takes of a spot are matched to one another, before the look. */
export const GradeFile = z.strictObject({
  hero: GradeHero.optional().describe(
    'What all takes are matched to. Default: `tenspot grade` chooses the shot that is most like the others, and writes it here.',
  ),
  match: z
    .enum(['pictures', 'hero'])
    .optional()
    .describe(
      'What a take is matched to that was made from a picture (`photo` or `start`): `pictures` is that picture, `hero` is the hero, as for all other takes. Default: `pictures`; `hero` if the hero is a still.',
    ),
  strength: Fraction.default(1).describe('How much of the measured corrections is applied. Default 1.'),
  shots: z.record(Id, ShotGrade).default({}),
});
export type GradeFile = z.infer<typeof GradeFile>;

/** What names a take in `grade.yaml`. */
type NamedTake = Pick<Take, 'shot' | 'number' | 'src' | 'source' | 'colours'>;

const nameWith = (number: number, hash: string): string => `take-${number}-${hash.slice(0, 8)}`;

/**
 * The name of a take in `grade.yaml`: another clip or photo has another name. Frame rate, format, length and encoder do not change it.
 * A take whose colours were converted has another name than before Tenspot converted them: what was measured then is of other colours.
 */
export const takeName = ({number, src, source, colours}: Omit<NamedTake, 'shot'>): string =>
  [nameWith(number, source ?? src), ...(colours ? [colours] : [])].join('-');

/** The entry of a take. Earlier versions named takes by the hash of the converted clip: such an entry applies until it is measured again. */
export function entryOf(shot: ShotGrade | undefined, take: Omit<NamedTake, 'shot'>): TakeGrade | undefined {
  const [entry, old] = [shot?.takes[takeName(take)], shot?.takes[nameWith(take.number, take.src)]];
  if (!entry || !old?.correction) return entry ?? old;
  return {...entry, correction: {...old.correction, ...entry.correction}};
}

/** Whether the takes of a spot were measured, and this one was not: it is another clip, or it was not shown then. */
export function hasNoEntry(grade: GradeFile | undefined, take: NamedTake): boolean {
  const shot = grade?.shots[take.shot];
  if (!grade || entryOf(shot, take)) return false;
  const measured = Object.values(grade.shots).flatMap(({takes}) => Object.values(takes));
  return Object.keys(shot?.takes ?? {}).length > 0 || measured.some((entry) => entry.measured !== undefined);
}

/**
 * The correction of a take: what was measured at its strength, and over it field by field what a person wrote for the shot, then for the
 * take. A guard also reduces what a person wrote. Null where it changes nothing.
 */
export function correctionFor(grade: GradeFile | undefined, take: NamedTake): TakeCorrection | null {
  const shot = grade?.shots[take.shot];
  if (!grade || !shot) return null;
  const {measured, correction: own, guard = []} = entryOf(shot, take) ?? {};
  const scaled = measured && scaleCorrection(measured, shot.strength ?? grade.strength);
  const correction = joinCorrections(scaled, shot.correction, own);
  return isNoCorrection(correction) ? null : {correction, guard};
}
