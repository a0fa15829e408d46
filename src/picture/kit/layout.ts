import type {Box} from '../../spot/geometry/box.ts';
import {type GraphicsProps, useSpot} from '../spot-context.ts';

/** Sizes and boxes to lay graphics out by. */
export type Layout = {
  /** One hundredth of the frame's shorter side, in pixels. Sizes and gaps are multiples of it. */
  unit: number;
  /** Units in pixels: `u(4)` is 4 % of the shorter side. */
  u: (units: number) => number;
  /** The whole frame, in pixels. */
  frame: Box;
  /** The safe box in pixels: no platform covers it with its own interface. */
  safe: Box;
  /** `tall`: higher than wide; `wide`: wider than high. */
  shape: 'tall' | 'square' | 'wide';
};

/** The layout of a frame. */
export function layoutOf({width, height, safe}: Pick<GraphicsProps, 'width' | 'height' | 'safe'>): Layout {
  const unit = Math.min(width, height) / 100;
  return {
    unit,
    u: (units) => units * unit,
    frame: {x: 0, y: 0, width, height},
    safe,
    shape: width === height ? 'square' : width > height ? 'wide' : 'tall',
  };
}

/** The layout of the frame, from the format and its safe box. */
export const useLayout = (): Layout => layoutOf(useSpot());
