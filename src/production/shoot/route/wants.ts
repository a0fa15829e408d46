import {findClips} from '../../../spot/documents/clip-library.ts';
import {isForModels, type Shot} from '../../../spot/documents/shots.ts';
import {NO_CAMERA_MOVE} from '../../../spot/timeline/camera-move.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import {FORMAT_SIZE, type Format} from '../../../spot/variant/format.ts';
import {type PlannedProject, planVariant, type SlotNeed, type VariantPlan} from '../../stage/plan-variant.ts';
import {orderId, shotLabel} from '../order-id.ts';
import type {TakeSpec} from './offers.ts';
import {picturesOf} from './reference-pictures.ts';

/** A shot that a model has to make, in one format, for all variants that show it. */
export type Want = {
  /** Id of the spot. */
  spot: string;
  shot: Shot;
  format: Format;
  /** The most seconds that any variant needs of it. */
  seconds: number;
  /** Ids of the variants that show it. */
  variants: string[];
  request: TakeSpec;
  /** Paths of its pictures, by their sha256. */
  files: Record<string, string>;
  /** The label under which the ledger counts its takes. */
  label: string;
  /** The id of the order for a take, by its number. Each order is bought at most once. */
  order: (take: number) => string;
  /** A picture is wanted, of models that make pictures, and no motion. */
  still?: true;
  /** The pictures to buy first, where one has to be picked before anything moves. */
  stills?: Want;
};

/** The shots that these variants show and that have no photo or clip, once for each shot and format. */
export async function wantsOf(variants: readonly Variant[], project: PlannedProject): Promise<Want[]> {
  const wants = new Map<string, Want>();
  for (const {id, props} of variants) {
    const plan = planVariant(props, project);
    for (const need of plan.needs) {
      if (!isUnshot(need, plan)) continue;
      const key = `${need.shot.id} ${props.format}`;
      wants.set(key, await wantFor(need, plan, id, wants.get(key)));
    }
  }
  return [...wants.values()];
}

function isUnshot({shot, slot}: SlotNeed, {documents, brand}: VariantPlan): boolean {
  if (!isForModels(shot)) return false;
  return findClips([...documents.clips, ...brand.clips], {slots: [slot], tags: shot.tags}).length === 0;
}

/** What is wanted of a shot for a variant, and for those that are in `known` already. */
async function wantFor(need: SlotNeed, plan: VariantPlan, variant: string, known?: Want): Promise<Want> {
  const {shot} = need;
  const {documents: spot, brand} = plan;
  const {fps, format} = plan.props;
  const seconds = Math.max(shot.seconds, need.seconds, known?.seconds ?? 0);
  const files = known?.files ?? {};
  const request = known?.request ?? {
    shot,
    fps,
    move: need.move,
    size: FORMAT_SIZE[format],
    clip: null,
    ...(await picturesOf(shot, [spot.folder, brand.folder], files)),
    ...(shot.negative === undefined ? {} : {negativePrompt: shot.negative}),
    ...(shot.seed === undefined ? {} : {seed: shot.seed}),
    seconds,
  };
  const ordered = {pictures: Object.keys(files), format, fps};
  const want: Want = {
    spot: spot.id,
    shot,
    format,
    seconds,
    variants: [...new Set([...(known?.variants ?? []), variant])],
    files,
    request: {...request, seconds},
    label: shotLabel(spot.id, shot.id, format),
    order: (take) => orderId(shot, {...ordered, take}),
  };
  const stillsFirst = (shot.stillsFirst ?? spot.policy.stillsFirst) && !shot.start;
  return stillsFirst ? {...want, stills: stillOf(want)} : want;
}

/** The picture of a shot, from which its motion starts. */
const stillOf = (want: Want): Want => ({
  ...want,
  request: {...want.request, move: NO_CAMERA_MOVE},
  order: (take) =>
    orderId(want.shot, {
      pictures: Object.keys(want.files),
      format: want.format,
      fps: want.request.fps,
      take,
      still: true,
    }),
  still: true,
});
