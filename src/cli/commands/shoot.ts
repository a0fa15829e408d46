import {Command, InvalidArgumentError} from 'commander';
import {openProject} from '../../production/project/open-project.ts';
import {openSpot, type SpotProject} from '../../production/project/open-spot.ts';
import {findWorkspace, sandboxOf} from '../../production/project/workspace.ts';
import {buyPlan, planSpot, takesOf} from '../../production/shoot/plan-and-buy.ts';
import type {ShootPlan} from '../../production/shoot/route/plan-shoot.ts';
import {costsOf} from '../../production/takes/costs.ts';
import {EXIT, invalid} from '../../spot/problem/errors.ts';
import {nearest} from '../../spot/problem/nearest-name.ts';
import {defaultSpot, toUsd} from '../arguments/spot-argument.ts';
import {describePlan, describeStillsToPick} from '../output/describe-plan.ts';
import {boughtRecord, describeBought, describeJob, planRecord} from '../output/describe-purchases.ts';
import {describeCosts} from '../output/describe-takes.ts';
import {tellLeftOut} from '../output/describe-vendors.ts';
import {printResult} from '../output/print-result.ts';
import {refuseUnmakeable} from '../output/unmakeable-shots.ts';

type Options = {
  plan: boolean;
  sandbox: boolean;
  maxCost?: number;
  takes?: number;
  shot: string[];
  json: boolean;
};

export const command = (signal: AbortSignal): Command =>
  new Command('shoot')
    .description('Has the shots of a spot made that models are to shoot.')
    .argument('[spot]', 'a folder of compositions/spots; default: the usual one')
    .option('--plan', 'say who would make what, why, and for how much; sends nothing, spends nothing', false)
    .option(
      '--max-cost <usd>',
      'US dollars that this run may spend at most; without it nothing is bought',
      toUsd,
    )
    .option(
      '--sandbox',
      'made-up vendors on this machine, with a ledger and takes of their own; no key, no cost',
      false,
    )
    .option(
      '--takes <n>',
      'takes that are to be there of each shot and not rejected, 1 to 8; default: as the policy says, until one is picked',
      toTakes,
    )
    .option(
      '--shot <ids>',
      'only these shots; commas between several, or --shot again; default: all',
      (ids: string, before: string[]) => [...before, ...toShots(ids)],
      [],
    )
    .option('--json', 'print one JSON object on stdout', false)
    .action(async (named: string | undefined, options: Options) => {
      const real = await findWorkspace(process.cwd());
      const workspace = options.sandbox ? sandboxOf(real) : real;
      const project = await openSpot(
        await openProject(workspace),
        named ?? (await defaultSpot(workspace, 'shoot')),
      );
      tellLeftOut(project.providers, options.sandbox);
      const {sandbox, takes, shot: shots} = options;
      const plan = await planSpot(project, {sandbox, takes, shots});
      refuseUnknown(shots, plan, project);
      if (options.plan) return printResult(options.json, planRecord(plan), describePlan(plan));
      refuseUnmakeable(plan);
      if (options.maxCost === undefined && plan.usd > 0) throw withoutCap(plan.usd);
      const bought = await buyPlan(plan, project, {
        ...{sandbox: options.sandbox, maxCost: options.maxCost ?? 0, signal},
        tell: (job) => void process.stderr.write(`${describeJob(job)}\n`),
      });
      const costs = costsOf(project, await takesOf(project, plan.wants));
      printResult(options.json, {bought: bought.map(boughtRecord), costs}, [
        ...bought.map(describeBought),
        ...describeStillsToPick(plan),
        ...(costs.shots.length > 0 ? ['', ...describeCosts(costs)] : []),
      ]);
      if (bought.some(({outcome}) => outcome.state !== 'bought')) process.exitCode = EXIT.someFailed;
    });

function toTakes(said: string): number {
  const takes = Number(said);
  if (!Number.isInteger(takes) || takes < 1 || takes > 8)
    throw new InvalidArgumentError('a whole number from 1 to 8');
  return takes;
}

/** Ids of shots. None is mostly a variable that was not set, and would have all of them bought. */
function toShots(said: string): string[] {
  const ids = said.split(',').map((id) => id.trim());
  if (ids.includes('')) throw new InvalidArgumentError('ids of shots, commas between several');
  return ids;
}

/** Shots that are not there, or that no model is to make. */
function refuseUnknown(named: readonly string[], {shots}: ShootPlan, {spot}: SpotProject): void {
  const known = [...new Set(shots.map(({want}) => want.shot.id))];
  const problems = named
    .filter((id) => !known.includes(id))
    .map((id) => {
      const there = spot.shots.some((shot) => shot.id === id);
      const near = nearest(
        id,
        spot.shots.map((shot) => shot.id),
      );
      return {
        code: 'shot-unknown',
        what: there ? `no take is bought of the shot "${id}"` : `there is no shot "${id}"`,
        expected: 'a shot that a variant shows, and that a model is to make',
        got: there ? 'one with its own photo or clip, or that no variant shows' : id,
        ...(near && !there ? {fix: `Did you mean "${near}"?`} : {fix: 'Name another, or leave --shot out.'}),
      };
    });
  if (problems.length > 0) throw invalid(problems);
}

const withoutCap = (usd: number) =>
  invalid({
    code: 'max-cost-missing',
    what: 'this would spend money',
    expected: '--max-cost <usd>, the most that this run may spend',
    got: `takes for $${usd.toFixed(2)} at most, and no cap`,
    fix: `Look at \`tenspot shoot --plan\`, then say how much: \`tenspot shoot --max-cost ${Math.ceil(usd)}\`.`,
  });
