import type {Take} from '../../spot/takes/take.ts';
import type {SlotNeed, VariantPlan} from '../stage/plan-variant.ts';
import {photoOf} from '../stage/source-file.ts';
import type {SpotTakes} from '../takes/open-takes.ts';

/** The path of the picture that a take was made from: the photo that the camera moves over, or the first frame that a model got. Null where there is none. */
export async function sourcePictureOf(
  take: Take,
  need: SlotNeed,
  plan: VariantPlan,
  takes: Pick<SpotTakes, 'shots'> | undefined,
): Promise<string | null> {
  if (take.file !== undefined)
    return take.file === need.shot.photo ? ((await photoOf(need, plan))?.path ?? null) : null;
  const group = takes?.shots.find(({shot, format}) => shot === take.shot && format === plan.props.format);
  const bought = group?.takes.find(({job}) => job.plan.key === take.request);
  const sent = bought?.request.inputs.photo;
  return sent === undefined ? null : (group?.want?.files[sent] ?? null);
}
