import {
  type FarmFunction,
  type FarmUse,
  predictRender,
  sumUse,
  worstRender,
} from '../../spot/farm/farm-cost.ts';
import {FARM_PRICE_SOURCE, farmPrice} from '../../spot/farm/farm-price.ts';
import type {FarmJob} from './farm-jobs.ts';
import {farmPlanId, worstOf} from './farm-plan-id.ts';

/** What a batch would use on Lambda. */
export type FarmEstimate = {
  /** Names exactly the renders that would be ordered, and the most that each can cost. `farmRender` refuses it if it would now order something else. */
  id: string;
  /** The id of the spot. */
  spot: string;
  /** The region whose prices are used. */
  region: string;
  /** The size of the function. */
  size: FarmFunction;
  /** Variants of the batch that would be rendered. */
  variants: number;
  /** The farm: what variants share is rendered once, and what earlier runs rendered is not rendered again. */
  farm: FarmUse;
  /** The loop: every variant is rendered by itself, as a script around `renderMediaOnLambda` does. */
  loop: FarmUse;
  /** GB-seconds of the farm, as a fraction of those of the loop. Null where nothing is to be rendered. */
  ratio: number | null;
  /**
   * US dollars that the renders of the farm can cost at most, if none has to be ordered again: every function runs until AWS ends it. `farm.usd` is what
   * they are expected to cost. A run with the plan needs a limit of at least this.
   */
  usd: number;
  /** US dollars that the largest render can cost at most. A render is only ordered if the limit has room for that. */
  largest: number;
  /** Where the prices are from, and of which day they are. */
  prices: {source: string; asOf: string};
};

/** The size of a variant. */
type Size = {frames: number; width: number; height: number};

/** Predicts what jobs that would be ordered cost on Lambda, and what it would cost to render each variant by itself. Pure. */
export function estimateFarm(
  jobs: readonly FarmJob[],
  variants: readonly Size[],
  {spot, region, size}: {spot: string; region: string; size: FarmFunction},
): FarmEstimate {
  const price = farmPrice(region);
  const farm = sumUse(
    jobs.flatMap(({variant, frames}) => {
      const own = variants[variant];
      return own ? [predictRender({...own, frames}, size, price)] : [];
    }),
  );
  const loop = sumUse(variants.map((own) => predictRender(own, size, price)));
  return {
    id: farmPlanId(jobs, {spot, region, size}),
    ...{spot, region, size},
    variants: variants.length,
    farm,
    loop,
    ratio: loop.gbSeconds > 0 ? farm.gbSeconds / loop.gbSeconds : null,
    usd: worstOf(jobs, {region, size}),
    largest: Math.max(0, ...jobs.map(({frames}) => worstRender(frames, size, price))),
    prices: {...FARM_PRICE_SOURCE},
  };
}
