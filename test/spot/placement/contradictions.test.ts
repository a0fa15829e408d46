import {expect, test} from 'vitest';
import {contradictionsIn} from '../../../src/spot/placement/contradictions.ts';
import {cite} from '../../../src/spot/placement/figure.ts';
import {COMMON_PLACEMENT} from '../../../src/spot/placement/placements/common.ts';

const page = cite('https://example.com', '2026-11', 'official');

test('a least that is the most contradicts nothing', () => {
  expect(contradictionsIn({...COMMON_PLACEMENT, seconds: {least: page(6), most: page(6)}})).toEqual([]);
});

test.each([
  ['seconds', {seconds: {least: page(7), most: page(6)}}, ['seconds', 'least']],
  [
    'one side of a size',
    {formats: {'9:16': {least: page({width: 540, height: 1920}), most: page({width: 1080, height: 1280})}}},
    ['formats', '9:16', 'least'],
  ],
])('a least above its most is found: %s', (_, figures, path) => {
  expect(contradictionsIn({...COMMON_PLACEMENT, ...figures})).toMatchObject([
    {code: 'placement-contradiction', path},
  ]);
});

test('limits of different things do not contradict each other', () => {
  expect(
    contradictionsIn({...COMMON_PLACEMENT, seconds: {least: page(60)}, frameRate: {most: page(30)}}),
  ).toEqual([]);
});
