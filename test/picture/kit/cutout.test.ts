import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type CutoutShape, cutoutOutline} from '../../../src/picture/kit/cutout.ts';

const box = {x: 120, y: 900, width: 600, height: 800};
const shapes: CutoutShape[] = ['box', 'round', 'arch'];

test('an open cutout fills its box, with the corners of its shape', () => {
  expect(cutoutOutline(box, 'box', 1)).toEqual({...box, top: 0, bottom: 0});
  expect(cutoutOutline(box, 'round', 1)).toEqual({...box, top: 300, bottom: 300});
  expect(cutoutOutline(box, 'arch', 1)).toEqual({...box, top: 300, bottom: 0});
});

test('an arch opens from the bottom, the other shapes from the middle', () => {
  const bottom = ({y, height}: {y: number; height: number}) => y + height;
  const middle = ({y, height}: {y: number; height: number}) => y + height / 2;
  expect(bottom(cutoutOutline(box, 'arch', 0.3))).toBeCloseTo(bottom(box));
  expect(middle(cutoutOutline(box, 'round', 0.3))).toBeCloseTo(middle(box));
  expect(middle(cutoutOutline(box, 'box', 0.3))).toBeCloseTo(middle(box));
});

test('the corners of an arch that is wider than high stay inside its box', () => {
  expect(cutoutOutline({...box, height: 200}, 'arch', 1).top).toBe(200);
});

test('a cutout never exceeds its box, even where an ease overshoots', () => {
  const side = fc.integer({min: 1, max: 2000});
  const anyBox = fc.record({x: fc.nat(2000), y: fc.nat(2000), width: side, height: side});
  fc.assert(
    fc.property(
      anyBox,
      fc.constantFrom(...shapes),
      fc.double({min: -0.5, max: 1.5, noNaN: true}),
      (whole, shape, part) => {
        const open = cutoutOutline(whole, shape, part);
        const slack = 1e-6;
        expect(open.x).toBeGreaterThanOrEqual(whole.x - slack);
        expect(open.y).toBeGreaterThanOrEqual(whole.y - slack);
        expect(open.x + open.width).toBeLessThanOrEqual(whole.x + whole.width + slack);
        expect(open.y + open.height).toBeLessThanOrEqual(whole.y + whole.height + slack);
        expect(open.top + open.bottom).toBeLessThanOrEqual(open.height + slack);
        expect(Math.max(open.top, open.bottom)).toBeLessThanOrEqual(open.width / 2 + slack);
      },
    ),
  );
});
