import {expect, test} from 'vitest';
import {graphicsCaptions} from '../../../../../src/production/check/rules/graphics/graphics-captions.ts';
import {during, graphics, judged, lines} from '../../graphics.ts';

const shows = (texts: string[], frames: number, name = 'captions') =>
  judged(graphicsCaptions, graphics([during(lines(texts, {name}), frames), during([], 9)]));

test('a caption of 40 characters needs two seconds', () => {
  const text = 'x'.repeat(40);
  expect(shows([text], 59)).toEqual([]);
  expect(shows([text], 58)).toEqual(['error: 1.93 s']);
});

test('a caption has two lines of 42 characters at most', () => {
  expect(shows(['a', 'b'], 90)).toEqual([]);
  expect(shows(['a', 'b', 'c'], 90)).toEqual(['error: 3 lines']);
  expect(shows(['x'.repeat(42)], 90)).toEqual([]);
  expect(shows(['x'.repeat(43)], 90)).toEqual(['error: a line of 43 characters']);
});

test('other texts are no captions', () => {
  expect(shows(['a', 'b', 'c'], 3, 'copy.hook')).toEqual([]);
});

test('captions of the copy are captions', () => {
  expect(shows(['a', 'b', 'c'], 90, 'copy.captions.0')).toEqual(['error: 3 lines']);
  expect(shows(['a', 'b', 'c'], 90, 'text in "captions"')).toEqual(['error: 3 lines']);
  expect(shows(['a', 'b', 'c'], 90, 'copy.captionless')).toEqual([]);
});

test('a line of Japanese has 13 characters at most, one of Chinese or Korean 16', () => {
  expect(shows(['あ'.repeat(13)], 300)).toEqual([]);
  expect(shows(['あ'.repeat(14)], 300)).toEqual(['error: a line of 14 characters']);
  expect(shows(['冰'.repeat(17)], 300)).toEqual(['error: a line of 17 characters']);
});
