import {farmPlanId, worstOf} from '../production/farm/farm-plan-id.ts';
import type {FarmOrders} from '../production/farm/render-on-farm.ts';
import {invalid} from '../spot/problem/errors.ts';
import {type PlanBuyer, refuseBelowPlan, refuseChanged} from './agreed-plan.ts';
import type {MaxCost} from './max-cost.ts';

/** The commands that render on the farm. */
export type FarmBuyer = Extract<PlanBuyer, `farm ${string}`>;

type Place = Parameters<typeof farmPlanId>[1];

/** Throws where a run would order something else than the plan that was agreed on, or could cost more than its limit. Errors: `plan-changed`, `max-cost-below-plan`. */
export function agreeOnFarm(
  agreed: string,
  {toOrder, planned}: FarmOrders,
  place: Place,
  {maxCost}: MaxCost,
  buyer: FarmBuyer,
): void {
  const id = farmPlanId(toOrder, place);
  const usd = worstOf(toOrder, place);
  // A plan calls nothing on AWS, so it does not know the bucket: planned again, it would be the same.
  if (agreed !== id && agreed === farmPlanId(planned, place)) throw inAnotherBucket(agreed, {id, usd}, buyer);
  refuseChanged(agreed, {id, usd}, buyer);
  refuseBelowPlan({usd, maxCost}, buyer);
}

const inAnotherBucket = (agreed: string, {id, usd}: {id: string; usd: number}, buyer: FarmBuyer) =>
  invalid({
    code: 'plan-changed',
    what: 'the plan counts renders that are in another bucket of the region, for example of another AWS account',
    expected: agreed,
    got: `${id}, for up to $${usd.toFixed(2)}`,
    fix: `Use the account of the earlier renders. Or run \`tenspot ${buyer} --plan ${id}\` with this account, which orders these renders again.`,
  });
