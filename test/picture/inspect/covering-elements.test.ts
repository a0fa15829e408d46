import {afterEach, expect, test, vi} from 'vitest';
import {coveredPart} from '../../../src/picture/inspect/covering-elements.ts';
import type {Box} from '../../../src/spot/geometry/box.ts';

afterEach(() => vi.unstubAllGlobals());

const INK: Box = {x: 0, y: 0, width: 400, height: 100};

/** The part of an element of 400 x 100 px that a box above it covers, in the stack of elements that a browser gives for a point. */
function coveredBy(box: Box, {every = true, below = false} = {}): number {
  const own = {} as HTMLElement;
  const cover = {contains: () => false} as unknown as Element;
  const isIn = (x: number, y: number): boolean =>
    x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
  vi.stubGlobal('document', {
    elementsFromPoint: (x: number, y: number) => (isIn(x, y) ? (below ? [own, cover] : [cover, own]) : [own]),
  });
  return coveredPart(INK, own, [{element: cover, box}], {every});
}

test.each([
  ['its middle, but none of its corners', {x: 20, y: 0, width: 360, height: 100}, 15 / 21],
  ['its upper right part', {x: 200, y: 0, width: 200, height: 80}, 8 / 21],
  ['its lower left part', {x: 0, y: 20, width: 380, height: 80}, 12 / 21],
  ['its left half', {x: 0, y: 0, width: 200, height: 100}, 12 / 21],
  ['all of it', {x: -5, y: -5, width: 410, height: 110}, 1],
] as const)('an opaque box covers %s', (_, box, part) => {
  expect(coveredBy(box)).toBeCloseTo(part, 5);
});

test('a box that is below, or beside, covers nothing', () => {
  expect(coveredBy({x: 0, y: 0, width: 400, height: 100}, {below: true})).toBe(0);
  expect(coveredBy({x: 500, y: 0, width: 400, height: 100})).toBe(0);
});

test('of a text, only what comes over one of two opposite corners is tested', () => {
  expect(coveredBy({x: 20, y: 0, width: 360, height: 100}, {every: false})).toBe(0);
  expect(coveredBy({x: 0, y: 0, width: 200, height: 100}, {every: false})).toBeCloseTo(12 / 21, 5);
});
