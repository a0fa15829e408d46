import {z} from 'zod';
import {Fraction} from '../documents/field-types.ts';
import type {Box, Size} from '../geometry/box.ts';

/** A part of the frame, in fractions of its width and height. */
export const Rect = z.strictObject({x: Fraction, y: Fraction, width: Fraction, height: Fraction});
export type Rect = z.infer<typeof Rect>;

/** The whole frame. */
export const FULL: Rect = {x: 0, y: 0, width: 1, height: 1};

/**
 * A part of the frame in pixels. Every edge is even, because video stores colour for pairs of pixels: two neighbours share
 * one edge, and it is sharp.
 */
export function rectBox(rect: Rect, frame: Size): Box {
  const pair = (part: number, length: number): number => 2 * Math.round((part * length) / 2);
  const x = pair(rect.x, frame.width);
  const y = pair(rect.y, frame.height);
  return {
    x,
    y,
    width: pair(rect.x + rect.width, frame.width) - x,
    height: pair(rect.y + rect.height, frame.height) - y,
  };
}
