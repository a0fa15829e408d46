import {make} from '../../node/make.ts';
import {plan} from '../../node/plan.ts';
import {variants} from '../../node/variants.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {planFlag} from '../arguments/plan-flag.ts';
import {type RenderFlags, withRenderFlags} from '../arguments/spot-argument.ts';
import {toUsd} from '../arguments/values.ts';
import {describePlan} from '../output/describe-plan.ts';
import {printBatch} from '../output/print-batch.ts';
import {printResult} from '../output/print-result.ts';
import {printVariants} from '../output/print-variants.ts';
import {openProgress} from '../output/progress.ts';
import {type ExitCode, SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';

type Flags = RenderFlags & {plan?: string | true; maxCost?: number; pick: boolean};

export const command = (signal: AbortSignal): TenspotCommand =>
  withRenderFlags(
    new TenspotCommand('make')
      .has({
        cost: 'spends',
        reads: SPOT_DOCUMENTS,
        writes: ['out/<spot>/', 'vault/', 'edit.yaml and takes.yaml of the spot, with --pick'],
      })
      .description(
        'Makes everything of a spot: takes, grades, sound, all variants, the contact sheet and the manifest. Without --max-cost and --pick it does what `render` does with all variants, and estimates the time for rendering them one by one; with --max-cost it buys missing takes first, and with --pick it picks takes. Never prompts.',
      ),
  )
    .option(
      '--plan [id]',
      'print what it would buy, and for how much; make nothing. With the id of a printed plan: buy exactly what it says, or refuse if anything has changed',
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

async function makeSpot(named: string | undefined, flags: Flags, signal: AbortSignal): Promise<ExitCode> {
  const {maxCost, pick, sandbox, engine, proof, out, dryRun, json} = flags;
  const {id, spot = named} = planFlag(flags.plan, named);
  const project = await openHere(out);
  const onProgress = openProgress();
  if (dryRun) return printVariants(await variants(project, {spot, sandbox, proof, onProgress}), json);
  if (flags.plan !== undefined && id === undefined) {
    const result = await plan(project, {spot, sandbox, pick, signal, onProgress});
    const options = [...(sandbox ? [' --sandbox'] : []), ...(pick ? [' --pick'] : [])].join('');
    printResult(json, result, describePlan(result, {command: 'make', options}));
    return EXIT.done;
  }
  const made = await make(project, {
    ...{spot, sandbox, maxCost, plan: id, pick, engine, proof, signal},
    estimate: true,
    onProgress,
  });
  const {bought, spoken, picked, complete} = made;
  const more = {
    ...(id ? {plan: id} : {}),
    ...(maxCost === undefined && !pick ? {} : {bought, spoken, picked}),
  };
  const code = printBatch(made, {json, more});
  return code === EXIT.done && !complete ? EXIT.someFailed : code;
}
