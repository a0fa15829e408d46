import {expect, test} from 'vitest';
import {BLANK_SIZE, BLANK_SPOT} from '../../src/picture/blank-spot.ts';
import {ResolvedSpot} from '../../src/spot/timeline/resolved-spot.ts';

test('the spot that Studio opens with is one that the schema allows', () => {
  expect(ResolvedSpot.parse(BLANK_SPOT)).toEqual(BLANK_SPOT);
});

test('it shows one slot without a take for three seconds', () => {
  expect(BLANK_SIZE).toEqual({width: 1080, height: 1920, fps: 30, durationInFrames: 90});
  expect(BLANK_SPOT.footage).toMatchObject([{slot: 'slot', from: 0, frames: 90, src: null}]);
});
