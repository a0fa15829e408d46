import {expect, test} from 'vitest';
import {graphicsBusy} from '../../../../../src/production/check/rules/graphics/graphics-busy.ts';
import {during, graphics, ground, judged, line} from '../../graphics.ts';

/** A text of 3 s whose ground was measured ten times. */
const subject = (edge: number, times = 10) => {
  const text = line();
  const grounds = Array.from({length: 10}, (_, at) =>
    ground(text, {frame: 9 * at, edge: at < times ? edge : 0}),
  );
  return graphics([during([text])], {grounds});
};

test('an edge over 0.6 heights of the line passes, and a longer one does not', () => {
  expect(judged(graphicsBusy, subject(0.6))).toEqual([]);
  expect(judged(graphicsBusy, subject(0.61))).toEqual(['warning: an edge of 0.6 heights at frame 0']);
});

test('an edge that passes in less than half a second does not count', () => {
  expect(judged(graphicsBusy, subject(2, 1))).toEqual([]);
  expect(judged(graphicsBusy, subject(2, 2))).toHaveLength(1);
});
