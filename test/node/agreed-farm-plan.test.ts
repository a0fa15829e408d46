import {expect, test} from 'vitest';
import {agreeOnFarm} from '../../src/node/agreed-farm-plan.ts';
import {farmPlanId, worstOf} from '../../src/production/farm/farm-plan-id.ts';
import {FARM_FUNCTION} from '../../src/spot/farm/farm-cost.ts';

const place = {spot: 'flask', region: 'us-east-1', size: FARM_FUNCTION};
const job = (key: string) => ({key, variant: 0, from: 0, frames: 75, mayKeep: true});
const [one, two] = [job('one'), job('two')];
const plan = farmPlanId([one], place);
const usd = worstOf([one], place);

const agreeing = (toOrder: (typeof one)[], maxCost: number, planned = toOrder) =>
  agreeOnFarm(plan, {toOrder, planned}, place, {maxCost}, 'farm render');

test('a plan of exactly what would be ordered, with a limit that has room for it, is agreed on', () => {
  expect(() => agreeing([one], usd)).not.toThrow();
});

test('a limit below the greatest cost of the plan is refused: the run would stop half-way', () => {
  expect(() => agreeing([one], usd / 2)).toThrow(
    expect.objectContaining({
      code: 'max-cost-below-plan',
      problems: [
        expect.objectContaining({
          expected: expect.stringContaining(String(usd)),
          got: `--max-cost ${usd / 2}`,
        }),
      ],
    }),
  );
});

test('another number of renders is another plan', () => {
  for (const toOrder of [[], [one, two], [two]])
    expect(() => agreeing(toOrder, 100)).toThrow(expect.objectContaining({code: 'plan-changed'}));
});

test('a plan that counts renders in another bucket is refused, with the id of what would be ordered here', () => {
  const id = farmPlanId([one, two], place);
  expect(() => agreeing([one, two], 100, [one])).toThrow(
    expect.objectContaining({
      code: 'plan-changed',
      problems: [
        expect.objectContaining({
          what: expect.stringContaining('another bucket'),
          got: expect.stringContaining(id),
          fix: expect.stringContaining(`tenspot farm render --plan ${id}`),
        }),
      ],
    }),
  );
});
