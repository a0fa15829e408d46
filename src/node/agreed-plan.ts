import type {SpotPlan} from '../production/shoot/route/plan-shoot.ts';
import type {WriteStep} from '../production/write/step.ts';
import {formatUsd, toMicro} from '../spot/ledger/money.ts';
import {invalid} from '../spot/problem/errors.ts';
import type {ShootPlan} from './plan.ts';

/** The command that buys a plan. */
export type PlanBuyer =
  | 'shoot'
  | 'make'
  | 'write'
  | 'write --translate'
  | 'check --advise'
  | 'farm render'
  | 'farm resume';

const TAKES = 'a document, a price, a verdict or a take has';
const WORDS = 'a document, an answer or a price has';
const RENDERS = 'a document, a file of a variant, or what is rendered has';

/** What can have changed since a plan of each command. */
const CHANGES: Readonly<Record<PlanBuyer, string>> = {
  shoot: TAKES,
  make: TAKES,
  write: WORDS,
  'write --translate': WORDS,
  'check --advise': 'a document, a master, an answer or a price has',
  'farm render': RENDERS,
  'farm resume': RENDERS,
};

/** Throws `make-unwritten` where documents of a spot are not written yet: what its shots and lines cost is not known. */
export function refuseUnwritten(steps: readonly WriteStep[], spot: string | undefined): void {
  if (steps.length === 0) return;
  throw invalid({
    code: 'make-unwritten',
    what: 'there is nothing to plan yet: documents of the spot are not written',
    expected: steps.map((step) => `${step}.yaml`).join(', '),
    got: 'none of them, or a variants.yaml without axes',
    fix: `Write them with \`tenspot write ${spot} --template\`, or with a model: \`tenspot write ${spot} --max-cost 1\`.`,
  });
}

/** Throws `plan-changed` where the plan that was agreed on is not the one that would be bought now. */
export function refuseChanged(
  agreed: string,
  {id, usd}: Pick<ShootPlan, 'id' | 'usd'>,
  buyer: PlanBuyer,
): void {
  if (agreed === id) return;
  throw invalid({
    code: 'plan-changed',
    what: `this plan is not what would be bought now: ${CHANGES[buyer]} changed since`,
    expected: agreed,
    got: `${id}, for up to $${usd.toFixed(2)}`,
    fix: `Run \`tenspot ${buyer} --plan\` again, and look at the new plan.`,
  });
}

/** Throws `max-cost-missing` where something has to be bought and no limit is given. */
export function refuseWithoutLimit(
  {usd, maxCost, sandbox}: {usd: number; maxCost: number | undefined; sandbox: boolean},
  buyer: PlanBuyer,
): void {
  if (maxCost !== undefined || usd === 0) return;
  throw invalid({
    code: 'max-cost-missing',
    what: sandbox ? 'the sandbox needs a spending limit, as a real run does' : 'a spending limit is missing',
    expected: '--max-cost <usd>, the most that this run may spend',
    got: `purchases for up to $${usd.toFixed(2)}, and no --max-cost`,
    fix: `Run \`tenspot ${buyer}${sandbox ? ' --sandbox' : ''} --plan\` to see what it would buy. Then add a limit: --max-cost ${Math.ceil(usd)}.`,
  });
}

/**
 * Throws `max-cost-below-plan` where the limit has no room for the plan that was agreed on: within a lower limit, other models would make
 * its takes, or only some of its questions would be asked.
 */
export function refuseBelowPlan(
  {usd, maxCost}: {usd: number; maxCost: number | undefined},
  buyer: PlanBuyer,
): void {
  // Prices are sums of prices for a second: the last digits may differ.
  if (maxCost === undefined || maxCost + 1e-6 >= usd) return;
  throw invalid({
    code: 'max-cost-below-plan',
    what: 'the spending limit is below what the plan may cost, so something else than the plan would be bought',
    expected: `--max-cost ${formatUsd(toMicro(usd) ?? 0).slice(1)} or more`,
    got: `--max-cost ${maxCost}`,
    fix: `Raise the limit, or leave out the id of the plan: \`tenspot ${buyer} --max-cost ${maxCost}\` buys what fits.`,
  });
}

/**
 * Throws `plan-changed` where the clips that follow the picked stills would come from other models or cost more than the plan of the
 * stills said.
 */
export function refuseChangedMotion(before: SpotPlan, now: SpotPlan): void {
  const problems = now.shots
    .filter(({want, usd}) => want.request.kind !== 'still' && usd > 0)
    .flatMap(({want, choice, usd}) => {
      const said = before.shots.find(
        (each) => each.want.shot.id === want.shot.id && each.want.format === want.format,
      )?.motion;
      const {provider = '', model = 'no model'} = choice.candidate ?? {};
      const name = `${provider}/${model}`;
      // Prices are sums of prices for a second: the last digits may differ.
      if (said && said.model === name && usd <= said.usd + 1e-6) return [];
      return {
        code: 'plan-changed',
        what: `the clip of the shot "${want.shot.id}" is not what the plan said: a document, a price or a verdict has changed since its still was bought`,
        expected: said ? `${said.model}, for up to $${said.usd.toFixed(2)}` : 'no clip',
        got: `${name}, for up to $${usd.toFixed(2)}`,
        fix: 'The stills are bought and stay. Run `tenspot make --plan` again, and look at the new plan.',
      };
    });
  if (problems.length > 0) throw invalid(problems);
}
