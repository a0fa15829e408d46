import type {OrderOutcome} from '../production/shoot/buy/order.ts';
import {type TakePurchase, takeEnd} from '../production/shoot/purchase.ts';
import type {Format} from '../spot/variant/format.ts';

/** What became of one take that was to be bought. */
export type BoughtTake = {
  /** The id of the shot. */
  shot: string;
  /** Its format. */
  format: Format;
  /** The number of the take. */
  take: number;
  /** `bought`: its file is in the vault, now or from an earlier call. `unresolved`: a person has to settle the job first. */
  state: OrderOutcome['state'];
  /** The id of the provider that was paid. Left out where nothing was bought. */
  provider?: string | undefined;
  /** The name of its file in the vault. Left out where nothing was bought. */
  clip?: string | undefined;
  /** US dollars that it cost. Left out where nothing was bought. */
  usd?: number | undefined;
  /** Jobs that completed, and cost, although their provider had first said that they failed. `usd`: US dollars. Left out where there is none. */
  late?: {job: string; usd: number}[] | undefined;
  /** Why it was not bought: `over-budget`, `moderated` or `exhausted` of a failed one. Left out where it was bought. */
  why?: string | undefined;
  /** What differs between its clip and what was ordered: size, shape or length. Left out where nothing does. */
  unlike?: string[] | undefined;
  /** What a person should know about it, in words. Left out where there is nothing to say. */
  detail?: string | undefined;
};

/** A purchase, as results have it. */
export function toBoughtTake(purchase: TakePurchase): BoughtTake {
  const {shot, take, outcome, unlike} = purchase;
  const {why: detail} = takeEnd(purchase);
  return {
    shot: shot.want.shot.id,
    format: shot.want.format,
    take,
    state: outcome.state,
    ...(outcome.state === 'bought'
      ? {
          provider: outcome.job.plan.provider,
          clip: outcome.file,
          usd: outcome.job.spent / 1e6,
          ...(outcome.late ? {late: outcome.late.map(({id, spent}) => ({job: id, usd: spent / 1e6}))} : {}),
        }
      : {}),
    ...('why' in outcome ? {why: outcome.why} : {}),
    ...(detail === null ? {} : {detail}),
    ...(unlike.length === 0 ? {} : {unlike}),
  };
}
