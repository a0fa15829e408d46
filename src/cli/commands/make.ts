import {Command} from 'commander';
import {openProduction} from '../../production/render/production.ts';
import {buyPlan, planSpot} from '../../production/shoot/spot.ts';
import {findWorkspace, sandboxOf} from '../../production/workspace/find.ts';
import {describeBought, describeJob} from '../shoot-outcome.ts';
import {type Making, spotMeant, takesSpot, toUsd} from '../spot-argument.ts';
import {tellLeftOut} from '../vendors.ts';
import {render} from './render.ts';

type Options = Making & {maxCost?: number};

export const command = (signal: AbortSignal): Command =>
  takesSpot(
    new Command('make').description(
      'Makes everything of a spot: takes, grade, sound, all variants, the wall and the manifest. Asks nothing, and spends nothing without --max-cost.',
    ),
  )
    .option(
      '--max-cost <usd>',
      'first has the shots made that have neither photo nor clip, for this at most; default: they are drawn as animatics',
      toUsd,
    )
    .action(async (spot: string | undefined, {maxCost, ...options}: Options) => {
      if (maxCost !== undefined && !options.dryRun) await shoot(spot, maxCost, options.sandbox, signal);
      await render('make', spot, {...options, only: []}, signal);
    });

/** What cannot be had stays as it is: a spot is rendered with what there is. */
async function shoot(named: string | undefined, maxCost: number, sandbox: boolean, signal: AbortSignal) {
  const real = await findWorkspace(process.cwd());
  const workspace = sandbox ? sandboxOf(real) : real;
  const production = await openProduction(workspace, named ?? (await spotMeant(workspace, 'make')));
  tellLeftOut(production.providers, sandbox);
  const plan = await planSpot(production, {sandbox});
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const bought = await buyPlan(plan, production, {
    ...{sandbox, maxCost, signal},
    tell: (job) => tell(describeJob(job)),
  });
  for (const each of bought) tell(describeBought(each));
}
