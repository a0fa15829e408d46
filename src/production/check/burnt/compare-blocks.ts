import Color from 'colorjs.io';
import type {Size} from '../../../spot/geometry/box.ts';

/** The side of a block, in pixels of the master. Its mean does not change much when the picture is encoded. */
export const BLOCK_SIDE = 8;

/** Opacity of the graphics, 0 to 255, from which on what is behind them does not matter. */
const SOLID = 240;

/** Solid pixels that a block needs, so that their mean is steady: half of them. */
const LEAST_SOLID = BLOCK_SIDE ** 2 / 2;

/** Differences of code values, 8 bits, below which two means count as equal: no colour differs by delta-E 1 then. */
const EQUAL = 1.5;

/** A block of a frame that differs, in columns and rows of blocks. */
export type DifferentBlock = {
  column: number;
  row: number;
  /** Delta-E 2000 between the mean colours of the block. */
  difference: number;
  /** The same of the pixels under solid graphics; null where there are too few. */
  solid: number | null;
  /** The mean opacity of the graphics, 0 to 1. */
  cover: number;
};

/** A frame against what it should be. */
export type FrameComparison = {
  /** The blocks that differ by delta-E 1 or more. */
  blocks: DifferentBlock[];
  /** Blocks with any graphics. */
  covered: number;
  /**
   * Delta-E 2000 that nine in ten blocks without graphics stay below: how far the footage agrees. Null where the footage is not known,
   * or too few blocks show it.
   */
  footage: number | null;
};

/** Blocks without graphics that are needed to know whether the footage agrees. */
const LEAST_FOOTAGE = 64;

/** What is compared: planes of yuv420p (BT.709, limited range), and the opacity of the graphics, 0 to 255. */
export type ComparedPictures = Size & {
  expected: Uint8Array;
  got: Uint8Array;
  alpha: Uint8Array;
  /** False where `expected` has something else than the footage of the master. */
  hasFootage: boolean;
};

/** Compares two frames block by block. */
export function compareBlocks(pictures: ComparedPictures): FrameComparison {
  const {width, height, hasFootage} = pictures;
  const blocks: DifferentBlock[] = [];
  const footage: number[] = [];
  let covered = 0;
  // The same for all blocks: there are tens of thousands in a frame.
  const [all, solid] = [noSums(), noSums()];
  for (let row = 0; row < Math.floor(height / BLOCK_SIDE); row++)
    for (let column = 0; column < Math.floor(width / BLOCK_SIDE); column++) {
      const cover = addBlock(pictures, column * BLOCK_SIDE, row * BLOCK_SIDE, all, solid);
      const count = solid.chroma < BLOCK_SIDE ? 0 : solid.luma;
      const difference = deltaE(all);
      const solidDifference = count < LEAST_SOLID ? null : deltaE(solid);
      if (cover === 0) footage.push(difference);
      else covered += 1;
      if (Math.max(difference, solidDifference ?? 0) < 1 || (!hasFootage && solidDifference === null))
        continue;
      blocks.push({
        column,
        row,
        difference: round(difference),
        solid: solidDifference && round(solidDifference),
        cover: round(cover),
      });
    }
  footage.sort((a, b) => a - b);
  const known = hasFootage && footage.length >= LEAST_FOOTAGE;
  return {blocks, covered, footage: known ? round(footage[Math.floor(0.9 * footage.length)] ?? 0) : null};
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** Sums of Y', Cb and Cr of the expected pixels and of those of the master, and how many pixels they have. */
type Sums = {expected: Float64Array; got: Float64Array; luma: number; chroma: number};

const noSums = (): Sums => ({expected: new Float64Array(3), got: new Float64Array(3), luma: 0, chroma: 0});

function clear(sums: Sums): void {
  sums.expected.fill(0);
  sums.got.fill(0);
  sums.luma = 0;
  sums.chroma = 0;
}

/** Sums up a block: all of its pixels, and those under solid graphics. Returns the mean opacity of its graphics, 0 to 1. */
function addBlock(
  {width, height, expected, got, alpha}: ComparedPictures,
  left: number,
  top: number,
  all: Sums,
  solid: Sums,
): number {
  clear(all);
  clear(solid);
  let opacity = 0;
  for (let y = top; y < top + BLOCK_SIDE; y++)
    for (let at = y * width + left; at < y * width + left + BLOCK_SIDE; at++) {
      const cover = alpha[at] as number;
      opacity += cover;
      addLuma(all, expected[at] as number, got[at] as number);
      if (cover >= SOLID) addLuma(solid, expected[at] as number, got[at] as number);
    }
  const half = width >> 1;
  const blue = width * height;
  const red = blue + half * (height >> 1);
  for (let y = top >> 1; y < (top + BLOCK_SIDE) >> 1; y++)
    for (let x = left >> 1; x < (left + BLOCK_SIDE) >> 1; x++) {
      const at = y * half + x;
      addChroma(all, expected, got, blue + at, red + at);
      if ((alpha[2 * y * width + 2 * x] as number) >= SOLID)
        addChroma(solid, expected, got, blue + at, red + at);
    }
  return opacity / 255 / BLOCK_SIDE ** 2;
}

function addLuma(sums: Sums, expected: number, got: number): void {
  sums.luma += 1;
  sums.expected[0] = (sums.expected[0] as number) + expected;
  sums.got[0] = (sums.got[0] as number) + got;
}

function addChroma(sums: Sums, expected: Uint8Array, got: Uint8Array, blue: number, red: number): void {
  sums.chroma += 1;
  sums.expected[1] = (sums.expected[1] as number) + (expected[blue] as number);
  sums.expected[2] = (sums.expected[2] as number) + (expected[red] as number);
  sums.got[1] = (sums.got[1] as number) + (got[blue] as number);
  sums.got[2] = (sums.got[2] as number) + (got[red] as number);
}

/** The difference of the means of one component. */
const meanDifference = ({expected, got, luma, chroma}: Sums, at: number): number =>
  Math.abs((expected[at] as number) - (got[at] as number)) / (at === 0 ? luma : chroma);

/** Delta-E 2000 (CIE 142-2001) between the means of two sums. */
function deltaE(sums: Sums): number {
  if (meanDifference(sums, 0) < EQUAL && meanDifference(sums, 1) < EQUAL && meanDifference(sums, 2) < EQUAL)
    return 0;
  const {expected, got, luma, chroma} = sums;
  const colorOf = ([y, blue, red]: Float64Array): Color =>
    new Color('srgb', toRgb([(y as number) / luma, (blue as number) / chroma, (red as number) / chroma]));
  return colorOf(expected).deltaE(colorOf(got), '2000');
}

/** BT.709 of limited range as RGB, 0 to 1 (ITU-R BT.709-6, 3.2 to 3.5). Codes outside the range are cut off, as displays do. */
function toRgb([y, blue, red]: [number, number, number]): [number, number, number] {
  const [bright, cb, cr] = [1.1643836 * (y - 16), blue - 128, red - 128];
  const channel = (value: number): number => Math.min(1, Math.max(0, value / 255));
  return [
    channel(bright + 1.7927411 * cr),
    channel(bright - 0.2132486 * cb - 0.5329093 * cr),
    channel(bright + 2.1124018 * cb),
  ];
}
