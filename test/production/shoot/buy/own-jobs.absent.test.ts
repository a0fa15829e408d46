import {expect, test} from 'vitest';
import {listUnresolved, settle} from '../../../../src/production/shoot/ledger/settle.ts';
import type {State} from '../../../../src/spot/ledger/states.ts';
import {upTo} from '../ledger/plans.ts';
import {openStage, orderFor} from './setup.ts';

const SENT: State[] = ['SUBMITTING', 'SUBMITTED', 'RUNNING', 'DOWNLOADING', 'VERIFIED'];

test.each(SENT)(
  'a job that is %s at a provider that is gone stops its own order alone, and a person can settle it',
  async (state) => {
    const stage = openStage();
    const job = upTo(stage.ledger, state, {order: 'hook, take 1', provider: 'north', batch: 'sunday'});
    const buy = (batch: string) =>
      stage.buy(
        stage.run([stage.provider('south')], {batch}),
        orderFor(['south']),
        orderFor(['south'], {id: 'end, take 1'}),
      );
    expect(await buy('monday')).toMatchObject([
      {state: 'stopped', why: expect.stringContaining(job.id)},
      {state: 'bought'},
    ]);
    expect(stage.ledger.totals()).toEqual({spent: 1_000_000, held: 500_000});

    const answer = {outcome: 'not-charged', by: 'Ada', note: 'not in its list'} as const;
    expect(() => settle(stage.ledger, job.id, answer)).toThrow('not unresolved');
    const isLeft = ({plan}: {plan: {provider: string}}) => plan.provider === 'north';
    expect(listUnresolved(stage.ledger, isLeft).map(({id}) => id)).toEqual([job.id]);
    settle(stage.ledger, job.id, answer, isLeft);
    expect(stage.ledger.totals()).toEqual({spent: 1_000_000, held: 0});
    expect((await buy('tuesday')).map((each) => each.state)).toEqual(['bought', 'bought']);
  },
);
