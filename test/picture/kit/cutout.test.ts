import fc from 'fast-check';
import {expect, test} from 'vitest';
import {type WindowShape, windowOpening} from '../../../src/picture/kit/panel-window.ts';

const box = {x: 120, y: 900, width: 600, height: 800};
const shapes: WindowShape[] = ['box', 'round', 'arch'];

test('an open window is its whole box, with the corners of its shape', () => {
  expect(windowOpening(box, 'box', 1)).toEqual({...box, top: 0, bottom: 0});
  expect(windowOpening(box, 'round', 1)).toEqual({...box, top: 300, bottom: 300});
  expect(windowOpening(box, 'arch', 1)).toEqual({...box, top: 300, bottom: 0});
});

test('an arch opens from its foot, the others from their middle', () => {
  const foot = ({y, height}: {y: number; height: number}) => y + height;
  const middle = ({y, height}: {y: number; height: number}) => y + height / 2;
  expect(foot(windowOpening(box, 'arch', 0.3))).toBeCloseTo(foot(box));
  expect(middle(windowOpening(box, 'round', 0.3))).toBeCloseTo(middle(box));
  expect(middle(windowOpening(box, 'box', 0.3))).toBeCloseTo(middle(box));
});

test('an arch that is wider than it is high keeps its corners inside', () => {
  expect(windowOpening({...box, height: 200}, 'arch', 1).top).toBe(200);
});

test('a window never shows more than its footage, even where an ease overshoots', () => {
  const side = fc.integer({min: 1, max: 2000});
  const anyBox = fc.record({x: fc.nat(2000), y: fc.nat(2000), width: side, height: side});
  fc.assert(
    fc.property(
      anyBox,
      fc.constantFrom(...shapes),
      fc.double({min: -0.5, max: 1.5, noNaN: true}),
      (whole, shape, part) => {
        const open = windowOpening(whole, shape, part);
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
