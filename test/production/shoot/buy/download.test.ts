import {expect, test} from 'vitest';
import {failed} from '../../../../src/providers/contract/failure.ts';
import {openStage, orderFor} from './setup.ts';

test.each(['no', 'unknown', 'yes'] as const)(
  'a job that was finished, and is called failed (charged: %s) when its file is fetched, is left to a person and not bought again',
  async (charged) => {
    const stage = openStage();
    const north = stage.provider('north', {
      poll: [{state: 'done', usd: 0.9}, failed('internal', charged, 'E1', 'it failed')],
      collect: [new Error('the connection was cut')],
    });
    for (const batch of ['monday', 'tuesday']) {
      const run = stage.run([north, stage.provider('south')], {batch});
      const [outcome] = await stage.buy(run, orderFor(['north', 'south']));
      expect(outcome).toMatchObject({state: 'unresolved', job: {cost: 900_000, unresolved: {why: 'lost'}}});
    }
    expect([stage.count('north submit'), stage.count('south submit')]).toEqual([1, 0]);
    expect(stage.ledger.totals()).toEqual({spent: 0, held: 1_000_000});
  },
);
