import {refuseUnwritten} from '../../node/agreed-plan.ts';
import {make} from '../../node/make.ts';
import {plan} from '../../node/plan.ts';
import {variants} from '../../node/variants.ts';
import {unwrittenSteps} from '../../node/write.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {spotOfBrief} from '../arguments/brief-argument.ts';
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

type Flags = RenderFlags & {plan?: string | true; maxCost?: number; template: boolean; pick: boolean};

export const command = (signal: AbortSignal): TenspotCommand =>
  withRenderFlags(
    new TenspotCommand('make')
      .has({
        cost: 'spends',
        reads: SPOT_DOCUMENTS,
        writes: [
          'out/<spot>/',
          'vault/',
          'for a bed that is bought: its track, rights.yaml and brand.yaml in the folder of the brand',
          'edit.yaml and takes.yaml of the spot, with --pick',
          'with a brief.md: angles.yaml, script.yaml, shots.yaml, variants.yaml and written.yaml of the spot, where they are missing',
        ],
      })
      .description(
        'Makes everything of a spot: takes, grades, sound, all variants, the contact sheet and the manifest. Without --max-cost and --pick it does what `render` does with all variants, and estimates the time for rendering them one by one; with --max-cost it first buys missing takes, lines and beds, and with --pick it picks takes. With the path of a brief.md in place of the spot, it first writes the documents that the spot does not have yet. Never prompts.',
      ),
  )
    .option(
      '--plan [id]',
      'print what it would buy, and for how much; make nothing. With the id of a printed plan: buy exactly what it says, or refuse if anything has changed',
    )
    .option(
      '--max-cost <usd>',
      'buy missing takes, lines and beds first, for at most this many US dollars; default: buy nothing, and show a photo or an animatic instead of a missing take',
      toUsd,
    )
    .option('--template', 'with a brief.md: write with frameworks also where a model could be asked', false)
    .option(
      '--pick',
      'for every shot without a pick, pick the first take that fits; does not change the ranking of models',
      false,
    )
    .runs((spot: string | undefined, flags: Flags) => makeSpot(spot, flags, signal));

async function makeSpot(named: string | undefined, flags: Flags, signal: AbortSignal): Promise<ExitCode> {
  const {maxCost, pick, template, sandbox, engine, proof, out, dryRun, json} = flags;
  const project = await openHere(out);
  const {id, spot: asked = named} = planFlag(flags.plan, named);
  const isBrief = asked?.endsWith('.md') ?? false;
  const spot = asked !== undefined && isBrief ? spotOfBrief(asked, project) : asked;
  const onProgress = openProgress();
  if (isBrief && (dryRun || flags.plan !== undefined))
    refuseUnwritten(await unwrittenSteps(project, {spot}), spot);
  if (dryRun) return printVariants(await variants(project, {spot, sandbox, proof, onProgress}), {json});
  if (flags.plan !== undefined && id === undefined) {
    const result = await plan(project, {spot, sandbox, pick, signal, onProgress});
    const options = [...(sandbox ? [' --sandbox'] : []), ...(pick ? [' --pick'] : [])].join('');
    printResult(json, result, describePlan(result, {command: 'make', options}));
    return EXIT.done;
  }
  const made = await make(project, {
    ...{spot, sandbox, maxCost, plan: id, pick, engine, proof, signal},
    ...{write: isBrief, template},
    estimate: true,
    onProgress,
  });
  const {written, bought, spoken, beds, picked, complete} = made;
  const more = {
    ...(id ? {plan: id} : {}),
    ...(written ? {written} : {}),
    ...(maxCost === undefined && !pick ? {} : {bought, spoken, beds, picked}),
  };
  const code = printBatch(made, {json, more});
  return code === EXIT.done && !complete ? EXIT.someFailed : code;
}
