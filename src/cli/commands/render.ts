import {Command} from 'commander';
import {renderBatch} from '../../production/render/batch.ts';
import {openProduction} from '../../production/render/production.ts';
import {selectVariants} from '../../production/variants/select.ts';
import {findWorkspace} from '../../production/workspace/find.ts';
import {tellOutcome} from '../outcome.ts';
import {openProgress} from '../progress.ts';

type Options = {only: string[]; proof: boolean; out?: string; json: boolean; dryRun: boolean};

export const command = (signal: AbortSignal): Command =>
  new Command('render')
    .description('Renders the variants of a spot: those whose inputs changed since they were made.')
    .argument('<spot>', 'a folder of compositions/spots')
    .option(
      '--only <ids...>',
      'variants by id (ice-shop) or by axis value (hook=ice); several are a union',
      [],
    )
    .option('--proof', 'half size, for a quick look; kept apart in proof/', false)
    .option('--out <folder>', 'where out/<spot> goes; default: out/ of the workspace')
    .option('--dry-run', 'print the variants and their names, render nothing', false)
    .option('--json', 'print one JSON object on stdout', false)
    .action((spot: string, options: Options) => render(spot, options, signal));

export async function render(
  spot: string,
  {only, proof, out, json, dryRun}: Options,
  signal: AbortSignal,
): Promise<void> {
  const workspace = await findWorkspace(process.cwd(), out);
  const production = await openProduction(workspace, spot);
  const variants = selectVariants(production.variants, only);
  if (dryRun) {
    const rows = variants.map(({id, name, choices, props}) => ({
      id,
      name,
      choices,
      format: props.format,
      seconds: props.seconds,
    }));
    process.stdout.write(
      json
        ? `${JSON.stringify({spot, variants: rows})}\n`
        : rows.map(({id, name}) => `${id}\t${name}\n`).join(''),
    );
    return;
  }
  await tellOutcome(await renderBatch(production, {variants, proof, report: openProgress(), signal}), json);
}
