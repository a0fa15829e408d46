import {expect, test} from 'vitest';
import {evidenceOf, TakesFile, type TakeVerdict} from '../../../src/spot/takes/verdicts.ts';

const said = (more: Partial<TakeVerdict> = {}): TakeVerdict => ({
  shot: 'hook',
  format: '9:16',
  take: 1,
  clip: 'a'.repeat(64),
  provider: 'vendor',
  model: 'm',
  kind: 'scene',
  verdict: 'picked',
  at: '2026-11-22T10:00:00.000Z',
  ...more,
});

test('of two entries on one take the later one counts, whichever is written first', () => {
  const later = said({verdict: 'rejected', why: 'too dark', at: '2026-11-22T11:00:00.000Z'});
  expect(evidenceOf([said(), later])).toEqual([{model: 'm', kind: 'scene', accepted: false}]);
  expect(evidenceOf([later, said()])).toEqual([{model: 'm', kind: 'scene', accepted: false}]);
});

test('equal bytes under two numbers are two takes', () => {
  expect(evidenceOf([said(), said({take: 2})])).toHaveLength(2);
});

test('a clip that is picked in two formats counts once, and other clips of the formats count each', () => {
  expect(evidenceOf([said(), said({format: '1:1'})])).toHaveLength(1);
  expect(evidenceOf([said(), said({format: '1:1', clip: 'b'.repeat(64)})])).toHaveLength(2);
});

test('a rejection gives its reason', () => {
  const read = (verdict: object) => TakesFile.safeParse({verdicts: [verdict]});
  expect(read(said({verdict: 'rejected', why: 'too dark'})).success).toBe(true);
  expect(read(said({verdict: 'rejected'})).error?.issues).toMatchObject([{path: ['verdicts', 0, 'why']}]);
  expect(read(said({verdict: 'rejected', why: ' '})).success).toBe(false);
});
