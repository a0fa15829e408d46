import {expect, test} from 'vitest';
import {bottomOf, inset, intersect, leftOf, rightOf, topOf} from '../../../src/picture/kit/boxes.ts';

const box = {x: 10, y: 20, width: 100, height: 200};

test('a box loses its margin on every side, or across and down', () => {
  expect(inset(box, 5)).toEqual({x: 15, y: 25, width: 90, height: 190});
  expect(inset(box, 5, 20)).toEqual({x: 15, y: 40, width: 90, height: 160});
});

test('a strip along each edge keeps the other three edges', () => {
  expect(topOf(box, 30)).toEqual({x: 10, y: 20, width: 100, height: 30});
  expect(bottomOf(box, 30)).toEqual({x: 10, y: 190, width: 100, height: 30});
  expect(leftOf(box, 30)).toEqual({x: 10, y: 20, width: 30, height: 200});
  expect(rightOf(box, 30)).toEqual({x: 80, y: 20, width: 30, height: 200});
});

test('intersect gives the part that two boxes share', () => {
  expect(intersect(box, {x: 60, y: 0, width: 100, height: 50})).toEqual({
    x: 60,
    y: 20,
    width: 50,
    height: 30,
  });
  expect(intersect(box, inset(box, 1))).toEqual(inset(box, 1));
});
