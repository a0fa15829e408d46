import {z} from 'zod';
import type {Size} from '../geometry/box.ts';

/** The aspect ratio of a variant, width to height. */
export const Format = z.enum(['9:16', '4:5', '1:1', '16:9']);
export type Format = z.infer<typeof Format>;

/** Size of a master in pixels, by format: the sizes that the ad platforms recommend. */
export const FORMAT_SIZE: Record<Format, Size> = {
  '9:16': {width: 1080, height: 1920},
  '4:5': {width: 1080, height: 1350},
  '1:1': {width: 1080, height: 1080},
  '16:9': {width: 1920, height: 1080},
};

/** Size of a render in pixels at a scale (1 for a master, 0.5 for a proof), rounded down to even numbers, which H.264 needs. */
export function masterSize(format: Format, scale: number): Size {
  const even = (length: number): number => Math.floor((length * scale) / 2) * 2;
  const {width, height} = FORMAT_SIZE[format];
  return {width: even(width), height: even(height)};
}
