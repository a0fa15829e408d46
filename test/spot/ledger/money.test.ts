import fc from 'fast-check';
import {expect, test} from 'vitest';
import {breachOf, type Scope, type Totals} from '../../../src/spot/ledger/budget.ts';
import {formatUsd, toCap, toMicro} from '../../../src/spot/ledger/money.ts';

test('prices become whole micro-dollars, rounded up, without what binary fractions add', () => {
  expect([0.29, 1.1, 2.675, 0, 0.0000001, 0.0000005].map(toMicro)).toEqual([
    290_000, 1_100_000, 2_675_000, 0, 1, 1,
  ]);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, -0.01, 1e12])('%s dollars are no price', (usd) => {
  expect(toMicro(usd)).toBeUndefined();
});

test('a cap is rounded down, and one that is no amount lets nothing through', () => {
  expect([0.29, 0.57, 2.675, 0, 0.0000009, 0.1000005, Number.NaN, -1].map(toCap)).toEqual([
    290_000, 570_000, 2_675_000, 0, 0, 100_000, 0, 0,
  ]);
});

test('a price in cents is read exactly, and printed so that it reads the same', () => {
  fc.assert(
    fc.property(fc.integer({min: 0, max: 10_000_000}), (cents) => {
      const micro = toMicro(cents / 100) as number;
      expect(micro).toBe(cents * 10_000);
      expect(Number(formatUsd(micro).slice(1))).toBe(cents / 100);
    }),
  );
});

test('money is printed with its cents, and with more digits where it has them', () => {
  expect([0, 1, 2_000, 1_250_000, 12_000_000].map(formatUsd)).toEqual([
    '$0.00',
    '$0.000001',
    '$0.002',
    '$1.25',
    '$12.00',
  ]);
});

test('a cap is broken by one micro-dollar over it, spent or set aside, and by the first scope that has no room', () => {
  const used = (totals: Partial<Record<Scope, Totals>>) => (scope: Scope) =>
    totals[scope] ?? {spent: 0, held: 0};
  expect(breachOf({batch: 100}, used({batch: {spent: 40, held: 50}}), 10)).toBeUndefined();
  expect(breachOf({batch: 100}, used({batch: {spent: 40, held: 50}}), 11)).toMatchObject({
    scope: 'batch',
    cap: 100,
  });
  expect(breachOf({subject: 5, day: 5}, used({day: {spent: 5, held: 0}}), 1)).toMatchObject({scope: 'day'});
  expect(breachOf({}, used({batch: {spent: 1e15, held: 0}}), 1)).toBeUndefined();
  expect(breachOf({batch: 0}, used({}), 0)).toBeUndefined();
});
