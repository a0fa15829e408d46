import {expect, test} from 'vitest';
import {graphicsOverflow} from '../../../../../src/production/check/rules/graphics/graphics-overflow.ts';
import {during, graphics, judged, line} from '../../graphics.ts';

const plate = {name: 'the plate of copy.hook', box: {x: 190, y: 390, width: 420, height: 90}};
const words = (ink: {x: number; width: number}, changes: Parameters<typeof line>[0] = {}) =>
  line({ink: {y: 400, height: 60, ...ink}, ...changes});

test('glyphs that end three pixels past the edge of their plate pass, and glyphs four pixels past it do not', () => {
  const subject = (width: number) => graphics([during([words({x: 200, width}, {holders: [plate]})])]);
  expect(judged(graphicsOverflow, subject(413))).toEqual([]);
  expect(judged(graphicsOverflow, subject(411))).toEqual([]);
  expect(judged(graphicsOverflow, subject(414))).toEqual(['error: 4 px past its right edge']);
});

test('glyphs outside of the frame, and of the area that clips them, are found', () => {
  expect(judged(graphicsOverflow, graphics([during([words({x: 900, width: 300})])]))).toEqual([
    'error: 120 px past its right edge',
  ]);
  const clip = {x: 200, y: 400, width: 100, height: 100};
  expect(judged(graphicsOverflow, graphics([during([words({x: 200, width: 150}, {clip})])]))).toEqual([
    'error: 50 px past its right edge',
  ]);
});

test('copy that does not fit, and graphics that throw, are found once', () => {
  const problems = [{code: 'copy-does-not-fit', what: 'the text does not fit its box'}];
  const broken = during([], 30, {problems});
  const again = during([line()], 30, {problems});
  expect(judged(graphicsOverflow, graphics([broken, again]))).toEqual([
    'error: the text does not fit its box',
  ]);
});
