import {afterAll, beforeAll, expect, test} from 'vitest';
import {planSpot} from '../../../../src/production/shoot/plan-and-buy.ts';
import type {Provider} from '../../../../src/providers/contract/contract.ts';
import {providersMaking, SHOT_KINDS} from '../../../../src/providers/contract/kinds.ts';
import {openStage, type Stage} from '../../takes/setup.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.workspace.remove());

/** The same provider; `calls` has each model and number of a take that was planned or priced. */
const counting = (provider: Provider, calls: string[]): Provider => ({
  ...provider,
  plan: (request, card) => {
    calls.push(`plan ${card.id} ${request.take}`);
    return provider.plan(request, card);
  },
  estimate: (resolved) => {
    calls.push(`estimate ${resolved.model} ${resolved.take}`);
    return provider.estimate(resolved);
  },
});

test('a take of a model is planned and priced once, for ranking and for ordering', async () => {
  const calls: string[] = [];
  const production = await stage.production();
  const providers = providersMaking(SHOT_KINDS, production.providers).map((provider) =>
    counting(provider, calls),
  );
  const {shots} = await planSpot({...production, providers}, {sandbox: true, takes: 3});
  for (const {takes} of shots)
    for (const {number, ranked} of takes)
      for (const {take} of ranked) expect(take?.(number).request.take).toBe(number);
  expect(calls.length).toBeGreaterThan(20);
  expect(calls.filter((call, at) => calls.indexOf(call) !== at)).toEqual([]);
});

test('what a candidate costs in the plan is what its order reserves', async () => {
  const {shots} = await planSpot(await stage.production(), {sandbox: true, takes: 2});
  const [plan] = shots;
  expect(plan?.takes.map(({number}) => number)).toEqual([1, 2]);
  for (const {number, ranked} of plan?.takes ?? [])
    for (const {take, usd} of ranked) expect(take?.(number).usd).toBe(usd);
});
