import type {Box} from '../../spot/geometry/box.ts';
import {type SpotPicture, useSpot} from '../spot-context.ts';

export type Layout = {
  /** One hundredth of the frame's shorter side, in pixels. Sizes and gaps are multiples of it. */
  unit: number;
  /** `u(4)` is four units. */
  u: (units: number) => number;
  /** The whole frame. */
  frame: Box;
  /** What no platform covers. */
  safe: Box;
  shape: 'tall' | 'square' | 'wide';
};

export function layoutOf({width, height, safe}: Pick<SpotPicture, 'width' | 'height' | 'safe'>): Layout {
  const unit = Math.min(width, height) / 100;
  return {
    unit,
    u: (units) => units * unit,
    frame: {x: 0, y: 0, width, height},
    safe,
    shape: width === height ? 'square' : width > height ? 'wide' : 'tall',
  };
}

/** Where things may stand and how large they are, by arithmetic on the format and its safe box. */
export const useLayout = (): Layout => layoutOf(useSpot());
