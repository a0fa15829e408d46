import {join} from 'node:path';
import {Command} from 'commander';
import {renderBatch} from '../../production/render/batch.ts';
import {openProduction} from '../../production/render/production.ts';
import {selectVariants} from '../../production/variants/select.ts';
import {findWorkspace} from '../../production/workspace/find.ts';
import {answer} from '../answer.ts';
import {tellOutcome} from '../outcome.ts';
import {openProgress} from '../progress.ts';
import {type Making, spotMeant, takesSpot} from '../spot-argument.ts';
import {tooMany} from '../usage.ts';

type Options = Making & {only: string[]};

export const command = (signal: AbortSignal): Command => {
  const self = takesSpot(
    new Command('render').description(
      'Renders the variants of a spot: those whose inputs changed since they were made.',
    ),
  )
    .argument('[more...]', 'more of what --only selects')
    .option(
      '--only <ids>',
      'variants by id (ice-shop) or by axis value (hook=ice); commas between several, or --only again; they are a union',
      (ids: string, before: string[]) => [...before, ...ids.split(',').filter(Boolean)],
      [],
    );
  return self.action((spot: string | undefined, more: string[], options: Options) => {
    if (more.length > 0 && options.only.length === 0) throw tooMany(more, self);
    return render('render', spot, {...options, only: [...options.only, ...more]}, signal);
  });
};

export async function render(
  verb: string,
  named: string | undefined,
  {only, engine, proof, out, json, dryRun}: Options,
  signal: AbortSignal,
): Promise<void> {
  const workspace = await findWorkspace(process.cwd(), out);
  const spot = named ?? (await spotMeant(workspace, verb));
  const production = await openProduction(workspace, spot);
  const variants = selectVariants(production.variants, only);
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
    answer(
      json,
      {dryRun: true, spot, folder, variants: rows},
      rows.map(({id, name, file}) => `${id}\t${name}\t${file}`),
    );
    return;
  }
  await tellOutcome(
    await renderBatch(production, {variants, engine, proof, report: openProgress(), signal}),
    json,
  );
}
