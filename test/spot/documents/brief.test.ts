import {expect, test} from 'vitest';
import {Brief} from '../../../src/spot/documents/brief.ts';
import {toProblems} from '../../../src/spot/problem/schema-problems.ts';

const brief = {product: 'A flask', promise: 'Ice for a day', audience: 'Hikers'};

test('a brief names placements by their ids or shorter names', () => {
  expect(Brief.parse({...brief, placements: ['meta-reels', 'shorts']}).placements).toEqual([
    'meta-reels',
    'shorts',
  ]);
  expect(Brief.parse(brief).placements).toEqual([]);
});

test('a placement that does not exist gets a suggestion', () => {
  const document = {...brief, placements: ['tiktok-in-fed']};
  const {error} = Brief.safeParse(document);
  expect(error && toProblems(error, document, 'document-invalid', () => ({file: 'brief.md'}))).toMatchObject([
    {where: {file: 'brief.md', field: 'placements.0'}, fix: 'Did you mean "tiktok-in-feed"?'},
  ]);
});
