import type {Fix} from '../../../../spot/findings/fix.ts';
import {coveredByProduct, type ProductPlace} from '../../../../spot/findings/product-place.ts';
import type {ShownElement} from '../../../../spot/findings/shown-elements.ts';
import type {Box} from '../../../../spot/geometry/box.ts';
import {type ClipFrame, footageAt, placeClip} from '../../../../spot/timeline/footage-at.ts';
import type {CheckedGraphics} from '../../graphics.ts';

/** Focus points that are tried along each axis. */
const TRIED = 21;
/** Pixels of a product that another focus may move out of the frame. */
const CUT = 2;

/**
 * The focus point that frames a clip so that its product is beside all words and logos, at every frame at which it was found: the nearest to
 * the present one. None where the clip has no room to be moved, shows no room free, or shares the frame with another clip.
 */
export function clearFocus(
  {spot, product, shown}: Pick<CheckedGraphics, 'spot' | 'product' | 'shown'>,
  frame: number,
  covered: number,
): Fix | undefined {
  const clip = onlyClip(spot, frame)?.clip;
  if (!clip || clip.src === null) return undefined;
  const places = product.filter((place) => onlyClip(spot, place.frame)?.clip === clip);
  const [x, y] = clip.focus;
  const candidates = Array.from({length: TRIED}, (_, at) => at / (TRIED - 1)).flatMap(
    (value): [number, number][] => [
      [value, y],
      [x, value],
    ],
  );
  const distance = ([a, b]: [number, number]): number => Math.abs(a - x) + Math.abs(b - y);
  const focus = candidates
    .toSorted((a, b) => distance(a) - distance(b))
    .find((each) =>
      places.every((place) => {
        const moved = movedTo(place, onlyClip(spot, place.frame) as ClipFrame, each, spot);
        return (
          isInside(moved.box, place.box, spot) &&
          inksAt(shown, place.frame).every((ink) => 100 * coveredByProduct(ink, moved) <= covered)
        );
      }),
    );
  return focus && distance(focus) > 0 ? {kind: 'focus', slot: clip.slot, focus} : undefined;
}

/** The clip that fills the frame alone. */
function onlyClip({footage}: CheckedGraphics['spot'], frame: number): ClipFrame | undefined {
  const {layers} = footageAt(footage, frame);
  const [layer] = layers;
  return layers.length === 1 && layer?.shown.length === 1 ? layer.shown[0] : undefined;
}

function movedTo(
  place: ProductPlace,
  shown: ClipFrame,
  focus: readonly [number, number],
  spot: CheckedGraphics['spot'],
): ProductPlace {
  const before = placeClip(shown, spot);
  const after = placeClip({...shown, clip: {...shown.clip, focus: [...focus]}}, spot);
  const box = {...place.box, x: place.box.x + after.x - before.x, y: place.box.y + after.y - before.y};
  return {...place, box};
}

/** Whether no more of a product is outside of the frame than before. */
const isInside = (box: Box, before: Box, {width, height}: CheckedGraphics['spot']): boolean =>
  box.x >= Math.min(0, before.x) - CUT &&
  box.y >= Math.min(0, before.y) - CUT &&
  box.x + box.width <= Math.max(width, before.x + before.width) + CUT &&
  box.y + box.height <= Math.max(height, before.y + before.height) + CUT;

/** The areas of words and logos at a frame. */
const inksAt = (shown: readonly ShownElement[], frame: number): Box[] =>
  shown.flatMap(({kind, runs}) =>
    kind === 'box'
      ? []
      : runs
          .filter((run) => frame >= run.from && frame < run.from + run.frames)
          .flatMap(({parts}) => parts.map(({ink}) => ink)),
  );
