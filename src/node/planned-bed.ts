import {type BedPurchase, bedEnd} from '../production/music/buy-beds.ts';
import type {BedPlan} from '../production/music/plan-beds.ts';
import type {OrderOutcome} from '../production/shoot/buy/order.ts';

/** A bed of the brand that is bought from a model or a catalogue. */
export type PlannedBed = {
  /** Its name in `brand.yaml`. */
  bed: string;
  /** The id of the brand. */
  brand: string;
  /** What the music is like, or the id of a track in a catalogue. */
  prompt: string;
  /** Seconds of the track. */
  seconds: number;
  /** Ids of the variants that have it. */
  variants: string[];
  /** The model that makes it, as `provider/model`. */
  model: string;
  /** Whether it is bought. */
  there: boolean;
  /** Why it cannot be bought. Left out if it can be bought. */
  closed?: string | undefined;
  /** The most that it can still cost, in US dollars. */
  usd: number;
  /** Fields that the model cannot honour, and what becomes of them. */
  altered: readonly {field: string; asked: string; becomes: string; why: string}[];
};

/** The plan of a bed, as results have it. */
export function toPlannedBed(plan: BedPlan): PlannedBed {
  const {bed, brand, buy, variants, model, there, closed, usd, altered} = plan;
  const {prompt, seconds} = buy;
  const why = closed === undefined ? {} : {closed};
  return {bed, brand: brand.id, prompt, seconds, variants, model, there, ...why, usd, altered};
}

/** What became of one bed that was to be bought. */
export type BoughtBed = {
  /** Its name in `brand.yaml`. */
  bed: string;
  /** The id of the brand. */
  brand: string;
  /** `bought`: its track is in the vault, now or from an earlier call. `unresolved`: a person has to settle the job first. */
  state: OrderOutcome['state'];
  /** The id of the provider that was paid. Left out where nothing was bought. */
  provider?: string | undefined;
  /** The path of its track, relative to the folder of the brand. Left out where nothing was bought. */
  file?: string | undefined;
  /** US dollars that it cost. Left out where nothing was bought. */
  usd?: number | undefined;
  /** What a person should know about it, in words. Left out where there is nothing to say. */
  detail?: string | undefined;
};

/** The purchase of a bed, as results have it. */
export function toBoughtBed(purchase: BedPurchase): BoughtBed {
  const {bed, outcome} = purchase;
  const {why} = bedEnd(purchase);
  return {
    bed: bed.bed,
    brand: bed.brand.id,
    state: outcome.state,
    ...(outcome.state === 'bought'
      ? {provider: outcome.job.plan.provider, file: bed.file, usd: outcome.job.spent / 1e6}
      : {}),
    ...(why === null ? {} : {detail: why}),
  };
}
