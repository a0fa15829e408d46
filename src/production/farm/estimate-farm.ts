import {type FarmFunction, type FarmUse, predictRender, sumUse} from '../../spot/farm/farm-cost.ts';
import {FARM_PRICE_SOURCE, farmPrice} from '../../spot/farm/farm-price.ts';
import type {FarmJob} from './farm-jobs.ts';

/** What a batch would use on Lambda. */
export type FarmEstimate = {
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
  /** Where the prices are from, and of which day they are. */
  prices: {source: string; asOf: string};
};

/** The size of a variant. */
type Size = {frames: number; width: number; height: number};

/** Predicts what jobs cost on Lambda, and what it would cost to render each variant by itself. Pure. */
export function estimateFarm(
  jobs: readonly FarmJob[],
  variants: readonly Size[],
  {region, size}: {region: string; size: FarmFunction},
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
    region,
    size,
    variants: variants.length,
    farm,
    loop,
    ratio: loop.gbSeconds > 0 ? farm.gbSeconds / loop.gbSeconds : null,
    prices: {...FARM_PRICE_SOURCE},
  };
}
