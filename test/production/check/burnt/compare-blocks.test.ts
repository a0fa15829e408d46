import {expect, it} from 'vitest';
import {compareBlocks} from '../../../../src/production/check/burnt/compare-blocks.ts';

const SIZE = {width: 160, height: 160};

type Plane = (x: number, y: number) => number;

/** A picture of yuv420p with these values. */
function picture(luma: Plane, blue: Plane = () => 128, red: Plane = () => 128): Uint8Array {
  const {width, height} = SIZE;
  const out = new Uint8Array(width * height * 1.5);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) out[y * width + x] = luma(x, y);
  const half = width / 2;
  for (let y = 0; y < height / 2; y++)
    for (let x = 0; x < half; x++) {
      out[width * height + y * half + x] = blue(x, y);
      out[1.25 * width * height + y * half + x] = red(x, y);
    }
  return out;
}

/** Opacity of graphics in the square from 40 to 80. */
const alpha = picture((x, y) => (x >= 40 && x < 80 && y >= 40 && y < 80 ? 255 : 0)).subarray(0, 160 * 160);
const inSquare = (x: number, y: number): boolean => x >= 48 && x < 56 && y >= 48 && y < 56;
const texture = (x: number, y: number): number => 100 + ((x * 7 + y * 13) % 50);
const compare = (expected: Uint8Array, got: Uint8Array, hasFootage = true) =>
  compareBlocks({...SIZE, expected, got, alpha, hasFootage});

it('finds nothing in equal pictures', () => {
  expect(compare(picture(texture), picture(texture))).toEqual({blocks: [], covered: 25, footage: 0});
});

it('finds the one block of the graphics that differs, with its place', () => {
  const got = picture((x, y) => (inSquare(x, y) ? 220 : texture(x, y)));
  expect(compare(picture(texture), got).blocks).toEqual([
    {column: 6, row: 6, difference: expect.closeTo(32, -1), solid: expect.closeTo(32, -1), cover: 1},
  ]);
});

it('finds a colour of the same luma', () => {
  const got = picture(texture, (x, y) => (inSquare(2 * x, 2 * y) ? 158 : 128));
  expect(compare(picture(texture), got).blocks).toMatchObject([{column: 6, row: 6}]);
});

it('finds no noise whose mean is steady', () => {
  const noisy = picture((x, y) => texture(x, y) + (((x * 31 + y * 17) % 2) * 16 - 8));
  expect(compare(picture(texture), noisy).blocks).toEqual([]);
});

it('says how far the footage agrees, apart from a small thing over it', () => {
  const logo = picture((x, y) => (x < 24 && y < 24 ? 20 : texture(x, y)));
  const {footage, blocks} = compare(picture(texture), logo);
  expect(footage).toBe(0);
  expect(blocks).toHaveLength(9);
  const other = picture((x, y) => (inSquare(x, y) || alpha[y * 160 + x] ? texture(x, y) : 40));
  expect(compare(picture(texture), other).footage).toBeGreaterThan(20);
});

it('compares only what is under solid graphics where the footage is not known', () => {
  const got = picture((x, y) => (x < 40 ? 20 : inSquare(x, y) ? 220 : texture(x, y)));
  expect(compare(picture(texture), got, false)).toMatchObject({blocks: [{column: 6, row: 6}], footage: null});
});
