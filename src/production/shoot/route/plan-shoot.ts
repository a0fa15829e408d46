import type {Verdict} from '../../../spot/routing/acceptance.ts';
import {type Choice, chooseModels} from '../../../spot/routing/continuity.ts';
import type {RoutingPolicy} from '../../../spot/routing/policy.ts';
import {type Route, routeShot} from '../../../spot/routing/route.ts';
import {type Offer, offersFor} from './options.ts';
import type {Want} from './wants.ts';

/** What would be bought for one shot in one format. */
export type ShotPlan = {
  want: Want;
  route: Route;
  choice: Choice;
  offers: Offer[];
  takes: number;
  usd: number;
};

/** US dollars are for all takes. */
export type ShootPlan = {shots: ShotPlan[]; usd: number};

type Asked = {
  wants: readonly Want[];
  policy: RoutingPolicy;
  verdicts: readonly Verdict[];
  world: Parameters<typeof offersFor>[1];
};

/** Who would shoot what, why, and for how much. Nothing is sent. */
export function planShoot({wants, policy, verdicts, world}: Asked): ShootPlan {
  const byFormat = Map.groupBy(wants, ({format}) => format);
  const shots = [...byFormat.values()].flatMap((own) => {
    const offers = own.map(({request}) => offersFor({...request, take: 1}, world));
    const routes = own.map(({shot}, at) => routeShot({shot, options: offers[at] ?? [], verdicts, policy}));
    const choices = chooseModels(
      own.map(({shot}) => shot),
      routes,
    );
    return own.map((want, at): ShotPlan => {
      const choice = choices[at] as Choice;
      const usd = (choice.candidate?.usd ?? 0) * policy.takes;
      return {
        ...{want, route: routes[at] as Route, choice, offers: offers[at] ?? []},
        takes: choice.candidate ? policy.takes : 0,
        usd,
      };
    });
  });
  return {shots, usd: shots.reduce((sum, {usd}) => sum + usd, 0)};
}
