import {findClips} from '../../../spot/documents/clip-library.ts';
import {isForModels, type Shot} from '../../../spot/documents/shots.ts';
import {FORMAT_SIZE, type Format} from '../../../spot/placement/placement.ts';
import {footageSeconds} from '../../../spot/timeline/resolve-spot.ts';
import type {Variant} from '../../../spot/variant/check-variants.ts';
import type {Brand} from '../../project/load-brand.ts';
import type {SpotProject} from '../../project/open-spot.ts';
import {neededShot} from '../../stage/needed-shot.ts';
import {orderId, shotLabel} from '../order-id.ts';
import type {TakeSpec} from './offers.ts';
import {picturesOf} from './reference-pictures.ts';
import {stillOf} from './stills.ts';

/** A shot that a model has to make, in one format, for all variants that show it. */
export type Want = {
  /** The spot that wants it. */
  spot: string;
  shot: Shot;
  format: Format;
  /** The longest that any variant sees of it. */
  seconds: number;
  /** Variants that show it. */
  variants: string[];
  request: TakeSpec;
  /** Where its pictures lie, by their hash. */
  files: Record<string, string>;
  /** Under what its takes are counted. */
  label: string;
  /** What is bought at most once: a take by its number. */
  order: (take: number) => string;
  /** A picture is wanted, of models that make pictures, and no motion. */
  still?: true;
  /** What is asked for first where a picture has to be picked before anything that moves. */
  stills?: Want;
};

/** What these variants show and nobody has shot, once for each shot and format. */
export async function wantsOf(variants: readonly Variant[], production: SpotProject): Promise<Want[]> {
  const {spot, catalog} = production;
  const wants = new Map<string, Want>();
  for (const {id, props} of variants) {
    const [brand, template] = [catalog.brands[props.brand], catalog.templates[props.template]];
    if (!brand || !template) continue;
    const lengths = Object.fromEntries(
      (spot.script?.value.beats ?? []).map(({slot, seconds}) => [slot, seconds]),
    );
    const transitions = spot.edit?.value.transitions ?? {};
    const seen = footageSeconds({props, template, transitions, lengths});
    for (const [slot, choice] of Object.entries(props.shots)) {
      const need = neededShot(slot, choice, spot.shots, spot.edit?.value.picks ?? {}, props.format);
      if (!need || seen[slot] === undefined || !isUnshot(need.shot, slot, production, brand)) continue;
      const key = `${need.shot.id} ${props.format}`;
      const known = wants.get(key);
      const seconds = Math.max(need.shot.seconds, Math.ceil(seen[slot] * 2) / 2, known?.seconds ?? 0);
      const files = known?.files ?? {};
      const request = known?.request ?? {
        ...{shot: need.shot, fps: props.fps, move: need.move, size: FORMAT_SIZE[props.format], clip: null},
        ...(await picturesOf(need.shot, [spot.folder, brand.folder], files)),
        ...(need.shot.negative === undefined ? {} : {negativePrompt: need.shot.negative}),
        ...(need.shot.seed === undefined ? {} : {seed: need.shot.seed}),
        seconds,
      };
      const shown = [...(known?.variants ?? []), ...(known?.variants.includes(id) ? [] : [id])];
      const ordered = {pictures: Object.keys(files), format: props.format, fps: props.fps};
      const want: Want = {
        ...{spot: spot.id, shot: need.shot, format: props.format, seconds, variants: shown, files},
        request: {...request, seconds},
        label: shotLabel(spot.id, need.shot.id, props.format),
        order: (take) => orderId(need.shot, {...ordered, take}),
      };
      const first = (need.shot.stillsFirst ?? spot.policy.stillsFirst) && !need.shot.start;
      wants.set(key, first ? {...want, stills: stillOf(want)} : want);
    }
  }
  return [...wants.values()];
}

function isUnshot(shot: Shot, slot: string, {spot}: SpotProject, brand: Brand): boolean {
  if (!isForModels(shot)) return false;
  return findClips([...spot.clips, ...brand.clips], {slots: [slot], tags: shot.tags}).length === 0;
}
