import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {Confidence} from '../../src/spot/placement/figure.ts';
import type {Placement} from '../../src/spot/placement/placement.ts';
import {ownPlacements, PlacementOverrides} from '../../src/spot/placement/placement-overrides.ts';
import {PLACEMENTS} from '../../src/spot/placement/placements.ts';
import {ROOT} from '../support/tools.ts';
import {figuresPage, placementTable} from './placement-tables.ts';

const page = readFileSync(join(ROOT, 'docs/placements.md'), 'utf8');
const all = Object.values<Placement>(PLACEMENTS);

test('the table of placements is what the data say', () => {
  const [, table] = /(\| id \| shorter [\s\S]*?\|)\n\n/.exec(page) ?? [];
  expect(table).toBe(placementTable(all));
});

test('the page of figures is what the data say', async () => {
  await expect(figuresPage(all)).toMatchFileSnapshot(join(ROOT, 'docs/placement-figures.md'));
});

test('the page explains how a figure is known', () => {
  for (const confidence of Confidence.options) expect(page).toContain(`| \`${confidence}\` |`);
});

test('the example of overrides on the page is valid', () => {
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
  const {placements} = parse(example).defaults.tenspot;
  expect(Object.keys(ownPlacements(PlacementOverrides.parse(placements)))).toEqual([
    'meta-reels',
    'tiktok-in-feed',
  ]);
});
