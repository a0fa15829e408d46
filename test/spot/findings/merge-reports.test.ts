import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {ChangedLimit, CheckReport} from '../../../src/spot/findings/check-report.ts';
import type {Finding} from '../../../src/spot/findings/finding.ts';
import {withEarlierResults} from '../../../src/spot/findings/merge-reports.ts';

type Row = CheckReport['variants'][number];

const fault = (variant: string): Finding => ({
  ...{rule: 'picture-black', severity: 'error', variant, frames: null},
  ...{expected: 'a picture', got: 'black'},
});
const row = (id: string, change: Partial<Row> = {}): Row => ({
  ...{id, sha256: `sha of ${id}`, pass: true, findings: []},
  ...change,
});
const red = (id: string): Row => row(id, {pass: false, findings: [fault(id)]});

function reportOf(variants: Row[], change: Partial<CheckReport> = {}): CheckReport {
  return {
    ...{spot: 'try', proof: false, createdAt: '2026-01-01T00:00:00.000Z', rules: [], changed: []},
    pass: variants.every(({pass}) => pass),
    variants,
    distinctness: {concepts: [variants.map(({id}) => id)], axes: [], pairs: []},
    totals: {variants: variants.length, passed: 0, errors: 0, warnings: 0, decoded: 7, seconds: 3},
    ...change,
  };
}

const rule = (version: number): CheckReport['rules'][number] => ({
  ...{id: 'picture-black', version, title: 'Black.', severity: 'error', limits: {}},
});
const limit = (brand: string): ChangedLimit => ({
  ...{brand, rule: 'picture-black', limit: 'frames', unit: 'frames', from: 2, to: 1, by: null, why: null},
});
const current = (ids: string[], limits: ChangedLimit[] = [], brand = 'moss') => ({
  brands: new Map(ids.map((id) => [id, brand])),
  limits,
  masters: new Map(ids.map((id) => [id, `sha of ${id}`])),
});
const idsOf = ({variants}: CheckReport): string[] => variants.map(({id}) => id);

test('a check of some variants keeps what the last one said of the others, in the order of the documents', () => {
  const merged = withEarlierResults(
    reportOf([row('b', {sha256: 'new'})]),
    reportOf([row('a'), row('b'), red('c')]),
    current(['c', 'b', 'a']),
  );
  expect(merged.variants).toEqual([red('c'), row('b', {sha256: 'new'}), row('a')]);
  expect(merged.pass).toBe(false);
  expect(merged.totals).toEqual({variants: 3, passed: 2, errors: 1, warnings: 0, decoded: 7, seconds: 3});
  expect(merged.distinctness.concepts).toEqual([['a', 'b', 'c']]);
});

test.each([
  ['of another spot', {spot: 'other'}],
  ['of proofs', {proof: true}],
  ['by other rules', {rules: [rule(2)]}],
])('results %s are not kept', (_, change) => {
  const earlier = reportOf([row('a'), row('b')], {rules: [rule(1)], ...change});
  const now = reportOf([row('b')], {rules: [rule(1)]});
  expect(withEarlierResults(now, earlier, current(['a', 'b']))).toEqual(now);
});

test('results of variants that are gone, or that had no master, are not kept', () => {
  const earlier = reportOf([row('gone'), row('bare', {sha256: null}), row('a')]);
  expect(idsOf(withEarlierResults(reportOf([row('b')]), earlier, current(['a', 'bare', 'b'])))).toEqual([
    'a',
    'b',
  ]);
});

test('results of a master that was rendered again since, or that is gone, are not kept', () => {
  const earlier = reportOf([row('a'), row('again'), row('deleted'), row('b')]);
  const now = current(['a', 'again', 'deleted', 'b']);
  now.masters.set('again', 'sha of a new master');
  now.masters.delete('deleted');
  const merged = withEarlierResults(reportOf([row('b')]), earlier, now);
  expect(idsOf(merged)).toEqual(['a', 'b']);
  expect(merged.totals).toMatchObject({variants: 2, passed: 2});
});

test('results by other limits of the brand are not kept; those of another brand stay', () => {
  const earlier = reportOf([row('a')], {changed: [limit('moss')]});
  const now = reportOf([row('b')], {changed: []});
  expect(idsOf(withEarlierResults(now, earlier, current(['a', 'b'])))).toEqual(['b']);
  const same = withEarlierResults(now, earlier, current(['a', 'b'], [limit('moss'), limit('volt')]));
  expect(idsOf(same)).toEqual(['a', 'b']);
  expect(same.changed).toEqual([limit('moss')]);
});

test('a comparison of variants that are gone does not stay', () => {
  const earlier = reportOf([row('a'), row('gone')]);
  expect(
    withEarlierResults(reportOf([row('b')]), earlier, current(['a', 'b'])).distinctness.concepts,
  ).toEqual([['b']]);
});

test('without an earlier report, a report stays as it is', () => {
  const now = reportOf([red('a')]);
  expect(withEarlierResults(now, undefined, current(['a']))).toEqual(now);
});

test('checks of parts, one after the other, give the rows of a check of all, whatever the parts and their order are', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const rows = new Map(ids.map((id, at) => [id, at % 2 ? red(id) : row(id)]));
  fc.assert(
    fc.property(fc.array(fc.subarray(ids, {minLength: 1}), {minLength: 1}), (parts) => {
      let kept: CheckReport | undefined;
      for (const part of parts)
        kept = withEarlierResults(reportOf(part.map((id) => rows.get(id) as Row)), kept, current(ids));
      const all = ids.filter((id) => parts.flat().includes(id));
      expect(kept?.variants).toEqual(all.map((id) => rows.get(id)));
      expect(kept?.pass).toBe(all.every((id) => rows.get(id)?.pass));
    }),
  );
});
