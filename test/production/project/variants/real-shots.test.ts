import {expect, test} from 'vitest';
import type {Brand} from '../../../../src/production/project/load-brand.ts';
import type {SpotDocuments} from '../../../../src/production/project/load-spot.ts';
import {realShotWarnings} from '../../../../src/production/project/variants/real-shots.ts';
import {Brief} from '../../../../src/spot/documents/brief.ts';
import {Shot} from '../../../../src/spot/documents/shots.ts';

const shot = (id: string, subject: string, more: object = {}): Shot =>
  Shot.parse({id, kind: 'scene', subject, framing: 'wide', seconds: 3, ...more});

test('a shot for models that seems to show something real is warned about, one that is marked or supplied is not', () => {
  const spot = {
    variants: {value: {brand: 'plain'}},
    shots: [
      shot('a', 'our baker opens the oven'),
      shot('b', 'our baker opens the oven', {mustShoot: true}),
      shot('c', 'our baker opens the oven', {clip: 'oven.mp4'}),
      shot('d', 'a loaf on a board'),
    ],
    brief: Brief.parse({product: 'Rye', promise: 'P', audience: 'A'}),
    shotsAt: () => ({line: 7}),
  } as unknown as SpotDocuments;
  const brand = {
    file: {meta: {name: 'Plain'}, defaults: {tenspot: {words: {claims: []}}}},
  } as unknown as Brand;
  expect(realShotWarnings(spot, {plain: brand}, 'en')).toMatchObject([
    {code: 'shot-looks-real', where: {line: 7, field: 'shots.0.subject'}},
  ]);
});
