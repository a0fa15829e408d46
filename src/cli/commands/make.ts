import {make} from '../../production/make.ts';
import {openSpot} from '../../production/project/open-spot.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openProjectOf} from '../arguments/open-named-spot.ts';
import {type RenderFlags, withRenderFlags} from '../arguments/spot-argument.ts';
import {toUsd} from '../arguments/values.ts';
import {boughtRecord} from '../output/describe-purchases.ts';
import {warnOfMissingPackages} from '../output/describe-vendors.ts';
import {printBatch} from '../output/print-batch.ts';
import {printVariants} from '../output/print-variants.ts';
import {openProgress} from '../output/progress.ts';
import {type ExitCode, TenspotCommand} from '../tenspot-command.ts';

type Flags = RenderFlags & {maxCost?: number; pick: boolean};

export const command = (signal: AbortSignal): TenspotCommand =>
  withRenderFlags(
    new TenspotCommand('make').description(
      'Makes everything of a spot: takes, grades, sound, all variants, the contact sheet and the manifest. Never prompts, and buys nothing without --max-cost.',
    ),
  )
    .option(
      '--max-cost <usd>',
      'generate missing shots first, for at most this many US dollars; default: buy nothing, and show a photo or an animatic instead',
      toUsd,
    )
    .option(
      '--pick',
      'for every shot without a pick, pick the first take that fits; does not change the ranking of models',
      false,
    )
    .runs((spot: string | undefined, flags: Flags) => makeSpot(spot, flags, signal));

async function makeSpot(spot: string | undefined, flags: Flags, signal: AbortSignal): Promise<ExitCode> {
  const {maxCost, pick, sandbox, engine, proof, out, dryRun, json} = flags;
  const {project, id} = await openProjectOf({spot, sandbox, out, command: 'make'});
  if (dryRun) return printVariants(await openSpot(project, id), {proof, json});
  if (maxCost !== undefined) warnOfMissingPackages(project.providers, sandbox);
  const report = openProgress();
  const made = await make(project, id, {maxCost, pick, sandbox, engine, proof, report, signal});
  const shot = {
    bought: made.bought.map(boughtRecord),
    picked: made.picked.map(({shot: name, format, number}) => ({shot: name, format, take: number})),
  };
  const more = maxCost === undefined && !pick ? {} : shot;
  const code = await printBatch(made.batch, project, {json, more, report, signal});
  return code === EXIT.done && !made.complete ? EXIT.someFailed : code;
}
