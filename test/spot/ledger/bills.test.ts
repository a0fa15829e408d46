import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
  type Bill,
  billsAbove,
  billsByModel,
  type PriceDecision,
  raisedPrice,
} from '../../../src/spot/ledger/bills.ts';
import type {Job} from '../../../src/spot/ledger/job.ts';

const job = (worst: number, {spent = 0, cost = null as number | null} = {}): Job =>
  ({
    id: 'j',
    at: 'now',
    spent,
    cost,
    plan: {worst, provider: 'north', request: {model: 'one'}},
  }) as never as Job;

test('a job is billed above its estimate where more than the rounding of a cent is charged', () => {
  const billed = (each: Job) => billsAbove([each]).map((bill) => bill.billed);
  expect(billed(job(600_000, {spent: 50_000_000}))).toEqual([50_000_000]);
  // Before the job is over, what the vendor says that it charged counts.
  expect(billed(job(600_000, {cost: 700_000}))).toEqual([700_000]);
  expect(billed(job(600_000, {spent: 610_000}))).toEqual([610_000]);
  expect(billed(job(600_000, {spent: 609_999}))).toEqual([]);
  expect(billed(job(0, {spent: 10_000}))).toEqual([10_000]);
});

const bill = (billed: number, change: Partial<Bill> = {}): Bill => ({
  job: 'j',
  provider: 'north',
  model: 'one',
  estimated: 600_000,
  billed,
  at: 'now',
  ...change,
});
const decision = (price: PriceDecision['price'], ...bills: Bill[]): PriceDecision => ({
  provider: 'north',
  model: 'one',
  price,
  bills: bills.map(({job: own, billed}) => ({job: own, billed})),
  by: 'ada',
  why: 'invoice 7',
  at: 'now',
});

test('a bill stands until a person decides about it, and a higher or a later one stands again', () => {
  const own = bill(50_000_000);
  const undecided = (bills: Bill[], ...decisions: PriceDecision[]) =>
    billsByModel(bills, decisions).flatMap((each) => each.undecided.map(({billed}) => billed));
  expect(undecided([own])).toEqual([50_000_000]);
  expect(undecided([own], decision('billed', own))).toEqual([]);
  expect(undecided([own], decision('listed', own))).toEqual([]);
  expect(undecided([bill(60_000_000)], decision('billed', own))).toEqual([60_000_000]);
  const later = bill(70_000_000, {job: 'k'});
  expect(undecided([own, later], decision('listed', own))).toEqual([70_000_000]);
});

test('only a bill that a person called a mistake is left out of later estimates', () => {
  const own = bill(50_000_000);
  const counted = (...decisions: PriceDecision[]) =>
    billsByModel([own], decisions).flatMap((each) => each.counted);
  expect(counted()).toEqual([own]);
  expect(counted(decision('billed', own))).toEqual([own]);
  expect(counted(decision('billed', own), decision('listed', own))).toEqual([]);
});

test('an estimate after a bill is never below the bill, nor below the estimate, and grows with the take', () => {
  const micro = fc.integer({min: 0, max: 1e9});
  fc.assert(
    fc.property(fc.array(fc.tuple(micro, micro), {minLength: 1, maxLength: 4}), micro, (pairs, list) => {
      const counted = pairs.map(([estimated, more]) => bill(estimated + more, {estimated}));
      const raised = raisedPrice(list / 1e6, {counted}) * 1e6 + 1e-3;
      expect(raised).toBeGreaterThanOrEqual(list);
      for (const {billed, estimated} of counted) {
        expect(raised).toBeGreaterThanOrEqual(billed);
        if (estimated > 0) expect(raised * (1 + 1e-9)).toBeGreaterThanOrEqual((list * billed) / estimated);
      }
    }),
  );
});
