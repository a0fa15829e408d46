import {expect, test} from 'vitest';
import type {TriedReport} from '../../../src/production/results/batch-memory.ts';
import {triedBefore} from '../../../src/production/results/tried-before.ts';

const counts = (impressions: number) => ({impressions, plays: null, clicks: null, conversions: null});
const cell = (variant: string, hook: string, props: string | null, impressions: number) => ({
  ...{variant, choices: {hook}, master: null, props, counts: counts(impressions)},
});
const report = (...cells: ReturnType<typeof cell>[]): TriedReport => ({
  ...{at: '2026-11-01T00:00:00.000Z', report: 'r', until: null, cells},
});

test('a variant has its own cell of a report, and not that of another one with the same value', () => {
  const memory = [report(cell('a', 'ice', 'pa', 1000), cell('b', 'ice', 'pb', 9000))];
  const a = {variant: 'a', choices: {hook: 'ice'}, props: 'pa'};
  expect(triedBefore(a, memory, ['b']).map(({as, counts: {impressions}}) => [as, impressions])).toEqual([
    ['a', 1000],
  ]);
  expect(triedBefore({...a, variant: 'b', props: 'pb'}, memory, ['a'])).toMatchObject([{as: 'b'}]);
  // A report that has only the other one is none about this one.
  expect(
    triedBefore({...a, variant: 'b', props: 'pb'}, [report(cell('a', 'ice', 'pa', 1000))], ['a']),
  ).toEqual([]);
});

test('a variant under a new id is found by its props, or by its choices where only one has them', () => {
  const old = report(cell('old', 'ice', 'p', 10), cell('older', 'ice', 'q', 20));
  const renamed = {variant: 'new', choices: {hook: 'ice'}, props: 'p'};
  expect(triedBefore(renamed, [old])).toMatchObject([{as: 'old'}]);
  expect(triedBefore({...renamed, props: 'x'}, [old])).toEqual([]);
  expect(triedBefore({...renamed, props: 'x'}, [report(cell('old', 'ice', 'p', 10))])).toMatchObject([
    {as: 'old'},
  ]);
});
