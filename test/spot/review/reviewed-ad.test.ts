import {expect, test} from 'vitest';
import {reviewedAd} from '../../../src/spot/review/reviewed-ad.ts';

const destinationsOf = (placements: string[] | undefined) =>
  reviewedAd(
    {
      id: 'ice',
      ad: {url: 'https://meridian.example', utm: {content: '{placement}'}},
      props: {brand: 'b', format: '9:16', seconds: 15, language: 'en', placements},
      choices: {},
    },
    'flask',
    {frames: 450, fps: 30},
  ).destinations;

test('people see the address that a delivery writes: a placement under an alias has its id in it', () => {
  const url = 'https://meridian.example/?utm_content=meta-reels';
  expect(destinationsOf(['reels'])).toEqual([{placement: null, url}]);
  expect(destinationsOf(['reels', 'meta-reels'])).toEqual([{placement: null, url}]);
  expect(destinationsOf(['reels', 'pinterest'])).toMatchObject([
    {placement: 'meta-reels', url},
    {placement: 'pinterest', url: 'https://meridian.example/?utm_content=pinterest'},
  ]);
});

test('a variant without placements has a place for the name', () => {
  expect(destinationsOf(undefined)).toEqual([
    {placement: null, url: 'https://meridian.example/?utm_content={placement}'},
  ]);
});
