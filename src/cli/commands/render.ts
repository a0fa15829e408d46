import {InvalidArgumentError} from 'commander';
import {render} from '../../node/render.ts';
import {variants} from '../../node/variants.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {openHere} from '../arguments/here.ts';
import {type RenderFlags, withRenderFlags} from '../arguments/spot-argument.ts';
import {toCount} from '../arguments/values.ts';
import {printBatch} from '../output/print-batch.ts';
import {printVariants} from '../output/print-variants.ts';
import {openProgress} from '../output/progress.ts';
import {type ExitCode, SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';

type Flags = RenderFlags & {only: string[]; keepGoing?: boolean; explain?: boolean; audit?: number};

export const command = (signal: AbortSignal): TenspotCommand => {
  const self = withRenderFlags(
    new TenspotCommand('render')
      .has({cost: 'writes', reads: SPOT_DOCUMENTS, writes: ['out/<spot>/']})
      .description('Renders the variants of a spot whose inputs have changed since they were last rendered.'),
  )
    .argument('[more...]', 'with --only: more variant ids or axis values')
    .option(
      '--only <ids>',
      'only variants with these ids (ice-shop) or axis values (hook=ice); commas between several, or repeat --only; a variant that matches one of them is rendered',
      toTerms,
      [],
    )
    .option('--keep-going', 'render all valid variants even if others are not valid; the exit code is then 3')
    .option(
      '--explain',
      'print how each segment was made and why, and how much of the work the variants share',
    )
    .option(
      '--audit <frames>',
      'check the finished videos: render this many of their frames again with the reference engine, and compare; exit code 4 if one differs',
      (text: string) => toCount(text),
    );
  return self.runs((spot: string | undefined, more: string[], flags: Flags) => {
    if (more.length > 0 && flags.only.length === 0) throw withoutOnly(more);
    return renderSpot(spot, {...flags, only: [...flags.only, ...more]}, signal);
  });
};

const withoutOnly = (more: readonly string[]) =>
  invalid({
    code: 'usage-excess',
    what: 'render accepts one spot, and --only is missing before the variants',
    expected: 'one spot, then --only and the variants',
    got: more.join(' '),
    fix: `To render only these variants, write \`--only ${more.join(',')}\`. To render several spots, run the command once for each.`,
  });

/** Reads ids and axis values. Empty ones between commas are ignored, but none at all would mean all variants. */
function toTerms(text: string, before: readonly string[]): string[] {
  const terms = text.split(',').map((term) => term.trim());
  const named = terms.filter(Boolean);
  if (named.length === 0)
    throw new InvalidArgumentError('ids of variants (ice-shop) or axis values (hook=ice)');
  return [...before, ...named];
}

async function renderSpot(
  spot: string | undefined,
  {only, keepGoing, engine, proof, sandbox, out, json, dryRun, explain, audit}: Flags,
  signal: AbortSignal,
): Promise<ExitCode> {
  const project = await openHere(out);
  const onProgress = openProgress();
  if (dryRun)
    return printVariants(await variants(project, {spot, sandbox, only, keepGoing, proof, onProgress}), {
      ...{json, keepGoing},
    });
  const result = await render(project, {
    ...{spot, sandbox, only, keepGoing, engine, proof, audit, explain, signal},
    estimate: true,
    onProgress,
  });
  return printBatch(result, {json, keepGoing});
}
