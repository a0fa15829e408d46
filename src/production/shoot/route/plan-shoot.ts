import type {Verdict} from '../../../spot/routing/acceptance.ts';
import {type Choice, chooseModels} from '../../../spot/routing/continuity.ts';
import type {RoutingPolicy} from '../../../spot/routing/policy.ts';
import {type Candidate, type Route, routeShot} from '../../../spot/routing/route.ts';
import {numbersWanted} from '../../../spot/takes/shown-take.ts';
import type {SpotTake} from '../../takes/open-takes.ts';
import {type Offer, offersFor, type VendorAccess} from './offers.ts';
import {rankFor} from './spread.ts';
import type {Want} from './wants.ts';

/** A take that is to be had. */
export type Wanted = {
  number: number;
  /** Who is asked for it, in turn. */
  ranked: Candidate[];
  /** It is paid for, or on its way: it costs nothing more. */
  there: boolean;
  /** The take, where nothing is left to be done about it. */
  have?: SpotTake;
  usd: number;
};

/** What would be bought for one shot in one format. */
export type ShotPlan = {
  want: Want;
  route: Route;
  choice: Choice;
  offers: Offer[];
  takes: Wanted[];
  usd: number;
  /** What follows when a person has picked one of these stills, as far as it is known. */
  motion?: {model: string; usd: number};
};

/** US dollars are for all takes that are not there yet. `wants`: every shot that a model has to make, planned here or not. */
export type ShootPlan = {shots: ShotPlan[]; wants: readonly Want[]; usd: number};

type Asked = {
  wants: readonly Want[];
  policy: RoutingPolicy;
  verdicts: readonly Verdict[];
  world: VendorAccess;
  /** The takes of a want that are there already, the one that a person picked, and numbers of takes that are elsewhere. Default: none. */
  known?: (want: Want) => {takes: readonly SpotTake[]; picked: number | undefined; given: readonly number[]};
  /** Takes that are to be there, whatever is picked. Default: as the policy says, until one is picked. */
  more?: number | undefined;
};

/** Who would shoot what, why, and for how much. Nothing is sent. */
export function planShoot({wants, policy, verdicts, world, known, more}: Asked): ShootPlan {
  const byFormat = Map.groupBy(wants, ({format}) => format);
  const shots = [...byFormat.values()].flatMap((own) => {
    const offers = own.map(({request, still}) =>
      offersFor(request, world).map((offer) =>
        still && !offer.card.still ? {...offer, closed: NO_STILLS} : offer,
      ),
    );
    const routes = own.map(({shot}, at) => routeShot({shot, options: offers[at] ?? [], verdicts, policy}));
    const choices = chooseModels(
      own.map(({shot}) => shot),
      routes,
    );
    return own.map((want, at): ShotPlan => {
      const {takes: there, picked, given} = known?.(want) ?? {takes: [], picked: undefined, given: []};
      const [route, choice] = [routes[at] as Route, choices[at] as Choice];
      const count = more ?? policy.takes;
      const numbers = numbersWanted(there, {count, picked, given, more: more !== undefined});
      const takes = takesOf(numbers, there, {want, route, choice, policy});
      const usd = takes.reduce((sum, take) => sum + take.usd, 0);
      return {want, route, choice, offers: offers[at] ?? [], takes, usd};
    });
  });
  return {shots, wants, usd: shots.reduce((sum, {usd}) => sum + usd, 0)};
}

const NO_STILLS = 'it makes no stills, and one has to be picked first';

type Ranking = Pick<ShotPlan, 'want' | 'route' | 'choice'> & {policy: RoutingPolicy};

function takesOf(
  numbers: readonly number[],
  there: readonly SpotTake[],
  {want, route, choice, policy}: Ranking,
): Wanted[] {
  const ranked = [
    ...(choice.candidate ? [choice.candidate] : []),
    ...route.candidates.filter((each) => each !== choice.candidate),
  ];
  const asked = there
    .filter(({current, state}) => current && state !== 'failed')
    .map(({request}) => request.model);
  return numbers.flatMap((number): Wanted[] => {
    const own = there.filter((take) => take.number === number && take.current);
    const have = own.find(({state}) => state === 'there');
    if (have) return [{number, ranked, there: true, have, usd: 0}];
    // What is on its way is gone on with by its order, and by nothing else.
    const begun = own.some(({state, job}) => state !== 'failed' && job.plan.order === want.order(number));
    if (begun) return [{number, ranked, there: true, usd: 0}];
    const order = rankFor(ranked, asked, policy.spread);
    const [first] = order;
    if (!first) return [];
    asked.push(first.model);
    return [{number, ranked: order, there: false, usd: first.usd}];
  });
}
