import type {TakeCorrection} from '../../spot/grade/correction.ts';
import type {StagedProps, Staging} from '../../spot/preview/preview-data.ts';
import {withClipLevel} from '../../spot/preview/spot-settings.ts';
import {gradeKey, lookKey, mixKey, proxyKey, takeKey} from '../../spot/preview/staged-keys.ts';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';
import {trackKey} from '../../spot/timeline/edit-timing.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {cubesOf, type Filling, gradedTake} from '../../spot/timeline/timeline.ts';
import type {SpotProps} from '../../spot/variant/spot-props.ts';
import {measureBed} from '../sound/bed-beats.ts';
import {bedOf} from '../sound/bed-track.ts';
import {type PlannedProject, planVariant, type SlotNeed, type VariantPlan} from '../stage/plan-variant.ts';
import type {StageContext} from '../stage/stage-context.ts';
import {type Made, type StagedPart, stageParts, tryStep} from '../stage/stage-parts.ts';
import {proxyOf} from './footage-proxy.ts';
import {NotMadeYet} from './preview-stores.ts';

/**
 * Stages what a preview of these props needs, and yields each part under its key as soon as it is there: the parts of a
 * render, then the small clips of the variant grid. Leaves out what is `known` already, and what the store of the context
 * does not make. A slot that cannot be filled becomes a card with the reason.
 */
export async function* stagePreview(
  props: SpotProps,
  project: PlannedProject,
  context: StageContext,
  known: StagedProps,
): AsyncGenerator<Partial<StagedProps>> {
  const plan = planVariant(props, project);
  const keys = {
    look: lookKey(props.brand, props.look),
    shot: ({slot}: SlotNeed): string | null => props.shots[slot]?.shot ?? null,
    take: ({slot, seconds}: SlotNeed): string => takeKey(props, slot, seconds),
    mix: (spot: ResolvedSpot): string =>
      mixKey(spot, props, plan.template, {
        spoken: plan.voice,
        sound: plan.documents.edit?.value.sound,
        placements: plan.brand.kit.placements,
      }),
    grade: (correction: TakeCorrection): string => gradeKey(props.brand, props.look, correction),
  };
  const parts = stageParts(plan, context, {
    look: toMade(known.cubes[keys.look]),
    take: (need) => {
      const filling = known.takes[keys.take(need)];
      return toMade(toStaged(filling && withClipLevel(filling, need.pick.sound)));
    },
    grade: (_, correction) => toMade(known.cubes[keys.grade(correction)]),
    mix: (spot) => toMade(known.mixes[keys.mix(spot)]),
  });
  const fillings: Record<string, Filling> = {};
  let look: string | null = null;
  const corrected: Record<string, string | null> = {};
  for await (const part of parts) {
    if (part.step === 'look' && 'made' in part.result) look = part.result.made;
    if (part.step === 'take' && 'made' in part.result) fillings[part.need.slot] = part.result.made;
    if (part.step === 'grade' && 'made' in part.result) corrected[gradedTake(part.take)] = part.result.made;
    const fresh = toPreview(part, keys, known);
    if (fresh) yield fresh;
  }
  yield* stageBeats(plan, context, known);
  yield* stageProxies(fillings, cubesOf(fillings, look, corrected), context, known);
}

type Keys = {
  look: string;
  /** The shot that the slot names; null where it names a file. */
  shot: (need: SlotNeed) => string | null;
  take: (need: SlotNeed) => string;
  grade: (correction: TakeCorrection) => string;
  mix: (spot: ResolvedSpot) => string;
};

/** A part as previews have it; undefined where it was known, or is not made yet. */
function toPreview(part: StagedPart, keys: Keys, known: StagedProps): Partial<StagedProps> | undefined {
  if (part.step === 'look' || part.step === 'grade') {
    const key = part.step === 'look' ? keys.look : keys.grade(part.correction);
    const cube = known.cubes[key] ? undefined : toStaging(part.result);
    return cube && {cubes: {[key]: cube}};
  }
  if (part.step === 'take') {
    const key = keys.take(part.need);
    const take = known.takes[key] ? undefined : toStaging(part.result);
    return (
      take && {takes: {[key]: 'staged' in take ? take.staged : unfillable(keys.shot(part.need), take.why)}}
    );
  }
  const key = keys.mix(part.spot);
  const mix = known.mixes[key] ? undefined : toStaging(part.result);
  return mix && {mixes: {[key]: mix}};
}

/** The bed of a variant with its beats. */
async function* stageBeats(
  {props: {brand: id, music}, brand}: VariantPlan,
  context: StageContext,
  known: StagedProps,
): AsyncGenerator<Partial<StagedProps>> {
  const found = bedOf(brand, music);
  const key = trackKey(id, music ?? '');
  if (!found || known.beats[key]) return;
  const beats = toStaging(await tryStep(() => measureBed(found.bed, found.track, context)));
  if (beats) yield {beats: {[key]: beats}};
}

async function* stageProxies(
  fillings: Record<string, Filling>,
  cubes: Record<string, string | null>,
  context: StageContext,
  known: StagedProps,
): AsyncGenerator<Partial<StagedProps>> {
  for (const [slot, filling] of Object.entries(fillings)) {
    if (!('take' in filling)) continue;
    const cube = cubes[slot] ?? null;
    const key = proxyKey(filling.take.src, cube);
    if (known.proxies[key]) continue;
    const proxy = toStaging(await tryStep(() => proxyOf(filling.take, cube, context)));
    if (proxy && 'staged' in proxy) yield {proxies: {[key]: proxy.staged}};
  }
}

const unfillable = (shot: string | null, why: string): Filling => ({
  missing: {shot, prompt: why, model: '', price: ''},
});

const toStaged = <T>(value: T | undefined): Staging<T> | undefined => value && {staged: value};

const toMade = <T>(staging: Staging<T> | undefined): Made<T> | undefined =>
  staging && ('staged' in staging ? {made: staging.staged} : {failed: staging.why});

/** What a step made, or why it failed; undefined where it is not made yet. Throws what is no fault of the documents. */
function toStaging<T>(result: Made<T>): Staging<T> | undefined {
  if ('made' in result) return {staged: result.made};
  const {failed} = result;
  if (failed instanceof NotMadeYet) return undefined;
  if (failed instanceof TenspotError && failed.code !== 'interrupted') return {why: inWords(failed.problems)};
  throw failed;
}

const inWords = (problems: readonly Problem[]): string =>
  problems
    .map(({what, got, expected}) => [what, expected && `expected ${expected}`, got && `got ${got}`])
    .map((parts) => parts.filter(Boolean).join(', '))
    .join('. ');
