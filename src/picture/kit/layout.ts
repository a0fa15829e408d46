import type {Box} from '../../spot/geometry/box.ts';
import {type GraphicsProps, useSpot} from '../spot-context.ts';
import {bottomOf} from './boxes.ts';

/** Sizes and boxes to lay graphics out by. */
export type Layout = {
  /** One hundredth of the frame's shorter side, in pixels. Sizes and gaps are multiples of it. */
  unit: number;
  /** Units in pixels: `u(4)` is 4 % of the shorter side. */
  u: (units: number) => number;
  /** The whole frame, in pixels. */
  frame: Box;
  /** The safe box in pixels: no platform covers it with its own interface. In a spot with captions, without the room for them. */
  safe: Box;
  /** The room for captions at the bottom of the safe box, in pixels; null in a spot without captions. */
  captions: Box | null;
  /** `tall`: higher than wide; `wide`: wider than high. */
  shape: 'tall' | 'square' | 'wide';
};

/** Height of two lines of captions, and the space above them, in units. */
const CAPTION_ROOM = {height: 13.4, above: 2.4};

/** The layout of a frame. */
export function layoutOf({
  width,
  height,
  safe: whole,
  captions,
}: Pick<GraphicsProps, 'width' | 'height' | 'safe' | 'captions'>): Layout {
  const unit = Math.min(width, height) / 100;
  const has = captions !== undefined && captions.length > 0;
  const room = has ? (CAPTION_ROOM.height + CAPTION_ROOM.above) * unit : 0;
  const safe = {...whole, height: whole.height - room};
  return {
    unit,
    u: (units) => units * unit,
    frame: {x: 0, y: 0, width, height},
    safe,
    captions: has ? bottomOf(whole, CAPTION_ROOM.height * unit) : null,
    shape: width === height ? 'square' : width > height ? 'wide' : 'tall',
  };
}

/** The layout of the frame, from the format and its safe box. */
export const useLayout = (): Layout => layoutOf(useSpot());
