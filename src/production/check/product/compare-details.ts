import type {PointPairs} from '../../../machine/vision/opencv.ts';
import {blockLikeness, blocksOf} from './block-likeness.ts';
import type {Plane} from './pixels.ts';

/** A block of a product's photo with details, and where it is in the footage. Both have the geometry of the photo. */
export type ComparedDetail = {
  /** The middle of the block, in pixels of the photo. */
  x: number;
  y: number;
  /** How far away its details are, in pixels. */
  dx: number;
  dy: number;
  /** Correlation of its luma there, -1 to 1. */
  likeness: number;
  /** The best correlation within `NEAR` pixels of where perspective puts it. */
  here: number;
  /** Its details have two directions, so that they can be told from the same details farther along an edge. */
  corner: boolean;
};

/** Standard deviation of luma from which a block has details, in codes. */
const DETAILS = 7;
/** Pixels that the place of an unchanged block may differ, because the homography is not exact. */
const NEAR = 2;
/** The lesser of the two eigenvalues of the structure tensor (Shi and Tomasi 1994), as a part of the greater, from which a block is a corner. */
const CORNER = 0.15;

/** Finds the details of a product again, block by block. `side`: of a block, in pixels; `reach`: how far away they are looked for. */
export function compareDetails(
  photo: Plane,
  mask: Plane,
  found: Plane,
  side: number,
  reach: number,
): ComparedDetail[] {
  const blocks: ComparedDetail[] = [];
  const [own, seen] = [blocksOf(photo, side), blocksOf(found, side)];
  const step = Math.max(4, side >> 1);
  // The search goes so far, then to a neighbour, and looks at the neighbours of that.
  const most = Math.max(reach, NEAR) + 2;
  const scores = new Float64Array((2 * most + 1) ** 2);
  for (let top = 0; top + side <= photo.height; top += step)
    for (let left = 0; left + side <= photo.width; left += step) {
      if (!isInside(mask, left, top, side)) continue;
      const block = own.at(left, top);
      if (!block || block.deviation < DETAILS) continue;
      scores.fill(Number.NaN);
      const likeness = (dx: number, dy: number): number => {
        const at = (dy + most) * (2 * most + 1) + dx + most;
        const known = scores[at] as number;
        if (!Number.isNaN(known)) return known;
        const other = seen.at(left + dx, top + dy);
        const score = other ? blockLikeness(own, block, seen, other) : -1;
        scores[at] = score;
        return score;
      };
      const place = bestPlace(likeness, reach);
      let here = -1;
      for (let dy = -NEAR; dy <= NEAR; dy++)
        for (let dx = -NEAR; dx <= NEAR; dx++) here = Math.max(here, likeness(dx, dy));
      const corner = isCorner(photo, left, top, side);
      blocks.push({x: left + side / 2, y: top + side / 2, ...place, here, corner});
    }
  return blocks;
}

/** The place with the greatest likeness: a coarse search, then its neighbours, then a parabola for parts of a pixel. */
function bestPlace(
  likeness: (dx: number, dy: number) => number,
  reach: number,
): Pick<ComparedDetail, 'dx' | 'dy' | 'likeness'> {
  let best = {dx: 0, dy: 0, likeness: likeness(0, 0)};
  const consider = (dx: number, dy: number): void => {
    const score = likeness(dx, dy);
    if (score > best.likeness) best = {dx, dy, likeness: score};
  };
  for (let dy = -reach; dy <= reach; dy += 2) for (let dx = -reach; dx <= reach; dx += 2) consider(dx, dy);
  const {dx, dy} = best;
  for (const y of [dy - 1, dy, dy + 1]) for (const x of [dx - 1, dx, dx + 1]) consider(x, y);
  const part = (before: number, at: number, after: number): number => {
    const bend = before - 2 * at + after;
    return bend < -1e-6 ? Math.max(-0.5, Math.min(0.5, (before - after) / (2 * bend))) : 0;
  };
  const {dx: x, dy: y, likeness: peak} = best;
  return {
    dx: x + part(likeness(x - 1, y), peak, likeness(x + 1, y)),
    dy: y + part(likeness(x, y - 1), peak, likeness(x, y + 1)),
    likeness: peak,
  };
}

/** Blocks that are less like the photo at their place have changed. */
const CHANGED = 0.5;

/** The largest group of changed blocks that touch one another, as a part of all blocks with details. 0 where there are none. */
export function largestChange(blocks: readonly ComparedDetail[], side: number): number {
  const open = new Set(blocks.filter(({here}) => here < CHANGED));
  let largest = 0;
  for (const first of open) {
    const group = [first];
    open.delete(first);
    for (const {x, y} of group)
      for (const other of open)
        if (Math.max(Math.abs(other.x - x), Math.abs(other.y - y)) <= side) {
          open.delete(other);
          group.push(other);
        }
    largest = Math.max(largest, group.length);
  }
  return blocks.length === 0 ? 0 : largest / blocks.length;
}

/** The blocks that were found, as pairs of points. */
export const pairsOf = (blocks: readonly ComparedDetail[]): PointPairs =>
  Float32Array.from(blocks.flatMap(({x, y, dx, dy}) => [x, y, x + dx, y + dy]));

/** Whether a block lies in the mask, with all but a tenth of its pixels. */
function isInside({width, data}: Plane, left: number, top: number, side: number): boolean {
  let inside = 0;
  for (let y = top; y < top + side; y++)
    for (let x = left; x < left + side; x++) if (data[y * width + x]) inside += 1;
  return inside >= 0.9 * side * side;
}

function isCorner({width, data}: Plane, left: number, top: number, side: number): boolean {
  let [xx, xy, yy] = [0, 0, 0];
  for (let y = top + 1; y < top + side - 1; y++)
    for (let x = left + 1; x < left + side - 1; x++) {
      const at = y * width + x;
      const gx = (data[at + 1] as number) - (data[at - 1] as number);
      const gy = (data[at + width] as number) - (data[at - width] as number);
      xx += gx * gx;
      xy += gx * gy;
      yy += gy * gy;
    }
  const middle = (xx + yy) / 2;
  const half = Math.hypot((xx - yy) / 2, xy);
  return middle - half > CORNER * (middle + half);
}
