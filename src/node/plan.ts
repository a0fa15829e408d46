import {keyOf} from '../machine/files/hash.ts';
import type {SpotProject} from '../production/project/open-spot.ts';
import type {Order} from '../production/shoot/buy/order.ts';
import {planSpot} from '../production/shoot/plan-and-buy.ts';
import type {ShotPlan, SpotPlan} from '../production/shoot/route/plan-shoot.ts';
import {withoutModel} from '../production/shoot/unmakeable-shots.ts';
import {invalid} from '../spot/problem/errors.ts';
import {didYouMean, nearest} from '../spot/problem/nearest-name.ts';
import type {Format} from '../spot/variant/format.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withSpot} from './open-spot.ts';
import {type PlannedBed, toPlannedBed} from './planned-bed.ts';
import {type PlannedLine, toPlannedLine} from './planned-line.ts';
import {type PlannedShot, toPlannedShot} from './planned-shot.ts';
import {type RunOptions, running} from './running.ts';
import {packageWarning} from './vendors.ts';

/** Which takes a plan is about. */
export type PlanOptions = SpotChoice &
  RunOptions & {
    /**
     * How many takes that are not rejected each shot should have: 1 to 8. Default: the number in the policy of `shots.yaml`, and
     * none once a take is picked.
     */
    takes?: number | undefined;
    /** Ids of shots. Default: all. */
    shots?: readonly string[] | undefined;
    /**
     * Plans what `make` buys when it picks: also the clips of shots whose still comes first. Default: false, which plans what `shoot`
     * buys, and `make` where it does not pick.
     */
    pick?: boolean | undefined;
  };

/** Which takes `shoot` or `make` would buy, from whom, and for how much. */
export type ShootPlan = {
  /** Names exactly these purchases at these prices. `shoot` and `make` refuse it if they would now buy something else. */
  id: string;
  /** The id of the spot. */
  spot: string;
  /** Every shot that a model has to make, in each format that a variant shows. */
  shots: PlannedShot[];
  /** Every line that a voice of the brand says and that has to be bought, or was. Empty with `shots`. */
  lines: PlannedLine[];
  /** Every bed of a variant that is bought from a model or a catalogue. Empty with `shots`. */
  beds: PlannedBed[];
  /**
   * Ids of shots that have no take and that no model can make now, for example because no key is set. `usd` does not count them. `shots`
   * has the reasons.
   */
  unmakeable: string[];
  /** US dollars at most for everything that is missing. */
  usd: number;
};

/**
 * Plans which takes `shoot` or `make` would buy. Sends nothing and spends nothing. Errors: those of the documents; `shot-unknown`.
 */
export const plan = (project: TenspotProject, options: PlanOptions = {}): Promise<ShootPlan> =>
  running(options, (run) =>
    withSpot(project, options, options.pick ? 'make' : 'shoot', run, async (spot) => {
      const warning = packageWarning(spot.providers, project.env, options.sandbox ?? false);
      if (warning !== undefined) run.report.warn(warning);
      return shootPlan(await planOf(spot, options), spot, options);
    }),
  );

/** The plan of a spot, as production has it. */
export async function planOf(
  spot: SpotProject,
  {sandbox = false, takes, shots = []}: PlanOptions,
): Promise<SpotPlan> {
  const planned = await planSpot(spot, {sandbox, takes, shots});
  refuseUnknownShots(shots, planned, spot);
  return planned;
}

/** A plan as the result of a call. */
export const shootPlan = (
  planned: SpotPlan,
  {spot}: Pick<SpotProject, 'spot'>,
  {sandbox = false, pick = false}: Pick<PlanOptions, 'sandbox' | 'pick'>,
): ShootPlan => {
  const motions = pick ? motionsOf(planned) : [];
  return {
    id: planId(planned, spot, {sandbox, motions}),
    spot: spot.id,
    shots: planned.shots.map(toPlannedShot),
    lines: (planned.lines ?? []).map(toPlannedLine),
    beds: (planned.beds ?? []).map(toPlannedBed),
    unmakeable: [...new Set(withoutModel(planned).map(({want}) => want.shot.id))],
    usd: planned.usd + motions.reduce((sum, {usd}) => sum + usd, 0),
  };
};

/** A clip that follows a still, once the still is picked. */
type Motion = {shot: string; format: Format; model: string; usd: number};

const motionsOf = ({shots}: SpotPlan): Motion[] =>
  shots.flatMap(({want, takes, motion}) =>
    motion && takes.length > 0 ? {shot: want.shot.id, format: want.format, ...motion} : [],
  );

/** The same for equal purchases at equal prices: what is missing, and the requests that would be tried, in their order. */
function planId(
  {shots, lines = [], beds = []}: SpotPlan,
  {id, policy}: SpotProject['spot'],
  {sandbox, motions}: {sandbox: boolean; motions: readonly Motion[]},
): string {
  const purchases = shots.flatMap((shot) =>
    shot.takes.filter(({there}) => !there).map((take) => purchaseOf(shot, take)),
  );
  const spoken = lines.flatMap(({order}) => (order ? {order: order.id, offers: pricesOf(order)} : []));
  const composed = beds.flatMap(({order}) => (order ? {order: order.id, offers: pricesOf(order)} : []));
  // What cannot be made now is what a plan would buy once it can.
  const waiting = withoutModel({shots}).map(({want}) => want.order(1));
  const more = {
    ...(motions.length > 0 ? {motions} : {}),
    ...(spoken.length > 0 ? {spoken} : {}),
    ...(composed.length > 0 ? {composed} : {}),
    ...(waiting.length > 0 ? {waiting} : {}),
  };
  return `plan-${keyOf({spot: id, policy, sandbox, purchases, ...more}).slice(0, 16)}`;
}

const pricesOf = ({candidates}: Order): object[] =>
  candidates.map(({provider, key, worst}) => ({provider, key, worst}));

const purchaseOf = ({want}: ShotPlan, {number, ranked}: ShotPlan['takes'][number]): object => ({
  order: want.order(number),
  offers: ranked.flatMap(({provider, model, take}) => {
    const {key = null, usd = null} = take?.(number) ?? {};
    return {provider, model, key, usd};
  }),
});

/** Throws when a named shot does not exist, or is not made by a model. */
function refuseUnknownShots(
  named: readonly string[],
  {shots}: SpotPlan,
  {spot}: Pick<SpotProject, 'spot'>,
): void {
  const planned = new Set(shots.map(({want}) => want.shot.id));
  const ids = spot.shots.map(({id}) => id);
  const problems = named
    .filter((id) => !planned.has(id))
    .map((id) => {
      const known = ids.includes(id);
      const near = known ? undefined : nearest(id, ids);
      return {
        code: 'shot-unknown',
        what: known ? `the shot "${id}" needs no take` : `there is no shot "${id}"`,
        expected: 'a shot that a variant shows and that a model has to make',
        got: known ? 'a shot that has a photo or clip, or that no variant shows' : id,
        ...didYouMean(near, 'Leave --shot out for all shots. `tenspot shoot --plan` lists them.'),
      };
    });
  if (problems.length > 0) throw invalid(problems);
}
