import fc from 'fast-check';
import {expect, test} from 'vitest';
import {blackBars} from '../../../src/spot/findings/black-bars.ts';
import {emptyMeasures, type FrameMeasures, SCALE} from '../../../src/spot/findings/frame-measures.ts';

/** A video of 18 x 32 cells whose luma is `code`, with bars of this many half cells. */
function withBars(
  bars: {top: number; bottom: number; left: number; right: number},
  code = 120,
): FrameMeasures {
  const measures = emptyMeasures({columns: 18, rows: 32}, 10);
  for (let frame = 0; frame < 10; frame++)
    for (let row = 0; row < 64; row++)
      for (let column = 0; column < 36; column++) {
        const isBar =
          row < bars.top || row >= 64 - bars.bottom || column < bars.left || column >= 36 - bars.right;
        measures.luma[frame * 64 * 36 + row * 36 + column] = SCALE.luma * (isBar ? 17 : code);
      }
  return measures;
}

test('bars on opposite sides are as wide as they are drawn', () => {
  const half = (most: number) => fc.tuple(fc.integer({min: 0, max: most}), fc.integer({min: 0, max: most}));
  const expected = {top: 0, bottom: 0, left: 0, right: 0};
  fc.assert(
    fc.property(half(25), ([top, bottom]) => {
      expect(blackBars(withBars({top, bottom, left: 0, right: 0}), {from: 0, frames: 10}, 24)).toEqual({
        ...expected,
        top: top / 64,
        bottom: bottom / 64,
      });
    }),
    {numRuns: 10},
  );
  fc.assert(
    fc.property(half(15), ([left, right]) => {
      expect(blackBars(withBars({top: 0, bottom: 0, left, right}), {from: 0, frames: 10}, 24)).toEqual({
        ...expected,
        left: left / 36,
        right: right / 36,
      });
    }),
    {numRuns: 10},
  );
});

test('a picture that is dark all over has no bars', () => {
  expect(blackBars(withBars({top: 0, bottom: 0, left: 0, right: 0}, 18), {from: 0, frames: 10}, 24)).toEqual({
    top: 0,
    bottom: 0,
    left: 0,
    right: 0,
  });
});

test('a side that is black in some frames only is no bar', () => {
  const measures = withBars({top: 8, bottom: 8, left: 0, right: 0});
  measures.luma.fill(SCALE.luma * 120, 0, 64 * 36);
  expect(blackBars(measures, {from: 0, frames: 10}, 24)).toEqual({top: 0, bottom: 0, left: 0, right: 0});
  expect(blackBars(measures, {from: 1, frames: 9}, 24)).toMatchObject({top: 0.125, bottom: 0.125});
});

test('a product in front of a black backdrop has no bars', () => {
  const measures = emptyMeasures({columns: 18, rows: 32}, 10);
  measures.luma.fill(SCALE.luma * 18);
  for (let frame = 0; frame < 10; frame++)
    for (let row = 16; row < 52; row++)
      for (let column = 11; column < 26; column++)
        measures.luma[frame * 64 * 36 + row * 36 + column] = SCALE.luma * 130;
  expect(blackBars(measures, {from: 0, frames: 10}, 24)).toEqual({top: 0, bottom: 0, left: 0, right: 0});
});
