import {expect, test} from 'vitest';
import {layoutOf} from '../../../src/picture/kit/layout.ts';

const safe = {x: 0, y: 0, width: 10, height: 10};

test.each([
  [1080, 1920, 10.8, 'tall'],
  [1080, 1350, 10.8, 'tall'],
  [1080, 1080, 10.8, 'square'],
  [1920, 1080, 10.8, 'wide'],
  [540, 960, 5.4, 'tall'],
])('a unit is one hundredth of the shorter side: %d x %d', (width, height, unit, shape) => {
  const layout = layoutOf({width, height, safe});
  expect(layout).toMatchObject({unit, shape, frame: {x: 0, y: 0, width, height}, safe});
  expect(layout.u(4)).toBeCloseTo(4 * unit);
});
