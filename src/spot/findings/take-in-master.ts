import type {Box, Size} from '../geometry/box.ts';
import {placeClip} from '../timeline/footage-at.ts';
import type {Span} from '../timeline/frames.ts';
import {sourceFrame} from '../timeline/pace.ts';
import type {Footage} from '../timeline/timeline.ts';
import type {Finding} from './finding.ts';
import {type FoundProducts, productsInFrame, toFrame} from './product-in-take.ts';
import {maskOfOutline, type ProductPlace} from './product-place.ts';

/**
 * A finding about a take as one about the master that shows it in a clip: its frames, its box and its frame of evidence are those of the
 * master. `reach`: how many frames around the sampled ones of the take it covers. Null where the clip does not show those frames.
 */
export function findingInMaster(
  finding: Finding,
  clip: Footage,
  {reach, scale, ...frame}: Size & {reach: number; scale: number},
): Finding | null {
  const evidence = {...finding.evidence, slot: clip.slot, take: clip.src};
  if (!finding.frames) return {...finding, frames: {from: clip.from, frames: clip.frames}, evidence};
  const {from, frames} = finding.frames;
  const frameSpan = framesThatShow(clip, from - reach, from + frames - 1 + reach);
  if (!frameSpan) return null;
  const {frame: at, box} = (finding.evidence ?? {}) as {frame?: number; box?: Box};
  if (at === undefined || !box) return {...finding, frames: frameSpan, evidence};
  const {shown, placed} = placeOf({frame: at, box}, clip, frame);
  const inMaster = {
    x: placed.x * scale,
    y: placed.y * scale,
    width: placed.width * scale,
    height: placed.height * scale,
  };
  // What the crop of the format cuts off is in no master.
  if (inMaster.width <= 0 || inMaster.height <= 0) return null;
  return {...finding, frames: frameSpan, evidence: {...evidence, frame: shown, box: inMaster}};
}

/** Where the products of a take are in the frames of a spot that show it in a clip. `every`: the distance of the frames. */
export function placesInClip(
  found: FoundProducts,
  clip: Footage,
  frame: Size,
  every: number,
): ProductPlace[] {
  const places: ProductPlace[] = [];
  for (let at = clip.from; at < clip.from + clip.frames; at += every) {
    const shown = {clip, source: sourceFrame(clip, at), t: progressAt(clip, at)};
    for (const {box, outline} of productsInFrame(found, shown, frame))
      places.push({frame: at, box, ...maskOfOutline(outline, box)});
  }
  return places;
}

type Place = {frame: number; box: Box};

/** Whether a clip shows a place in a sampled frame of its take, or in frames that are at most `reach` away from it. */
export function showsPlace(clip: Footage, place: Place, {reach, ...frame}: Size & {reach: number}): boolean {
  if (!framesThatShow(clip, place.frame - reach, place.frame + reach)) return false;
  const {width, height} = placeOf(place, clip, frame).placed;
  return width > 0 && height > 0;
}

/** Where a place in a frame of a take is in the spot, in the frame of the clip that is nearest to it. */
function placeOf({frame: source, box}: Place, clip: Footage, frame: Size): {shown: number; placed: Box} {
  const shown = nearestFrame(clip, source);
  return {shown, placed: toFrame(box, placeClip({clip, source, t: progressAt(clip, shown)}, frame))};
}

/** How far the camera move of a clip has come. A dissolve at its end makes a small difference, which is left out. */
const progressAt = (clip: Footage, frame: number): number =>
  (frame - clip.from) / Math.max(1, clip.frames - 1);

function framesThatShow(clip: Footage, first: number, last: number): Span | null {
  let [from, to] = [-1, -1];
  for (let frame = clip.from; frame < clip.from + clip.frames; frame++) {
    const source = sourceFrame(clip, frame);
    if (source < first || source > last) continue;
    if (from < 0) from = frame;
    to = frame;
  }
  return from < 0 ? null : {from, frames: to - from + 1};
}

function nearestFrame(clip: Footage, source: number): number {
  let best = clip.from;
  for (let frame = clip.from; frame < clip.from + clip.frames; frame++)
    if (Math.abs(sourceFrame(clip, frame) - source) < Math.abs(sourceFrame(clip, best) - source))
      best = frame;
  return best;
}
