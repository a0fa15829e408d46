import {expect, test} from 'vitest';
import {captionDifference} from '../../../src/spot/review/reviewed-captions.ts';

type Caption = {from: number; to: number; text: string};
const file = (name: string, texts: Caption[] | null) => ({name, sha256: 'a'.repeat(64), texts});
const ICE = {from: 0.5, to: 1, text: 'Ice at noon'};
const HOME = {from: 1, to: 2.5, text: 'Take one home'};
const difference = (one: Caption[] | null, other: Caption[] | null) =>
  captionDifference(file('a.srt', one), file('a.vtt', other));

test('line breaks, spaces that do not break and rounded times make no difference', () => {
  expect(
    difference(
      [ICE, HOME],
      [
        {...ICE, text: 'Ice\nat\u00a0noon'},
        {...HOME, from: 1.04},
      ],
    ),
  ).toBeUndefined();
  expect(difference([], [])).toBeUndefined();
});

test('the first caption with other words, at another time or in one file only is named', () => {
  expect(difference([ICE, HOME], [ICE, {...HOME, text: 'Take two home'}])).toBe(
    'a.srt and a.vtt differ in caption 2: 1.00-2.50 s "Take one home", and 1.00-2.50 s "Take two home"',
  );
  expect(difference([ICE], [{...ICE, from: 0.7}])).toContain('caption 1: 0.50-1.00 s');
  expect(difference([ICE], [ICE, HOME])).toContain('caption 2: none, and 1.00-2.50 s "Take one home"');
});

test('a file that cannot be read has no words to compare', () => {
  expect(difference(null, [ICE])).toBeUndefined();
});
