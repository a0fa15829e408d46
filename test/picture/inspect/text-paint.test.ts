import {expect, test} from 'vitest';
import {paintOf} from '../../../src/picture/inspect/text-paint.ts';

test.each([
  ['rgb(20, 33, 29)', {color: '#14211d', alpha: 1}],
  ['rgba(255, 253, 240, 0.8)', {color: '#fffdf0', alpha: 0.8}],
  ['rgba(0, 0, 0, 0)', {color: '#000000', alpha: 0}],
])('a computed colour keeps its exact value at any opacity: %s', (color, paint) => {
  expect(paintOf(color)).toEqual(paint);
});
