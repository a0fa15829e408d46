import {Command, InvalidArgumentError} from 'commander';
import {systemClock} from '../../machine/clock.ts';
import {openNetwork} from '../../machine/http/network.ts';
import {openProduction} from '../../production/render/production.ts';
import {purchase} from '../../production/shoot/purchase.ts';
import {planShoot} from '../../production/shoot/route/plan-shoot.ts';
import {wantsOf} from '../../production/shoot/route/wants.ts';
import {findWorkspace, sandboxOf} from '../../production/workspace/find.ts';
import type {Provider} from '../../providers/contract.ts';
import {providers} from '../../providers/providers.generated.ts';
import {openSandbox} from '../../providers/sandbox.ts';
import {EXIT, invalid} from '../../spot/errors.ts';
import {answer} from '../answer.ts';
import {boughtRecord, describeBought, describeJob, planRecord} from '../shoot-outcome.ts';
import {describePlan} from '../shoot-plan.ts';
import {spotMeant} from '../spot-argument.ts';

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
      const all = Object.values(providers) as Provider[];
      const plan = planShoot({
        wants: await wantsOf(production.variants, production),
        policy: production.spot.policy,
        verdicts: [],
        world: {
          providers: all,
          hasKey: (name) => options.sandbox || Boolean(process.env[name]),
          today: new Date().toISOString().slice(0, 10),
        },
      });
      if (options.plan) return answer(options.json, planRecord(plan), describePlan(plan));
      if (options.maxCost === undefined && plan.usd > 0) throw withoutCap(plan.usd);
      const fakes = options.sandbox
        ? await openSandbox(all, {tools: production.tools, draft: production.store.draft})
        : undefined;
      try {
        const bought = await purchase(plan, production, {
          ...{providers: all, policy: production.spot.policy, clock: systemClock, signal},
          network: fakes?.network ?? openNetwork(),
          maxCost: options.maxCost ?? 0,
          tell: (job) => void process.stderr.write(`${describeJob(job)}\n`),
        });
        answer(options.json, {bought: bought.map(boughtRecord)}, bought.map(describeBought));
        if (bought.some(({outcome}) => outcome.state !== 'bought')) process.exitCode = EXIT.someFailed;
      } finally {
        await fakes?.close();
      }
    });

function toUsd(said: string): number {
  const usd = Number(said);
  if (!(usd >= 0) || said.trim() === '') throw new InvalidArgumentError('');
  return usd;
}

const withoutCap = (usd: number) =>
  invalid({
    code: 'max-cost-missing',
    what: 'this would spend money',
    expected: '--max-cost <usd>, the most that this run may spend',
    got: `takes for $${usd.toFixed(2)} at most, and no cap`,
    fix: `Look at \`tenspot shoot --plan\`, then say how much: \`tenspot shoot --max-cost ${Math.ceil(usd)}\`.`,
  });
