import {expect, test} from 'vitest';
import {importResults, triedVariants} from '../../src/node/import-results.ts';
import {HEAD, openReview} from './review-setup.ts';

const REPORT = `Report of the account
Period: November
Ad name,Impressions,Link clicks,Amount spent (EUR)
brand_one-a_v1,"12,000",240,10
brand_one-b_v1,12000,260,10
two-a 9x16,12000,120,10
two-b,12000,-,10
"=cmd|' /C calc'!A0",5,1,1
two-c,many,1,1
`;

test('a report is joined by the names of ads, compared by axis, and remembered once', async () => {
  const {workspace, project} = await openReview();
  workspace.write('report.csv', REPORT);
  const file = workspace.path('report.csv');
  const first = await importResults(project, {file, until: '2026-11-28'});
  expect(first.columns).toEqual({
    impressions: 'Impressions',
    clicks: 'Link clicks',
    plays: null,
    conversions: null,
  });
  expect(first.results.map(({variant, counts}) => [variant, counts.impressions, counts.clicks])).toEqual([
    ['one-a', 12_000, 240],
    ['one-b', 12_000, 260],
    ['two-a', 12_000, 120],
    ['two-b', 12_000, 0],
  ]);
  expect(first.left.map(({line, reason}) => [line, reason])).toEqual([
    [8, 'it contains the name of no variant of this spot'],
    [9, '"many" is not clearly a whole number (impressions)'],
  ]);
  expect(first.guessed.map(({line, variant}) => [line, variant])).toEqual([
    [4, 'one-a'],
    [5, 'one-b'],
    [6, 'two-a'],
    [7, 'two-b'],
  ]);
  const hook = first.axes.find(({axis}) => axis === 'hook');
  expect(hook?.values.map(({value, against}) => [value, against?.clear])).toEqual([
    ['one', true],
    ['two', true],
  ]);
  expect(first.design).toEqual([{a: 'hook', b: 'end', design: 'crossed'}]);
  expect([first.remembered, first.before]).toEqual([true, []]);
  const again = await importResults(project, {file});
  expect([again.remembered, again.before]).toEqual([false, []]);
  workspace.write('report.csv', REPORT.replace('240', '250'));
  const later = await importResults(project, {file, dryRun: true});
  expect(later.before.map(({variant, at}) => [variant, at.length])).toEqual([
    ['one-a', 1],
    ['one-b', 1],
    ['two-a', 1],
    ['two-b', 1],
  ]);
});

test('a last day that is none is refused before anything is recorded', async () => {
  const {workspace, project} = await openReview();
  workspace.write('report.csv', REPORT);
  const file = workspace.path('report.csv');
  for (const until of ['yesterday', '2026-02-30', '28.11.2026'])
    await expect(importResults(project, {file, until})).rejects.toMatchObject({code: 'day-invalid'});
  const {variants} = await triedVariants(project);
  expect(variants.flatMap(({reports}) => reports)).toEqual([]);
});

test('a file without names and impressions is refused', async () => {
  const {workspace, project} = await openReview();
  workspace.write('report.csv', 'a,b\n1,2\n');
  await expect(importResults(project, {file: workspace.path('report.csv')})).rejects.toMatchObject({
    code: 'report-unreadable',
    exitCode: 2,
  });
});

const ROWS = `${HEAD}axes:
  hook:
    - {id: one, copy.hook: One, shots.hook: bars}
    - {id: two, copy.hook: Two, shots.hook: balls}
rows:
  - {id: first, hook: one}
  - {id: second, hook: two}
`;

test('a variant that was tried under another id is found by its values on the axes, and a new one is not', async () => {
  const {workspace, project} = await openReview(ROWS, ['first', 'second']);
  workspace.write('report.csv', 'Ad name,Impressions,Clicks\ntiny_first,100,2\n');
  const file = workspace.path('report.csv');
  await importResults(project, {file, until: '2026-11-20'});
  workspace.edit('compositions/spots/tiny/variants.yaml', '{id: first,', '{id: again,');
  const {variants} = await triedVariants(project);
  expect(
    variants.map(({variant, reports}) => [variant, reports.map((each) => [each.as, each.until])]),
  ).toEqual([
    ['again', [['first', '2026-11-20']]],
    ['second', []],
  ]);
  workspace.write('later.csv', 'Ad name,Impressions,Clicks\ntiny_again,50,1\n');
  const {before} = await importResults(project, {file: workspace.path('later.csv'), dryRun: true});
  expect(before.map(({variant, as, at}) => [variant, as, at.length])).toEqual([['again', ['first'], 1]]);
});
