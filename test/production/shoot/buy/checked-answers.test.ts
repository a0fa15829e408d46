import {expect, test} from 'vitest';
import type {PurchaseSteps} from '../../../../src/providers/contract/contract.ts';
import {openStage, orderFor} from './setup.ts';

const HOUR = 3_600_000;

/** Answers that only a provider without a compiler gives. */
const ODD: readonly unknown[] = [
  undefined,
  null,
  'text',
  {},
  {id: ''},
  {id: 7},
  {state: 'ready'},
  {provider: 'north', id: 'one', request: {}, size: 10n},
];

async function buyFrom(steps: Partial<PurchaseSteps>) {
  const stage = openStage();
  const north = stage.provider('north', {submit: [steps.reconcile ? new Error('reset') : undefined]}, steps);
  const [outcome] = await stage.buy(stage.run([north]), orderFor(['north', 'south']));
  return {stage, outcome};
}

test.each(ODD)(
  'a submission that is answered with %o may have been accepted: a person is asked, and its money stays reserved',
  async (odd) => {
    const {stage, outcome} = await buyFrom({submit: async () => odd as never});
    expect(outcome).toMatchObject({state: 'unresolved', job: {unresolved: {why: 'outcome'}}});
    expect(stage.ledger.totals()).toEqual({spent: 0, held: 1_000_000});
  },
);

test.each(ODD)(
  'a poll that is answered with %o says nothing about the job: it is asked again, and after a while a person',
  async (odd) => {
    const {stage, outcome} = await buyFrom({poll: async () => odd as never});
    expect(outcome).toMatchObject({state: 'unresolved', job: {operation: {id: 'north-1'}}});
    expect(
      stage.time.now() - Date.parse(outcome?.state === 'unresolved' ? (outcome.job.sentAt ?? '') : ''),
    ).toBeLessThan(HOUR);
    expect(stage.count('north submit')).toBe(1);
    expect(stage.ledger.totals()).toEqual({spent: 0, held: 1_000_000});
  },
);

test.each(ODD)('a lookup of a lost submission that is answered with %o finds nothing', async (odd) => {
  const {stage, outcome} = await buyFrom({reconcile: async () => odd as never});
  expect(outcome).toMatchObject({state: 'unresolved', job: {operation: null}});
  expect(stage.ledger.totals()).toEqual({spent: 0, held: 1_000_000});
});
