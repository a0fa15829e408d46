import {expect, test} from 'vitest';
import {graphicsOverlap} from '../../../../../src/production/check/rules/graphics/graphics-overlap.ts';
import {during, graphics, judged, line} from '../../graphics.ts';

const at = (y: number, changes: Parameters<typeof line>[0] = {}) =>
  line({box: {x: 200, y, width: 400, height: 70}, ...changes});

test('texts that touch pass, and texts that share two rows of pixels do not', () => {
  const subject = (y: number) => graphics([during([at(400), at(y, {name: 'copy.proof', text: 'All day'})])]);
  expect(judged(graphicsOverlap, subject(470))).toEqual([]);
  expect(judged(graphicsOverlap, subject(469))).toEqual([]);
  expect(judged(graphicsOverlap, subject(468))).toEqual(['error: 2 px over "All day"']);
});

test('a text over a logo is found, a logo over a logo is not', () => {
  const logo = (y: number) => at(y, {kind: 'logo', name: 'the logo', text: ''});
  expect(judged(graphicsOverlap, graphics([during([at(400), logo(430)])]))).toEqual([
    'error: 40 px over the logo',
  ]);
  expect(judged(graphicsOverlap, graphics([during([logo(400), logo(430)])]))).toEqual([]);
});

test('a text that fades out where the next one fades in does not overlap it', () => {
  const first = (opacity: number) => at(400, {opacity});
  const second = (opacity: number) => at(400, {opacity, name: 'copy.proof', text: 'All day'});
  const fading = [0.8, 0.6, 0.4].map((opacity) => during([first(opacity), second(1 - opacity)], 1));
  expect(judged(graphicsOverlap, graphics([during([first(1)]), ...fading, during([second(1)])]))).toEqual([]);
});

test('two copies of the same words, as for an outline, are no overlap', () => {
  const outline = at(402, {block: 7});
  expect(judged(graphicsOverlap, graphics([during([at(400), outline])]))).toEqual([]);
});
