import {Command} from 'commander';
import {openProduction} from '../../production/render/production.ts';
import type {ShotPlan} from '../../production/shoot/route/plan-shoot.ts';
import {buyPlan, planSpot} from '../../production/shoot/spot.ts';
import {findWorkspace, sandboxOf} from '../../production/workspace/find.ts';
import {EXIT, invalid} from '../../spot/errors.ts';
import {answer} from '../answer.ts';
import {boughtRecord, describeBought, describeJob, planRecord} from '../shoot-outcome.ts';
import {describePlan} from '../shoot-plan.ts';
import {spotMeant, toUsd} from '../spot-argument.ts';
import {tellLeftOut} from '../vendors.ts';

type Options = {plan: boolean; sandbox: boolean; maxCost?: number; json: boolean};

export const command = (signal: AbortSignal): Command =>
  new Command('shoot')
    .description('Has the shots of a spot made that have neither photo nor clip.')
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
    .option('--json', 'print one JSON object on stdout', false)
    .action(async (named: string | undefined, options: Options) => {
      const real = await findWorkspace(process.cwd());
      const workspace = options.sandbox ? sandboxOf(real) : real;
      const production = await openProduction(workspace, named ?? (await spotMeant(workspace, 'shoot')));
      tellLeftOut(options.sandbox);
      const plan = await planSpot(production, options.sandbox);
      if (options.plan) return answer(options.json, planRecord(plan), describePlan(plan));
      const open = plan.shots.filter(({choice}) => choice.candidate === null);
      if (open.length > 0) throw nobodyFor(open);
      if (options.maxCost === undefined && plan.usd > 0) throw withoutCap(plan.usd);
      const bought = await buyPlan(plan, production, {
        ...{sandbox: options.sandbox, maxCost: options.maxCost ?? 0, signal},
        tell: (job) => void process.stderr.write(`${describeJob(job)}\n`),
      });
      answer(options.json, {bought: bought.map(boughtRecord)}, bought.map(describeBought));
      if (bought.some(({outcome}) => outcome.state !== 'bought')) process.exitCode = EXIT.someFailed;
    });

/** Each shot with the reasons why every model is out. */
const nobodyFor = (shots: readonly ShotPlan[]) =>
  invalid(
    shots.map(({want, route}) => {
      const reasons = [...new Set(route.refused.map(({why}) => why))];
      return {
        code: 'shot-unroutable',
        what: `nobody can make the shot "${want.shot.id}"`,
        expected: 'a model that can, or a photo or clip in shots.yaml',
        got: reasons.slice(0, 6).join('; ') || 'no model at all',
        fix: 'Set a key that is named here, or widen the policy in shots.yaml. `tenspot shoot --plan` tells all reasons.',
      };
    }),
  );

const withoutCap = (usd: number) =>
  invalid({
    code: 'max-cost-missing',
    what: 'this would spend money',
    expected: '--max-cost <usd>, the most that this run may spend',
    got: `takes for $${usd.toFixed(2)} at most, and no cap`,
    fix: `Look at \`tenspot shoot --plan\`, then say how much: \`tenspot shoot --max-cost ${Math.ceil(usd)}\`.`,
  });
