import {correctionFor} from '../../spot/documents/grade.ts';
import type {TakeCorrection} from '../../spot/grade/correction.ts';
import type {MixPlan} from '../../spot/sound/mix-plan.ts';
import type {Take} from '../../spot/takes/take.ts';
import {resolveSpot} from '../../spot/timeline/resolve-spot.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {cubesOf, type Filling, gradedTake} from '../../spot/timeline/timeline.ts';
import {stageGrade} from '../grade/grade.ts';
import {clipSounds} from '../sound/clip-sounds.ts';
import {mix} from '../sound/mix.ts';
import {planMix} from '../sound/plan-mix.ts';
import {fillSlot} from './fill-slot.ts';
import type {SlotNeed, VariantPlan} from './plan-variant.ts';
import type {StageContext} from './stage-context.ts';

/** What a step made, or the error that it failed with. */
export type Made<T> = {made: T} | {failed: unknown};

/** One part of a variant. */
export type StagedPart =
  | {step: 'look'; result: Made<string | null>}
  | {step: 'take'; need: SlotNeed; result: Made<Filling>}
  /** The grade of a take that has a correction; all others have the look. */
  | {step: 'grade'; take: Take; correction: TakeCorrection; result: Made<string | null>}
  | {step: 'mix'; spot: ResolvedSpot; result: Made<string>};

/** All parts of a variant. */
export type StagedParts = {
  fillings: Record<string, Filling>;
  /** The grade of each slot's clip. */
  cubes: Record<string, string | null>;
  spot: ResolvedSpot;
  sound: Made<string>;
  /** What the sound was mixed from; undefined where the caller had the mix, or it could not be planned. */
  mixed?: MixPlan | undefined;
};

/** Parts that the caller has already: they are not made again. Default: none. */
export type KnownParts = {
  look?: Made<string | null> | undefined;
  take?: (need: SlotNeed) => Made<Filling> | undefined;
  grade?: (take: Take, correction: TakeCorrection) => Made<string | null> | undefined;
  mix?: (spot: ResolvedSpot) => Made<string> | undefined;
};

/**
 * Stages a variant: the order of the steps is the order below, and a new stage (voice, captions, checks) is one more step.
 * Yields each part as soon as it is made, so that a preview can show it, and returns them all. A step that fails yields its
 * error, and the steps after it go on without what it would have made.
 */
export async function* stageParts(
  plan: VariantPlan,
  context: StageContext,
  known: KnownParts = {},
): AsyncGenerator<StagedPart, StagedParts> {
  const {props, template, brand, transitions, lengths, timing, captions} = plan;

  const look = known.look ?? (await tryStep(() => stageGrade(brand, props.look, null, context)));
  yield {step: 'look', result: look};

  const fillings: Record<string, Filling> = {};
  for (const need of plan.needs) {
    const filling = known.take?.(need) ?? (await tryStep(() => fillSlot(need, plan, context)));
    yield {step: 'take', need, result: filling};
    if ('made' in filling) fillings[need.slot] = filling.made;
  }
  const corrected: Record<string, string | null> = {};
  for (const take of takesIn(fillings)) {
    const correction = correctionFor(plan.documents.grade?.value, take);
    if (!correction) continue;
    const grade =
      known.grade?.(take, correction) ??
      (await tryStep(() => stageGrade(brand, props.look, correction, context)));
    yield {step: 'grade', take, correction, result: grade};
    if ('made' in grade) corrected[gradedTake(take)] = grade.made;
  }
  const cubes = cubesOf(fillings, 'made' in look ? look.made : null, corrected);

  const spot = resolveSpot({
    props,
    template,
    kit: brand.kit,
    fillings,
    cubes,
    transitions,
    lengths,
    timing,
    captions,
  });

  let mixed: MixPlan | undefined;
  const sound =
    known.mix?.(spot) ??
    (await tryStep(async () => {
      const clips = await clipSounds(spot, fillings, plan, context);
      mixed = await planMix(spot, plan, context, clips);
      return mix(mixed, context);
    }));
  yield {step: 'mix', spot, result: sound};

  return {fillings, cubes, spot, sound, mixed};
}

/** The takes of fillings, each once, without placeholders. */
const takesIn = (fillings: Record<string, Filling>): Take[] => [
  ...new Map(
    Object.values(fillings).flatMap((filling) =>
      'take' in filling && !filling.take.standsIn ? [[gradedTake(filling.take), filling.take] as const] : [],
    ),
  ).values(),
];

/** Runs one step. Returns its error instead of throwing it. */
export async function tryStep<T>(step: () => Promise<T>): Promise<Made<T>> {
  try {
    return {made: await step()};
  } catch (error) {
    return {failed: error};
  }
}

/** Runs every step and returns all parts. Throws the error of the first step that fails, and runs no other. */
export async function allParts(parts: AsyncGenerator<StagedPart, StagedParts>): Promise<StagedParts> {
  for (;;) {
    const next = await parts.next();
    if (next.done) return next.value;
    const {result} = next.value;
    if ('failed' in result) throw result.failed;
  }
}

/** What a step made. Throws the error that it failed with. */
export function unwrap<T>(result: Made<T>): T {
  if ('failed' in result) throw result.failed;
  return result.made;
}
