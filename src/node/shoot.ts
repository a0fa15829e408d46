import {isBedReady} from '../production/music/buy-beds.ts';
import {unbuyableBeds} from '../production/music/plan-beds.ts';
import {billProblem, type OddCost, oddCostProblem} from '../production/shoot/bills.ts';
import {buyPlan, takesOf} from '../production/shoot/plan-and-buy.ts';
import {refuseUnmakeable} from '../production/shoot/unmakeable-shots.ts';
import {costsOf} from '../production/takes/costs.ts';
import {unspeakableLines} from '../production/voice/buy-lines.ts';
import type {Bill} from '../spot/ledger/bills.ts';
import type {CostSheet} from '../spot/takes/cost-sheet.ts';
import {refuseBelowPlan, refuseChanged, refuseWithoutLimit} from './agreed-plan.ts';
import {type BillAbove, toBillAbove} from './bills.ts';
import {type BoughtTake, toBoughtTake} from './bought-take.ts';
import type {TenspotProject} from './open-project.ts';
import {withSpot} from './open-spot.ts';
import {type PlanOptions, planOf, type ShootPlan, shootPlan} from './plan.ts';
import {type BoughtBed, toBoughtBed} from './planned-bed.ts';
import {type BoughtLine, toBoughtLine} from './planned-line.ts';
import {running} from './running.ts';
import {packageWarning} from './vendors.ts';

/** What `shoot` buys, and for how much. */
export type ShootOptions = PlanOptions & {
  /** US dollars that the call may spend at most. Default: nothing is bought, and the call is refused where something is missing. */
  maxCost?: number | undefined;
  /** The `id` of a plan: the call buys exactly what that plan says, or is refused. Default: what is missing now. */
  plan?: string | undefined;
};

/** What a call bought. */
export type ShootResult = {
  /** The plan that was bought, as it was before the purchase. */
  plan: ShootPlan;
  /** What became of each take. */
  bought: BoughtTake[];
  /** What became of each line of the voice. */
  spoken: BoughtLine[];
  /** What became of each bed. */
  beds: BoughtBed[];
  /** What the takes of the spot have cost, this call included. */
  costs: CostSheet;
  /** Bills of this call that were above their estimates: nothing more is ordered from those models until a person decides. */
  bills: BillAbove[];
  /** True where every take, line and bed was bought, no bill was above its estimate, and each cost that a vendor named is an amount. */
  complete: boolean;
};

/**
 * Buys the takes, the lines of the voice and the beds that are missing. A request is never sent twice: after an interruption, the next call continues the jobs that were sent.
 * Errors: `max-cost-missing`; `max-cost-below-plan` where `plan` costs more; `plan-changed` where `plan` names other purchases than the call would make, or the bought lines
 * turn out to need other takes; `shot-unroutable`; `shot-unknown`;
 * `interrupted`, with the jobs that are still open.
 */
export const shoot = (project: TenspotProject, options: ShootOptions = {}): Promise<ShootResult> =>
  running(options, (run) =>
    withSpot(project, options, 'shoot', run, async (spot) => {
      const {report, signal} = run;
      const {sandbox = false, maxCost, plan: wanted} = options;
      const warning = packageWarning(spot.providers, project.env, sandbox);
      if (warning !== undefined) report.warn(warning);
      const planned = await planOf(spot, options);
      const before = shootPlan(planned, spot, options);
      if (wanted !== undefined) refuseChanged(wanted, before, 'shoot');
      refuseUnmakeable(planned);
      const unspeakable = [...unspeakableLines(planned.lines ?? []), ...unbuyableBeds(planned.beds ?? [])];
      if (unspeakable.length > 0) report.problems(unspeakable);
      refuseWithoutLimit({usd: planned.usd, maxCost, sandbox}, 'shoot');
      if (wanted !== undefined) refuseBelowPlan({usd: before.usd, maxCost}, 'shoot');
      const above: Bill[] = [];
      const odd: OddCost[] = [];
      const {
        takes: purchases,
        lines,
        beds,
      } = await buyPlan(planned, spot, {
        sandbox,
        takes: options.takes,
        agreed: wanted !== undefined,
        maxCost: maxCost ?? 0,
        signal,
        tell: report.job,
        tellBill: (bill) => void above.push(bill),
        tellOddCost: (each) => void odd.push(each),
      });
      const faults = [...above.map(billProblem), ...odd.map(oddCostProblem)];
      if (faults.length > 0) report.problems(faults);
      return {
        plan: before,
        bought: purchases.map(toBoughtTake),
        spoken: lines.map(toBoughtLine),
        beds: beds.map(toBoughtBed),
        costs: costsOf(spot, await takesOf(spot, planned.wants)),
        bills: above.map(toBillAbove),
        complete:
          faults.length + unspeakable.length === 0 &&
          [...purchases, ...lines].every(({outcome}) => outcome.state === 'bought') &&
          beds.every(isBedReady),
      };
    }),
  );
