import type {Bill} from '../../spot/ledger/bills.ts';
import {type BedPurchase, bedEnd, isBedReady} from '../music/buy-beds.ts';
import {unbuyableBeds} from '../music/plan-beds.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {ShootReport} from '../project/report.ts';
import {type LinePurchase, lineEnd, unspeakableLines} from '../voice/buy-lines.ts';
import {billProblem, type OddCost, oddCostProblem} from './bills.ts';
import {buyPlan, planSpot} from './plan-and-buy.ts';
import {type TakePurchase, takeEnd} from './purchase.ts';
import type {SpotPlan} from './route/plan-shoot.ts';
import {unmakeableShots} from './unmakeable-shots.ts';

export type ShootRoundOptions = {
  sandbox: boolean;
  /** US dollars that all rounds of a batch may cost together. Left out, the round buys nothing. */
  maxCost?: number | undefined;
  /** The name under which the rounds of a run are counted together. */
  batch: string;
  /** Only these shots. Default: all. */
  shots?: readonly string[] | undefined;
  /** Called with the plan before anything of it is bought. What it throws ends the run. */
  agree?: ((plan: SpotPlan, project: SpotProject) => void) | undefined;
  report: ShootReport;
  signal?: AbortSignal | undefined;
};

/** What a round bought. `complete`: every take, line and bed that the plan wanted is there, and each vendor billed what was estimated, or less. */
export type ShootRound = {
  bought: TakePurchase[];
  spoken: LinePurchase[];
  beds: BedPurchase[];
  complete: boolean;
};

/** Plans the shots of a spot that models have to make, and buys what is missing. A shot that no model can make does not stop the others. */
export async function shootRound(
  open: () => Promise<SpotProject>,
  {sandbox, maxCost, batch, shots, agree, report, signal}: ShootRoundOptions,
): Promise<ShootRound> {
  if (maxCost === undefined) return {bought: [], spoken: [], beds: [], complete: true};
  const project = await open();
  const plan = await planSpot(project, {sandbox, shots});
  agree?.(plan, project);
  const problems = [
    ...unmakeableShots(plan),
    ...unspeakableLines(plan.lines ?? []),
    ...unbuyableBeds(plan.beds ?? []),
  ];
  if (problems.length > 0) report.problems(problems);
  const bills: Bill[] = [];
  const tellBill = (bill: Bill): void => void bills.push(bill);
  const odd: OddCost[] = [];
  const tellOddCost = (each: OddCost): void => void odd.push(each);
  const tell = {tell: report.job, tellBill, tellOddCost};
  const {
    takes: bought,
    lines: spoken,
    beds,
  } = await buyPlan(plan, project, {
    sandbox,
    agreed: agree !== undefined,
    maxCost,
    batch,
    signal,
    ...tell,
  });
  const faults = [...bills.map(billProblem), ...odd.map(oddCostProblem)];
  if (faults.length > 0) report.problems(faults);
  for (const end of [...bought.map(takeEnd), ...spoken.map(lineEnd), ...beds.map(bedEnd)]) report.take(end);
  const isBought = ({outcome}: Pick<TakePurchase, 'outcome'>): boolean => outcome.state === 'bought';
  return {
    bought,
    spoken,
    beds,
    complete:
      problems.length === 0 &&
      faults.length === 0 &&
      [...bought, ...spoken].every(isBought) &&
      beds.every(isBedReady),
  };
}
