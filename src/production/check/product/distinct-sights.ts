import type {ProductSight} from '../../../spot/findings/product-sight.ts';
import {type Box, sharedArea} from '../../../spot/geometry/box.ts';

/** Sights that share more than this part of the smaller one are of one thing. */
const SAME_PLACE = 0.5;
/** So many times as many keypoints decide alone; with fewer, the colours do. */
const CLEARLY_MORE = 1.5;

/**
 * The sights of different things. Products with the same layout of the label, as two flavours, are found at one place: of those, the one stays
 * that has clearly more details, else the one whose colours are nearest.
 */
export function distinctSights(sights: readonly ProductSight[]): ProductSight[] {
  const kept: ProductSight[] = [];
  for (const sight of sights.toSorted((a, b) => b.keypoints - a.keypoints)) {
    const rival = kept.findIndex((other) => isSamePlace(other.box, sight.box));
    if (rival < 0) kept.push(sight);
    else if (isNearer(sight, kept[rival] as ProductSight)) kept[rival] = sight;
  }
  return kept;
}

const isNearer = (sight: ProductSight, than: ProductSight): boolean =>
  CLEARLY_MORE * sight.keypoints > than.keypoints &&
  sight.mirrored === than.mirrored &&
  colourDistance(sight) < colourDistance(than);

/** The mean difference of the colours of a product from those of its photo, by their areas. */
function colourDistance({colours}: ProductSight): number {
  const area = colours.reduce((sum, {share}) => sum + share, 0);
  if (area === 0) return Number.POSITIVE_INFINITY;
  return colours.reduce((sum, {share, difference}) => sum + share * difference, 0) / area;
}

const isSamePlace = (a: Box, b: Box): boolean =>
  sharedArea(a, b) > SAME_PLACE * Math.min(a.width * a.height, b.width * b.height);
