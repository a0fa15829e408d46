import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
  type Blocks,
  blockLikeness,
  blocksOf,
} from '../../../../src/production/check/product/block-likeness.ts';

const SIDE = 4;
const SIZE = {width: 9, height: 7};

const plane = fc
  .uint8Array({minLength: SIZE.width * SIZE.height, maxLength: SIZE.width * SIZE.height})
  .map((data) => ({...SIZE, data}));

const place = fc.record({
  left: fc.integer({min: 0, max: SIZE.width - SIDE}),
  top: fc.integer({min: 0, max: SIZE.height - SIDE}),
});

/** The pixels of a block without their mean. */
function centred({data, width}: Blocks, {left, top}: {left: number; top: number}): number[] {
  const values = Array.from(
    {length: SIDE * SIDE},
    (_, at) => data[(top + Math.floor(at / SIDE)) * width + left + (at % SIDE)] as number,
  );
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - mean);
}

const product = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);

test('the correlation of two blocks is that of their pixels, as its definition says', () => {
  fc.assert(
    fc.property(plane, plane, place, place, (one, two, here, there) => {
      const [from, to] = [blocksOf(one, SIDE), blocksOf(two, SIDE)];
      const [a, b] = [centred(from, here), centred(to, there)];
      const both = Math.sqrt(product(a, a) * product(b, b));
      const [own, other] = [from.at(here.left, here.top), to.at(there.left, there.top)];
      if (!own || !other) throw new Error('no block');
      expect(own.deviation).toBeCloseTo(Math.sqrt(product(a, a) / (SIDE * SIDE)), 9);
      expect(blockLikeness(from, own, to, other)).toBeCloseTo(both === 0 ? 0 : product(a, b) / both, 9);
    }),
  );
});

test('an even block is like no other, and also not like itself', () => {
  const even = blocksOf({...SIZE, data: new Uint8Array(SIZE.width * SIZE.height).fill(90)}, SIDE);
  const block = even.at(1, 1);
  if (!block) throw new Error('no block');
  expect(blockLikeness(even, block, even, block)).toBe(0);
});

test('there is no block outside of the plane', () => {
  const {at} = blocksOf({...SIZE, data: new Uint8Array(SIZE.width * SIZE.height)}, SIDE);
  for (const [left, top] of [
    [-1, 0],
    [0, -1],
    [SIZE.width - SIDE + 1, 0],
    [0, SIZE.height - SIDE + 1],
  ] as const)
    expect(at(left, top)).toBeNull();
});
