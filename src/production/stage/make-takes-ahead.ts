import PQueue from 'p-queue';
import {keyOf} from '../../machine/files/hash.ts';
import {concurrencyFor} from '../../machine/process/memory.ts';
import {isForModels} from '../../spot/documents/shots.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {SpotProps} from '../../spot/variant/spot-props.ts';
import {fillSlot} from './fill-slot.ts';
import {type PlannedProject, planVariant, type SlotNeed, type VariantPlan} from './plan-variant.ts';
import type {StageContext} from './stage-context.ts';

/** Bytes that one take takes while ffmpeg makes it: a photo laid out for 1080x1920, moved and encoded. */
const BYTES_OF_A_TAKE = 600e6;

/**
 * Makes the takes that these variants show of supplied photos and clips, several at once, as many as fit into the memory
 * that is free. Each is kept, so `stageVariant` finds it. Errors are left to `stageVariant`, which meets them again and
 * gives them to their variant. Placeholders are left out: the browser draws them, with all cores for each.
 */
export async function makeTakesAhead(
  variants: readonly Variant[],
  project: PlannedProject,
  context: StageContext,
): Promise<void> {
  const takes = new Map<string, {need: SlotNeed; plan: VariantPlan}>();
  for (const {props} of variants) {
    const plan = planVariant(props, project);
    for (const need of plan.needs) {
      if (need.shot.photo === undefined && need.shot.clip === undefined) continue;
      takes.set(takeName(need, props), {need, plan});
    }
  }
  const queue = new PQueue({concurrency: concurrencyFor(BYTES_OF_A_TAKE)});
  await queue.addAll(
    [...takes.values()].map(({need, plan}) => async () => {
      if (context.signal?.aborted) return;
      await fillSlot(need, plan, context).catch(() => undefined);
    }),
  );
}

/** Equal for slots that show the same take, in whatever variants. */
function takeName({shot, named, move, seconds}: SlotNeed, {fps, brand, format}: SpotProps): string {
  const least = shot.photo === undefined ? shot.seconds : Math.max(shot.seconds, seconds);
  // A take is bought for one format; one that is made of a photo or a clip serves all of them.
  const bought = isForModels(shot) ? format : null;
  return keyOf({shot, named: named ?? null, move, seconds: least, fps, brand, bought});
}
