import {expect, test} from 'vitest';
import {adProblems, placedAdProblems} from '../../../src/spot/ad/ad-problems.ts';
import {PLACEMENTS} from '../../../src/spot/placement/placements.ts';

const length = {axes: ['hook'], frames: 60, fps: 30};
const codes = (problems: readonly {code: string}[]): string[] => problems.map(({code}) => code);

test('an unknown placeholder, a parameter that the address has, and parameters without an address are errors', () => {
  const url = 'https://a.example/?utm_source=mail';
  const utm = {source: 'meta', content: '{hook}-{hok}'};
  expect(codes(adProblems({url, utm}, length))).toEqual(['ad-token', 'ad-parameter-twice']);
  expect(codes(adProblems({utm: {source: 'meta'}}, length))).toEqual(['ad-no-address']);
});

test('a cover after the end is an error; the last frame is none', () => {
  expect(adProblems({cover: {frame: 59}}, length)).toEqual([]);
  expect(codes(adProblems({cover: {frame: 60}}, length))).toEqual(['ad-cover-late']);
  expect(codes(adProblems({cover: {seconds: 2}}, length))).toEqual(['ad-cover-late']);
});

test('a placement refuses texts above its limit, and buttons that its platform does not have', () => {
  const ad = {headline: 'x'.repeat(35), callToAction: 'get-offer'} as const;
  expect(placedAdProblems(ad, PLACEMENTS.snapchat)).toMatchObject([
    {
      path: ['headline'],
      severity: 'error',
      code: 'ad-text-too-long',
      expected: expect.stringContaining('34'),
    },
  ]);
  expect(codes(placedAdProblems(ad, PLACEMENTS['youtube-shorts']))).toEqual(['ad-call-unknown']);
  expect(placedAdProblems({primaryText: 'y'.repeat(73)}, PLACEMENTS['meta-reels'])).toMatchObject([
    {severity: 'warning', code: 'ad-text-cut-off'},
  ]);
});
