import {z} from 'zod';

/** A width and a height, in pixels. */
export type Size = {
  /** Pixels. */
  width: number;
  /** Pixels. */
  height: number;
};

/** A point as fractions of a picture or a frame: `[0, 0]` is the top left corner, `[1, 1]` the bottom right. */
export type Point = readonly [number, number];

/** A rectangle in pixels, measured from the top left corner of the frame. */
export const Box = z.strictObject({
  /** Pixels from the left edge. */
  x: z.number(),
  /** Pixels from the top edge. */
  y: z.number(),
  /** Pixels. */
  width: z.number(),
  /** Pixels. */
  height: z.number(),
});
export type Box = z.infer<typeof Box>;

const Part = z.number().min(0).max(1);

/** A rectangle as fractions of the frame, measured from its top left corner. 0 to 1. */
export const Rect = z.strictObject({
  /** From the left edge: a fraction of the width. */
  x: Part,
  /** From the top edge: a fraction of the height. */
  y: Part,
  /** A fraction of the width of the frame. */
  width: Part,
  /** A fraction of the height of the frame. */
  height: Part,
});
export type Rect = z.infer<typeof Rect>;

/** A box at the other side of a frame: as far from its right edge as it was from its left one. `width`: of the frame, in pixels. */
export const mirroredBox = (box: Box, width: number): Box => ({...box, x: width - box.x - box.width});

/** A rectangle at the other side of the frame. */
export const mirroredRect = (rect: Rect): Rect => ({...rect, x: Math.max(0, 1 - rect.x - rect.width)});

/** The whole frame. */
export const FULL: Rect = {x: 0, y: 0, width: 1, height: 1};

/**
 * The pixels of a rectangle of the frame. Edges are rounded to pairs of pixels, because 4:2:0 video keeps one colour for
 * two by two of them: rectangles that touch share an edge, and the edge is sharp.
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

/** The part that two boxes have in common; without width or height where they have none. */
export function commonBox(a: Box, b: Box): Box {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  };
}

/** The smallest box that contains two boxes. */
export function unitedBox(a: Box, b: Box): Box {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** The area that two boxes have in common, in square pixels. */
export function sharedArea(a: Box, b: Box): number {
  const {width, height} = commonBox(a, b);
  return width * height;
}

/** A box without a border of `by` pixels. */
export const insetBox = ({x, y, width, height}: Box, by: number): Box => ({
  x: x + by,
  y: y + by,
  width: Math.max(0, width - 2 * by),
  height: Math.max(0, height - 2 * by),
});
