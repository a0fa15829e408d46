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

test('a spot with captions keeps room for two lines at the bottom of the safe box', () => {
  const whole = {x: 100, y: 200, width: 800, height: 1000};
  const frame = {width: 1080, height: 1920, safe: whole};
  const page = {from: 0, frames: 10, lines: [[{text: 'Ice', from: 0, to: 10}]]};
  const {captions, safe: free, u} = layoutOf({...frame, captions: [page]});
  expect(captions).toEqual({x: 100, y: 1200 - u(13.4), width: 800, height: u(13.4)});
  expect(free.y + free.height).toBeCloseTo(1200 - u(15.8));
  expect(layoutOf({...frame, captions: []})).toMatchObject({captions: null, safe: whole});
});
