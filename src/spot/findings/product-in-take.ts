import type {Box, Size} from '../geometry/box.ts';
import {type ClipFrame, placeClip} from '../timeline/footage-at.ts';

/** Where a product was found in one sampled frame of a take. */
export type FoundProduct = {
  /** The frame of the take. */
  frame: number;
  /** The name of the product in `brand.yaml`. */
  product: string;
  /** The box around the product, in pixels of the take. It may lie partly outside of the frame. */
  box: Box;
  /** The outline of the product as a polygon, in pixels of the take. */
  outline: readonly (readonly [number, number])[];
};

/** Where the products of a brand are in a take. */
export type FoundProducts = {
  /** The frames of the take that were searched, in order. */
  sampled: readonly number[];
  /** In order of the frames. A sampled frame in which no product was found has none. */
  places: readonly FoundProduct[];
};

/**
 * The places of products in a frame of a take: as found where the frame was searched, else between the searched frames before and
 * after it. Between a frame with the product and one without it, the place is that of the nearer one.
 */
export function productsAt({sampled, places}: FoundProducts, frame: number): FoundProduct[] {
  const before = sampled.findLast((at) => at <= frame);
  const after = sampled.find((at) => at >= frame);
  const [from, to] = [before ?? after, after ?? before];
  if (from === undefined || to === undefined) return [];
  const at = (wanted: number): FoundProduct[] => places.filter((place) => place.frame === wanted);
  if (from === to) return at(from).map((place) => ({...place, frame}));
  const part = (frame - from) / (to - from);
  const ends = at(to);
  const paired = at(from).map(
    (start) => [start, ends.find(({product}) => product === start.product)] as const,
  );
  const moved = paired.flatMap(([start, end]) => {
    if (!end) return part < 0.5 ? [{...start, frame}] : [];
    return [between(start, end, part, frame)];
  });
  const alone = ends.filter(({product}) => !paired.some(([start]) => start.product === product));
  return [...moved, ...(part < 0.5 ? [] : alone.map((place) => ({...place, frame})))];
}

function between(start: FoundProduct, end: FoundProduct, part: number, frame: number): FoundProduct {
  const mix = (a: number, b: number): number => a + (b - a) * part;
  const box = {
    x: mix(start.box.x, end.box.x),
    y: mix(start.box.y, end.box.y),
    width: mix(start.box.width, end.box.width),
    height: mix(start.box.height, end.box.height),
  };
  const outline = start.outline.map(([x, y], corner): [number, number] => {
    const [endX, endY] = end.outline[corner] ?? [x, y];
    return [mix(x, endX), mix(y, endY)];
  });
  return {frame, product: start.product, box, outline};
}

/**
 * The products as they show in a frame of a master, in its pixels. `shown`: the clip as `footageAt` tells it. Parts outside of the
 * rectangle of the clip are cut off the box; a product that is wholly outside is left out.
 */
export function productsInFrame(places: FoundProducts, shown: ClipFrame, frame: Size): FoundProduct[] {
  const placed = placeClip(shown, frame);
  return productsAt(places, shown.source).flatMap((place) => {
    const box = toFrame(place.box, placed);
    if (box.width <= 0 || box.height <= 0) return [];
    const outline = place.outline.map(([x, y]): [number, number] => [
      placed.box.x + placed.x + placed.scale * x,
      placed.box.y + placed.y + placed.scale * y,
    ]);
    return [{...place, box, outline}];
  });
}

/** A box of a clip in pixels of the frame, cut off at the rectangle of the clip. Its size is 0 or less where nothing of it shows. */
export function toFrame(
  {x, y, width, height}: Box,
  {box, scale, x: left, y: top}: ReturnType<typeof placeClip>,
): Box {
  const x0 = Math.max(box.x, box.x + left + scale * x);
  const y0 = Math.max(box.y, box.y + top + scale * y);
  const x1 = Math.min(box.x + box.width, box.x + left + scale * (x + width));
  const y1 = Math.min(box.y + box.height, box.y + top + scale * (y + height));
  return {x: x0, y: y0, width: x1 - x0, height: y1 - y0};
}
