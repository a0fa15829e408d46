import {expect, test} from 'vitest';
import {openDatabase} from '../../../src/machine/database/database.ts';
import {billsIn} from '../../../src/production/shoot/bills.ts';
import type {Ledger} from '../../../src/production/shoot/ledger/ledger.ts';
import {openLedgerOn} from '../../../src/production/shoot/ledger/open.ts';
import {settle} from '../../../src/production/shoot/ledger/settle.ts';
import {upTo} from './ledger/plans.ts';

function openInMemory(): Ledger {
  let head: string | undefined;
  const file = {
    read: () => head,
    write: (text: string) => {
      head = text;
    },
  };
  return openLedgerOn(
    () => openDatabase(':memory:'),
    file,
    () => Date.parse('2026-11-22T10:00Z'),
    'here',
  );
}

test('a job that is known to cost more than was reserved takes that much of every budget, before it is over', () => {
  const ledger = openInMemory();
  const job = upTo(ledger, 'RUNNING', {worst: 600_000});
  ledger.write((writer) => writer.move(job, 'DOWNLOADING', {cost: 50_000_000}));
  for (const scope of [undefined, {batch: 'monday'}, {day: '2026-11-22'}, {subject: job.plan.subject}])
    expect(ledger.totals(scope)).toEqual({spent: 0, held: 50_000_000});
});

test('a charge that a person settles above the estimate stops the model too', () => {
  const ledger = openInMemory();
  const job = upTo(ledger, 'RUNNING', {worst: 600_000});
  ledger.write((writer) => writer.move(job, 'PARKED', {unresolved: {why: 'outcome', note: 'a day'}}));
  expect(billsIn(ledger)).toEqual([]);
  settle(ledger, job.id, {outcome: 'charged', cost: 9_000_000, by: 'ada', note: 'invoice 7'});
  expect(billsIn(ledger)).toMatchObject([
    {provider: 'anyone', model: 'one', undecided: [{estimated: 600_000, billed: 9_000_000}]},
  ]);
});

test('decisions are added, and never changed', () => {
  const ledger = openInMemory();
  expect(ledger.priceDecisions()).toEqual([]);
  const decision = {
    provider: 'anyone',
    model: 'one',
    price: 'listed',
    bills: [],
    by: 'ada',
    why: 'x',
    at: 'y',
  } as const;
  ledger.write((writer) => writer.decidePrice({...decision, bills: []}));
  ledger.write((writer) => writer.decidePrice({...decision, bills: [], price: 'billed'}));
  expect(ledger.priceDecisions().map(({price}) => price)).toEqual(['listed', 'billed']);
});
