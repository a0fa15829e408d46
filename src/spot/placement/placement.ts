import {z} from 'zod';

/** The four shapes that ads come in. */
export const Format = z.enum(['9:16', '4:5', '1:1', '16:9']);
export type Format = z.infer<typeof Format>;

/** Pixels of a master, per format: the sizes that the platforms recommend. */
export const FORMAT_SIZE: Record<Format, {width: number; height: number}> = {
  '9:16': {width: 1080, height: 1920},
  '4:5': {width: 1080, height: 1350},
  '1:1': {width: 1080, height: 1080},
  '16:9': {width: 1920, height: 1080},
};

/** Pixels of the frame, from its top left corner. */
export const Box = z.strictObject({x: z.number(), y: z.number(), width: z.number(), height: z.number()});
export type Box = z.infer<typeof Box>;

/** The parts of each edge that a platform covers with its own buttons and text, as fractions. */
export type SafeZone = {
  top: number;
  right: number;
  bottom: number;
  left: number;
  source: string;
  /** When the source was read. */
  asOf: string;
};

/**
 * What stays visible on every placement of a format. 9:16 is the union of Meta Reels and Stories
 * (14 % top, 35 % bottom, 6 % sides), Google's vertical box (288, 672, 48 and 192 px of 1080x1920)
 * and the usual TikTok margins (sides 60 and 120 px).
 */
export const SAFE_ZONES: Record<Format, SafeZone> = {
  '9:16': {
    top: 0.15,
    right: 0.178,
    bottom: 0.35,
    left: 0.111,
    source: 'union of Reels, Shorts and TikTok',
    asOf: '2026-11',
  },
  '4:5': {
    top: 0.08,
    right: 0.06,
    bottom: 0.08,
    left: 0.06,
    source: 'title safe; grids crop 4:5 to 3:4',
    asOf: '2026-11',
  },
  '1:1': {
    top: 0.06,
    right: 0.06,
    bottom: 0.06,
    left: 0.06,
    source: 'title safe (EBU R 95: 5 %) and a margin',
    asOf: '2026-11',
  },
  '16:9': {
    top: 0.07,
    right: 0.05,
    bottom: 0.1,
    left: 0.05,
    source: 'EBU R 95 title safe and the skip button',
    asOf: '2026-11',
  },
};

/** The safe box in pixels, inwards to whole pixels. */
export function safeBox(format: Format, width: number, height: number): Box {
  const zone = SAFE_ZONES[format];
  const x = Math.ceil(zone.left * width);
  const y = Math.ceil(zone.top * height);
  return {
    x,
    y,
    width: Math.floor((1 - zone.right) * width) - x,
    height: Math.floor((1 - zone.bottom) * height) - y,
  };
}

/** Pixels of a master: half the size for a proof, in even numbers, as H.264 wants them. */
export function masterSize(format: Format, scale: number): {width: number; height: number} {
  const even = (length: number): number => Math.floor((length * scale) / 2) * 2;
  const {width, height} = FORMAT_SIZE[format];
  return {width: even(width), height: even(height)};
}
