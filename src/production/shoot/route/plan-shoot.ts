import type {Verdict} from '../../../spot/routing/acceptance.ts';
import {type Choice, chooseModels} from '../../../spot/routing/continuity.ts';
import type {RoutingPolicy} from '../../../spot/routing/policy.ts';
import {type Candidate, type Route, routeShot} from '../../../spot/routing/route.ts';
import {numbersWanted} from '../../../spot/takes/shown-take.ts';
import type {BedPlan} from '../../music/plan-beds.ts';
import type {SpotTake} from '../../takes/open-takes.ts';
import type {LinePlan} from '../../voice/plan-lines.ts';
import {modelOrder} from './model-order.ts';
import type {Offer} from './offers.ts';
import type {Want} from './want.ts';

/** A take that should exist. */
export type PlannedTake = {
  number: number;
  /** Offers for it, in the order in which they are tried. */
  ranked: Candidate<Offer>[];
  /** True where it is paid for or on its way: it costs nothing more. */
  there: boolean;
  /** The take itself, where nothing is left to do. */
  have?: SpotTake;
  /** US dollars at most that it still costs. */
  usd: number;
};

/** What would be bought for one shot in one format. */
export type ShotPlan = {
  want: Want;
  /** Every model that generates, with what it would do or why it cannot. */
  offers: readonly Offer[];
  route: Route<Offer>;
  choice: Choice<Offer>;
  takes: PlannedTake[];
  usd: number;
  /** What follows when a person has picked one of these stills, as far as it is known. */
  motion?: {model: string; usd: number};
};

/**
 * `usd` is for all takes and lines that do not exist yet. `wants` has every shot that a model has to make, planned here or not. `lines`: what
 * voices of the brand say. Default: none.
 */
export type SpotPlan = {
  shots: ShotPlan[];
  wants: readonly Want[];
  usd: number;
  lines?: readonly LinePlan[];
  /** The beds of the variants that are bought. */
  beds?: readonly BedPlan[];
};

type Asked = {
  wants: readonly Want[];
  /** The offers for a want. */
  offersOf: (want: Want) => readonly Offer[];
  policy: RoutingPolicy;
  verdicts: readonly Verdict[];
  /** The takes that a want has already, the one that a person picked, and numbers that takes elsewhere have. Default: none. */
  known?: (want: Want) => {takes: readonly SpotTake[]; picked: number | undefined; given: readonly number[]};
  /** Takes that should exist, whatever is picked. Default: as many as the policy says, until one is picked. */
  more?: number | undefined;
};

/** Which model would make which shot, why, and for how much. Sends nothing. */
export function planShoot({wants, offersOf, policy, verdicts, known, more}: Asked): SpotPlan {
  const byFormat = Map.groupBy(wants, ({format}) => format);
  const shots = [...byFormat.values()].flatMap((own) => {
    const offers = own.map(offersOf);
    const routes = own.map(({shot}, at) => routeShot({shot, options: offers[at] ?? [], verdicts, policy}));
    const choices = chooseModels(
      own.map(({shot}) => shot),
      routes,
    );
    return own.flatMap((want, at): ShotPlan[] => {
      const [route, choice] = [routes[at], choices[at]];
      if (!route || !choice) return [];
      const {takes: there, picked, given} = known?.(want) ?? {takes: [], picked: undefined, given: []};
      const count = more ?? policy.takes;
      const numbers = numbersWanted(there, {count, picked, given, more: more !== undefined});
      const takes = takesOf(numbers, there, {want, route, choice, policy});
      return [
        {
          want,
          offers: offers[at] ?? [],
          route,
          choice,
          takes,
          usd: takes.reduce((sum, take) => sum + take.usd, 0),
        },
      ];
    });
  });
  return {shots, wants, usd: shots.reduce((sum, {usd}) => sum + usd, 0)};
}

type Ranking = Pick<ShotPlan, 'want' | 'route' | 'choice'> & {policy: RoutingPolicy};

function takesOf(
  numbers: readonly number[],
  there: readonly SpotTake[],
  {want, route, choice, policy}: Ranking,
): PlannedTake[] {
  const ranked = [
    ...(choice.candidate ? [choice.candidate] : []),
    ...route.candidates.filter((each) => each !== choice.candidate),
  ];
  const asked = there
    .filter(({current, state}) => current && state !== 'failed')
    .map(({request}) => request.model);
  return numbers.flatMap((number): PlannedTake[] => {
    const own = there.filter((take) => take.number === number && take.current);
    const have = own.find(({state}) => state === 'there');
    if (have) return [{number, ranked, there: true, have, usd: 0}];
    // A job that is on its way is finished by its own order.
    const begun = own.some(({state, job}) => state !== 'failed' && job.plan.order === want.order(number));
    if (begun) return [{number, ranked, there: true, usd: 0}];
    const order = modelOrder(ranked, asked, policy.spread);
    const [first] = order;
    if (!first) return [];
    asked.push(first.model);
    return [{number, ranked: order, there: false, usd: first.usd}];
  });
}
