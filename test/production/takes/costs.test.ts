import fc from 'fast-check';
import {expect, test} from 'vitest';
import {openDatabase} from '../../../src/machine/database/database.ts';
import type {HeadFile} from '../../../src/machine/database/head-file.ts';
import {openLedgerOn} from '../../../src/production/shoot/ledger/open.ts';
import {spendingOf} from '../../../src/production/takes/costs.ts';
import {STATES} from '../../../src/spot/ledger/states.ts';
import {shotOfLabel} from '../../../src/spot/ledger/subject.ts';
import {costSheet} from '../../../src/spot/takes/cost-sheet.ts';
import {upTo} from '../shoot/ledger/plans.ts';

const inMemory = (): HeadFile => {
  let text: string | undefined;
  return {
    read: () => text,
    write: (next) => {
      text = next;
    },
  };
};

const job = fc.record({
  subject: fc.oneof(
    fc.constantFrom('tiny/hook@9:16', 'tiny/hook@1:1', 'tiny/end@9:16', 'second/hook@9:16').map(shotOfLabel),
    fc.record({
      spot: fc.constantFrom('tiny', 'second'),
      type: fc.constantFrom('line' as const, 'music' as const, 'document' as const),
      id: fc.constantFrom('hook', 'end'),
    }),
  ),
  worst: fc.integer({min: 0, max: 5_000_000}),
  state: fc.constantFrom('RESERVED' as const, 'RUNNING' as const, 'VERIFIED' as const, 'COMMITTED' as const),
  end: fc.constantFrom('stays' as const, 'fails' as const, 'unresolved' as const),
  spent: fc.integer({min: 0, max: 5_000_000}),
  verdict: fc.constantFrom(undefined, 'picked' as const, 'rejected' as const),
});

test('whatever happens to the jobs, the sheets of all spots come to what the ledger says, spent and set aside', () => {
  fc.assert(
    fc.property(fc.array(job, {maxLength: 8}), (jobs) => {
      const ledger = openLedgerOn(
        () => openDatabase(':memory:'),
        inMemory(),
        () => 0,
        'ledger',
      );
      for (const [at, {subject, worst, state, end, spent}] of jobs.entries()) {
        const begun = upTo(ledger, state, {
          subject,
          order: `order ${at}`,
          key: `key ${at}`,
          worst,
        });
        if (end === 'stays' || state === 'COMMITTED') continue;
        const failure = {kind: 'settled', when: 'ended', charged: 'yes', code: 'x', message: 'y'} as const;
        ledger.write((writer) => {
          const open = writer.move(begun, 'PARKED', {unresolved: {why: 'charge', note: ''}});
          return end === 'unresolved' ? open : writer.move(open, 'FAILED', {spent, failure});
        });
      }
      const all = ledger.inStates(STATES);
      const verdicts = new Map(jobs.map(({verdict}, at) => [`order ${at}`, verdict]));
      const sheets = ['tiny', 'second'].map((spot) =>
        costSheet(
          all
            .filter(({plan}) => plan.subject.spot === spot)
            .flatMap((each) => spendingOf(each, verdicts.get(each.plan.order))),
          {variants: 1, approved: 0},
        ),
      );
      const sum = (amount: (sheet: (typeof sheets)[number]) => number): number =>
        sheets.reduce((total, sheet) => total + amount(sheet), 0);
      expect({spent: sum(({total}) => total.spent), held: sum(({total}) => total.held.micro)}).toEqual(
        ledger.totals(),
      );
      ledger.close();
    }),
    {numRuns: 60},
  );
});
