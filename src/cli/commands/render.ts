import {join} from 'node:path';
import {Command, InvalidArgumentError} from 'commander';
import {openProject} from '../../production/project/open-project.ts';
import {openSpot} from '../../production/project/open-spot.ts';
import {selectVariants} from '../../production/project/variants/select-variants.ts';
import {findWorkspace, sandboxOf} from '../../production/project/workspace.ts';
import {oneByOne} from '../../production/render/one-by-one-estimate.ts';
import {renderBatch} from '../../production/render/render-batch.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {defaultSpot, type RenderOptions, toCount, withSpotOptions} from '../arguments/spot-argument.ts';
import {tooMany} from '../arguments/usage-errors.ts';
import {describeAudit, describeStory, explainBatch} from '../output/describe-segments.ts';
import {printBatch} from '../output/print-batch.ts';
import {printResult} from '../output/print-result.ts';
import {openProgress} from '../output/progress.ts';

type Options = RenderOptions & {only: string[]; explain?: boolean; audit?: number};

export const command = (signal: AbortSignal): Command => {
  const self = withSpotOptions(
    new Command('render').description(
      'Renders the variants of a spot: those whose inputs changed since they were made.',
    ),
  )
    .argument('[more...]', 'more of what --only selects')
    .option(
      '--only <ids>',
      'variants by id (ice-shop) or by axis value (hook=ice); commas between several, or --only again; they are a union',
      toTerms,
      [],
    )
    .option(
      '--explain',
      'say of each segment why it was made, reused, or drawn whole, and what the batch shares',
    )
    .option(
      '--audit <frames>',
      'draw this many frames of the masters again, by the reference engine, and compare; exit 4 if one differs',
      toCount,
    );
  return self.action((spot: string | undefined, more: string[], options: Options) => {
    if (more.length > 0 && options.only.length === 0) throw tooMany(more, self);
    return render('render', spot, {...options, only: [...options.only, ...more]}, signal);
  });
};

function toTerms(said: string, before: string[]): string[] {
  const terms = said
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
  // No term would mean all variants.
  if (terms.length === 0)
    throw new InvalidArgumentError('ids of variants (ice-shop) or axis values (hook=ice)');
  return [...before, ...terms];
}

export async function render(
  verb: string,
  named: string | undefined,
  {only, engine, proof, sandbox, out, json, dryRun, explain, audit}: Options,
  signal: AbortSignal,
  /** What else is told as JSON. */
  more: Record<string, unknown> = {},
): Promise<void> {
  const found = await findWorkspace(process.cwd(), out);
  const workspace = sandbox ? sandboxOf(found) : found;
  const spot = named ?? (await defaultSpot(workspace, verb));
  const project = await openSpot(await openProject(workspace), spot);
  const variants = selectVariants(project.variants, only);
  if (dryRun) {
    const folder = proof ? join(workspace.out, spot, 'proof') : join(workspace.out, spot);
    const rows = variants.map(({id, name, choices, props}) => ({
      id,
      name,
      choices,
      format: props.format,
      seconds: props.seconds,
      file: join(folder, `${id}.mp4`),
    }));
    printResult(
      json,
      {dryRun: true, spot, folder, variants: rows},
      rows.map(({id, name, file}) => `${id}\t${name}\t${file}`),
    );
    return;
  }
  const report = openProgress();
  const batch = await renderBatch(project, {variants, engine, audit, proof, report, signal});
  const alone = await oneByOne(batch, project, report, signal);
  const story = explain ? explainBatch(batch) : undefined;
  for (const line of [
    ...(story ? describeStory(story) : []),
    ...(batch.audit ? describeAudit(batch.audit) : []),
  ])
    process.stderr.write(`${line}\n`);
  await printBatch(batch, json, {
    ...more,
    ...(alone ? {oneByOne: alone} : {}),
    ...(story ? {explain: story} : {}),
    ...(batch.audit ? {audit: batch.audit} : {}),
  });
  if (batch.audit && !batch.audit.pass) process.exitCode = EXIT.gate;
}
