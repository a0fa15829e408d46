import {Command} from 'commander';
import {systemClock} from '../../machine/process/clock.ts';
import {loadProviders} from '../../production/project/load-providers.ts';
import {openProject} from '../../production/project/open-project.ts';
import {openSpot} from '../../production/project/open-spot.ts';
import {findWorkspace, sandboxOf} from '../../production/project/workspace.ts';
import {buyPlan, planSpot, takesOf} from '../../production/shoot/plan-and-buy.ts';
import {pickFirst} from '../../production/takes/pick-first.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {defaultSpot, type RenderOptions, toUsd, withSpotOptions} from '../arguments/spot-argument.ts';
import {boughtRecord, describeBought, describeJob} from '../output/describe-purchases.ts';
import {tellLeftOut} from '../output/describe-vendors.ts';
import {describeProblem} from '../output/print-error.ts';
import {unmakeableShots} from '../output/unmakeable-shots.ts';
import {render} from './render.ts';

type Options = RenderOptions & {maxCost?: number; pick: boolean};

export const command = (signal: AbortSignal): Command =>
  withSpotOptions(
    new Command('make').description(
      'Makes everything of a spot: takes, grade, sound, all variants, the contact sheet and the manifest. Asks nothing, and spends nothing without --max-cost.',
    ),
  )
    .option(
      '--max-cost <usd>',
      'first has the shots made that models are to shoot, for this at most; default: none, and a photo or an animatic stands in',
      toUsd,
    )
    .option(
      '--pick',
      'pick of each shot the first take that fits, where nobody picked one; teaches the router nothing',
      false,
    )
    .action(async (spot: string | undefined, {maxCost, pick, ...options}: Options) => {
      const shooting = {maxCost, pick, sandbox: options.sandbox, signal};
      const shot =
        options.dryRun || (maxCost === undefined && !pick) ? undefined : await shoot(spot, shooting);
      await render('make', spot, {...options, only: []}, signal, shot?.told);
      if (shot && !shot.all && process.exitCode === EXIT.done) process.exitCode = EXIT.someFailed;
    });

type Shooting = Pick<Options, 'maxCost' | 'pick' | 'sandbox'> & {signal: AbortSignal};

/** Buys and picks; where a still was picked, its motion as well. What cannot be had stays as it is. */
async function shoot(named: string | undefined, {maxCost, pick, sandbox, signal}: Shooting) {
  const real = await findWorkspace(process.cwd());
  const workspace = sandbox ? sandboxOf(real) : real;
  const spot = named ?? (await defaultSpot(workspace, 'make'));
  const batch = systemClock.id();
  const buy = async (cap: number, shots: readonly string[]) => {
    const project = await openSpot(await openProject(workspace), spot);
    const plan = await planSpot(project, {sandbox, shots});
    const nobody = unmakeableShots(plan);
    for (const problem of nobody) tell(describeProblem(problem));
    const bought = await buyPlan(plan, project, {
      ...{sandbox, maxCost: cap, batch, signal},
      tell: (job) => tell(describeJob(job)),
    });
    for (const each of bought) tell(describeBought(each));
    return {bought, all: nobody.length === 0 && bought.every(({outcome}) => outcome.state === 'bought')};
  };
  const pickNow = async () => {
    const project = await openSpot(await openProject(workspace), spot);
    const changes = await pickFirst(project, await takesOf(project), new Date().toISOString());
    for (const {says} of changes) tell(says[0] ?? '');
    return changes.map(({take}) => take);
  };
  if (maxCost !== undefined) tellLeftOut(await loadProviders(workspace), sandbox);
  const first = maxCost === undefined ? undefined : await buy(maxCost, []);
  const picked = pick ? await pickNow() : [];
  const stills = picked.filter(({still}) => still).map(({shot}) => shot);
  const moving = maxCost !== undefined && stills.length > 0 ? await buy(maxCost, stills) : undefined;
  if (moving) picked.push(...(await pickNow()));
  const rounds = [first, moving].filter((round) => round !== undefined);
  return {
    all: rounds.every(({all}) => all),
    told: {
      bought: rounds.flatMap(({bought}) => bought.map(boughtRecord)),
      picked: picked.map(({shot, format, number}) => ({shot, format, take: number})),
    },
  };
}

const tell = (line: string): void => void process.stderr.write(`${line}\n`);
