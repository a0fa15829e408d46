import {expect, test} from 'vitest';
import {fake} from '../../src/providers/fal/fake.ts';
import {fal} from '../../src/providers/fal/provider.ts';
import {stageFor} from '../../src/providers/suite/stage.ts';
import {providerContract} from './contract.ts';

providerContract(fal, {faults: fake.faults, wire: {constant: []}});

const stage = stageFor(fal);

test('the queue is told not to run a job again by itself', async () => {
  for (const card of fal.models) await fal.submit(fal.plan(stage.request(card), card), stage.context());
  expect(stage.fake.requests.map(({headers}) => headers['x-fal-no-retry'])).toEqual(
    fal.models.map(() => '1'),
  );
});
