import type {Problem} from '../../spot/problem/errors.ts';
import type {RoutingPolicy} from '../../spot/routing/policy.ts';
import type {Project} from '../project/open-project.ts';
import type {TakeEnd} from '../project/report.ts';
import type {Order, OrderOutcome} from '../shoot/buy/order.ts';
import {buyOrders, capsOf, type OrderOptions} from '../shoot/buy-orders.ts';
import {purchaseEnd, sendingOf} from '../shoot/purchase.ts';
import type {SpotPlan} from '../shoot/route/plan-shoot.ts';
import {boughtTracks, trackOf} from './bought-tracks.ts';
import {placeTrack} from './place-track.ts';
import type {BedPlan} from './plan-beds.ts';

/** The outcome of one bed. */
export type BedPurchase = {
  bed: BedPlan;
  outcome: OrderOutcome;
  /** Why its track is not in the folder of the brand. Left out where it is, or was not bought. */
  misplaced?: Problem;
};

/** What a purchase of beds brought. `placed`: whether a track was put into the folder of a brand, so that the spot has to be read again. */
export type BedPurchases = {purchases: BedPurchase[]; placed: boolean};

/** Buys the beds of a plan that are missing, each at most once, and puts the track and the rights of each one into the folder of its brand. */
export async function buyBeds(
  plan: SpotPlan,
  project: Project,
  {
    policy,
    maxCost,
    ...options
  }: Omit<OrderOptions, 'caps' | 'files' | 'objection'> & {policy: RoutingPolicy; maxCost: number},
): Promise<BedPurchases> {
  const beds = plan.beds ?? [];
  const wanted = beds.flatMap((bed) => (bed.order ? [{bed, order: bed.order}] : []));
  const purchases: BedPurchase[] = [];
  if (wanted.length > 0) {
    // Descriptions with one request are one track.
    const orders = [...new Map(wanted.map(({order}) => [keyOfOrder(order), order])).values()];
    // The budget for one shot does not apply to beds.
    const {subject: _, ...caps} = capsOf(policy, maxCost);
    const {outcomes} = await buyOrders(orders, project, {...options, ...sendingOf(plan, project), caps});
    for (const {bed, order} of wanted) {
      const outcome = outcomes[orders.findIndex((each) => keyOfOrder(each) === keyOfOrder(order))];
      if (outcome) purchases.push({bed, outcome});
    }
  }
  let placed = false;
  const tracks = beds.length > 0 ? await boughtTracks(project) : [];
  for (const bed of beds) {
    const track = bed.closed === undefined ? trackOf(bed.buy, tracks, project.providers) : undefined;
    if (!track) continue;
    const end = await placeTrack(bed, track, tracks, project);
    placed ||= end === 'placed';
    if (typeof end === 'string') continue;
    const purchase = purchases.find((each) => each.bed === bed);
    if (purchase) purchase.misplaced = end;
    else
      purchases.push({
        bed,
        outcome: {state: 'bought', job: track.job, file: track.job.asset?.file ?? ''},
        misplaced: end,
      });
  }
  return {purchases, placed};
}

const keyOfOrder = ({id, candidates}: Order): string => candidates[0]?.key ?? id;

/** The purchase of a bed as it is reported. */
export function bedEnd({bed: {subject, buy}, outcome, misplaced}: BedPurchase): TakeEnd {
  const end = purchaseEnd({subject, take: buy.take, outcome, unlike: []});
  return misplaced ? {...end, why: `${misplaced.what}: ${misplaced.got}`} : end;
}

/** Whether a bed is bought, and where it belongs. */
export const isBedReady = ({outcome, misplaced}: BedPurchase): boolean =>
  outcome.state === 'bought' && misplaced === undefined;
