import {expect, test} from 'vitest';
import {imageSimilarity} from '../../../src/production/render/image-similarity.ts';

const SIZE = {width: 256, height: 128};

/** A grey frame of yuv420p. */
const frame = (): Buffer => Buffer.alloc((SIZE.width * SIZE.height * 3) / 2, 128);

test('equal frames are as like as it gets', () => {
  expect(imageSimilarity(frame(), frame(), SIZE)).toEqual({whole: 99, block: 99});
});

test('a difference everywhere shows in the whole as in the block', () => {
  const other = frame().fill(138);
  const expected = 10 * Math.log10(255 ** 2 / 100);
  const {whole, block} = imageSimilarity(frame(), other, SIZE);
  expect(whole).toBeCloseTo(expected);
  expect(block).toBeCloseTo(expected);
});

test('a difference in one place is hidden by the whole, and found in its block', () => {
  const other = frame();
  for (let y = 70; y < 90; y++) other.fill(255, y * SIZE.width + 200, y * SIZE.width + 220);
  const {whole, block} = imageSimilarity(frame(), other, SIZE);
  expect(whole).toBeGreaterThan(block + 8);
  expect(block).toBeCloseTo(10 * Math.log10((255 ** 2 * 64 * 64) / (20 * 20 * 127 ** 2)));
});

test('a frame that is not there, or of another size, is like nothing', () => {
  expect(imageSimilarity(Buffer.alloc(0), frame(), SIZE)).toEqual({whole: 0, block: 0});
});
