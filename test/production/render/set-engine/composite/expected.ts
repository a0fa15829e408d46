import {type ClipFrame, footageAt, placeClip} from '../../../../../src/spot/timeline/footage-at.ts';
import type {Footage} from '../../../../../src/spot/timeline/timeline.ts';
import {BITS, blockAt} from '../../../../support/numbered-clip.ts';

type Size = {width: number; height: number};

/** Levels by which a pixel may be off: encoding, scaling and mixing. A frame further, one bit is off by more, even at the faint end of a dissolve. */
const FORGIVEN = 9;
/** A clip that is less visible than this need not be recognised. */
const FAINT = 0.07;
const BLACK = 16;

/** `wrong` says where a picture of numbered clips is not what the timeline says; `read`: every bit of every clip that is seen was clear of edges. */
export function wrongIn(
  luma: Uint8Array,
  footage: readonly Footage[],
  frame: number,
  {width, height}: Size,
  ground: number,
): {wrong: string | null; read: boolean} {
  const state = footageAt(footage, frame);
  const layers = state.layers.map(({opacity, shown}) => ({
    opacity,
    clips: seenOf(shown).map((each) => ({
      ...each,
      place: placeClip(each, {width, height}),
      seen: new Set<number>(),
    })),
  }));
  const veil = state.dip?.opacity ?? 0;
  for (let y = 1; y < height; y += 2)
    for (let x = 1; x < width; x += 2) {
      const additions: (() => void)[] = [];
      let value = BLACK;
      let clear = true;
      for (const {opacity, clips} of layers) {
        const clip = clips.findLast(({place: {box}}) => inside(x, y, box, 0));
        if (clips.some(({place: {box}}) => inside(x, y, box, 2) !== inside(x, y, box, -2))) clear = false;
        const {box, ...place} = clip?.place ?? {box: {x: 0, y: 0}, scale: 1, x: 0, y: 0};
        const block =
          clip &&
          blockAt(
            (x + 0.5 - box.x - place.x) / place.scale,
            (y + 0.5 - box.y - place.y) / place.scale,
            clip.source,
            place.scale,
          );
        if (block === null) {
          clear = clear && opacity === 0;
          continue;
        }
        value = value * (1 - opacity) + (block?.value ?? ground) * opacity;
        if (opacity === 1) additions.length = 0;
        if (clip && block) additions.push(() => clip.seen.add(block.bit));
      }
      if (!clear) continue;
      value = value * (1 - veil) + BLACK * veil;
      const got = luma[y * width + x] ?? 0;
      if (Math.abs(got - value) > FORGIVEN)
        return {wrong: `frame ${frame} at ${x},${y}: ${got} instead of ${value.toFixed(1)}`, read: true};
      for (const add of additions) add();
    }
  const visible = layers.slice(
    Math.max(
      0,
      layers.findLastIndex(({opacity}) => opacity === 1),
    ),
  );
  const clear =
    veil > 1 - FAINT ? [] : visible.filter(({opacity}) => opacity >= FAINT).flatMap(({clips}) => clips);
  return {wrong: null, read: clear.every(({seen}) => seen.size === BITS)};
}

/** Nothing is seen of a clip under one that fills the frame. */
const seenOf = (shown: readonly ClipFrame[]): readonly ClipFrame[] =>
  shown.slice(
    Math.max(
      0,
      shown.findLastIndex(({clip: {rect}}) => rect.width === 1 && rect.height === 1),
    ),
  );

const inside = (
  x: number,
  y: number,
  box: {x: number; y: number; width: number; height: number},
  by: number,
) => x >= box.x - by && y >= box.y - by && x < box.x + box.width + by && y < box.y + box.height + by;
