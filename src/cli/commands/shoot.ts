import type {SpotProject} from '../../production/project/open-spot.ts';
import {billProblem} from '../../production/shoot/bills.ts';
import {buyPlan, planSpot, takesOf} from '../../production/shoot/plan-and-buy.ts';
import type {SpotPlan} from '../../production/shoot/route/plan-shoot.ts';
import {refuseUnmakeable} from '../../production/shoot/unmakeable-shots.ts';
import {costsOf} from '../../production/takes/costs.ts';
import type {Bill} from '../../spot/ledger/bills.ts';
import {EXIT, invalid} from '../../spot/problem/errors.ts';
import {nearest} from '../../spot/problem/nearest-name.ts';
import {openNamedSpot} from '../arguments/open-named-spot.ts';
import {toCount, toNames, toUsd} from '../arguments/values.ts';
import {aboveRecord} from '../output/describe-bills.ts';
import {describePlan, describeStillsToPick, planRecord} from '../output/describe-plan.ts';
import {boughtRecord, describeBought} from '../output/describe-purchases.ts';
import {describeCosts} from '../output/describe-takes.ts';
import {warnOfMissingPackages} from '../output/describe-vendors.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';
import {type ExitCode, TenspotCommand} from '../tenspot-command.ts';

type Flags = {
  plan: boolean;
  sandbox: boolean;
  maxCost?: number;
  takes?: number;
  shot: string[];
  json: boolean;
};

export const command = (signal: AbortSignal): TenspotCommand =>
  new TenspotCommand('shoot')
    .description('Buys takes: clips that models generate for the shots of a spot.')
    .argument('[spot]', 'a folder of compositions/spots; default: as for `tenspot render`')
    .option('--plan', 'print which model would make each shot, why, and its price; buy nothing', false)
    .option(
      '--max-cost <usd>',
      'the most that this run may spend, in US dollars; without it, the command buys nothing',
      toUsd,
    )
    .option(
      '--sandbox',
      'use fake vendors on this machine, with their own ledger and takes; needs no key and costs nothing',
      false,
    )
    .option(
      '--takes <n>',
      'buy until each shot has this many takes that are not rejected, 1 to 8; default: the number in the policy of shots.yaml, and none once a take is picked',
      (text: string) => toCount(text, 1, 8),
    )
    .option(
      '--shot <ids>',
      'only these shots; commas between several, or repeat --shot; default: all',
      toNames('ids of shots, with commas between them'),
      [],
    )
    .option('--json', 'print one JSON object on stdout', false)
    .runs((spot: string | undefined, flags: Flags) => shootSpot(spot, flags, signal));

async function shootSpot(
  named: string | undefined,
  {plan: onlyPlan, sandbox, maxCost, takes, shot: shots, json}: Flags,
  signal: AbortSignal,
): Promise<ExitCode> {
  const project = await openNamedSpot({spot: named, sandbox, command: 'shoot'});
  warnOfMissingPackages(project.providers, sandbox);
  const plan = await planSpot(project, {sandbox, takes, shots});
  refuseUnknownShots(shots, plan, project);
  if (onlyPlan) {
    printResult(json, planRecord(plan), describePlan(plan));
    return EXIT.done;
  }
  refuseUnmakeable(plan);
  if (maxCost === undefined && plan.usd > 0) throw withoutCap(plan.usd, sandbox);
  const {job: tell, problems} = openProgress();
  const bills: Bill[] = [];
  const tellBill = (bill: Bill): void => void bills.push(bill);
  const bought = await buyPlan(plan, project, {sandbox, maxCost: maxCost ?? 0, signal, tell, tellBill});
  problems(bills.map(billProblem));
  const costs = costsOf(project, await takesOf(project, plan.wants));
  printResult(json, {bought: bought.map(boughtRecord), bills: bills.map(aboveRecord), costs}, [
    ...bought.map((purchase) => describeBought(purchase, process.stdout)),
    ...describeStillsToPick(plan),
    ...(costs.shots.length > 0 ? ['', ...describeCosts(costs)] : []),
  ]);
  const complete = bills.length === 0 && bought.every(({outcome}) => outcome.state === 'bought');
  return complete ? EXIT.done : EXIT.someFailed;
}

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
      const exists = ids.includes(id);
      const near = exists ? undefined : nearest(id, ids);
      return {
        code: 'shot-unknown',
        what: exists ? `the shot "${id}" needs no take` : `there is no shot "${id}"`,
        expected: 'a shot that a variant shows and that a model has to make',
        got: exists ? 'a shot that has a photo or clip, or that no variant shows' : id,
        fix: near
          ? `Did you mean "${near}"?`
          : 'Leave --shot out for all shots. `tenspot shoot --plan` lists them.',
      };
    });
  if (problems.length > 0) throw invalid(problems);
}

const withoutCap = (usd: number, sandbox: boolean) =>
  invalid({
    code: 'max-cost-missing',
    what: sandbox ? 'the sandbox needs a spending limit, as a real run does' : 'a spending limit is missing',
    expected: '--max-cost <usd>, the most that this run may spend',
    got: `takes for up to $${usd.toFixed(2)}, and no --max-cost`,
    fix: `Run \`tenspot shoot${sandbox ? ' --sandbox' : ''} --plan\` to see what it would buy. Then add a limit: --max-cost ${Math.ceil(usd)}.`,
  });
