import {join} from 'node:path';
import {expect, test} from 'vitest';
import {ledgerFile, openLedger} from '../../../../src/production/shoot/ledger/open.ts';
import {reserve} from '../../../../src/production/shoot/ledger/reserve.ts';
import type {JobTerms} from '../../../../src/spot/ledger/job.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {begin, upTo} from './plans.ts';

const NOW = Date.parse('2026-11-22T09:00:00.000Z');
const openFresh = () => openLedger(ledgerFile(join(temporaryFolder(), '.tenspot')), () => NOW);

const FAILURE = {
  kind: 'internal',
  when: 'ended',
  charged: 'no',
  code: 'failed',
  message: 'it failed',
} as const;

/** The state of the second order of a run whose first job was accepted and ended as failed. */
async function secondOrder(
  caps: Parameters<typeof reserve>[2],
  change: Partial<JobTerms>,
  failure = {},
  now = NOW,
) {
  const ledger = await openFresh();
  const first = upTo(ledger, 'RUNNING');
  ledger.write((writer) => writer.move(first, 'FAILED', {spent: 0, failure: {...FAILURE, ...failure}}));
  const {job} = reserve(ledger, begin(ledger, {order: 'shot 2', key: 'def', ...change}), caps, now);
  ledger.close();
  return job.failure?.kind ?? job.state;
}

test('a job that its vendor called failed counts with its worst case against the run that sent it', async () => {
  expect(await secondOrder({batch: 999_999}, {})).toBe('over-budget');
  expect(await secondOrder({batch: 1_000_000}, {})).toBe('RESERVED');
  expect(await secondOrder({subject: 999_999}, {})).toBe('over-budget');
  expect(await secondOrder({spot: 999_999}, {})).toBe('over-budget');
  expect(await secondOrder({day: 999_999}, {})).toBe('over-budget');
});

test('it does not count against a later run, and against the day of a later run for an hour only', async () => {
  const later = {batch: 'tuesday'};
  expect(await secondOrder({batch: 500_000}, later)).toBe('RESERVED');
  expect(await secondOrder({day: 999_999}, later, {}, NOW + 3_599_999)).toBe('over-budget');
  expect(await secondOrder({day: 500_000}, later, {}, NOW + 3_600_000)).toBe('RESERVED');
});

test('it does not count once a person has settled it', async () => {
  expect(await secondOrder({batch: 500_000}, {}, {kind: 'settled'})).toBe('RESERVED');
});

test('the budget of a spot counts what all runs spent on it, and nothing of other spots', async () => {
  const ledger = await openFresh();
  const first = upTo(ledger, 'VERIFIED');
  ledger.write((writer) => writer.move(first, 'COMMITTED', {spent: 400_000}));
  const order = (spot: string, cap: number) => {
    const subject = {...first.plan.subject, spot};
    const job = begin(ledger, {order: `${spot} ${cap}`, key: `${spot} ${cap}`, batch: 'tuesday', subject});
    const {job: after} = reserve(ledger, job, {spot: cap}, NOW);
    return after.failure?.message ?? after.state;
  };
  expect(order(first.plan.subject.spot, 899_999)).toBe(
    `the spot ${first.plan.subject.spot}, by the budget of its brief.md, may cost $0.899999: $0.40 is spent, $0.00 is reserved for jobs that are open or may yet be charged, and $0.50 was wanted`,
  );
  expect(order(first.plan.subject.spot, 900_000)).toBe('RESERVED');
  expect(order('elsewhere', 500_000)).toBe('RESERVED');
  ledger.close();
});
