import {Command, InvalidArgumentError, Option} from 'commander';
import type {SpotProject} from '../../production/project/open-spot.ts';
import {takesOf} from '../../production/shoot/plan-and-buy.ts';
import {wantsOf} from '../../production/shoot/route/wants.ts';
import type {Named} from '../../production/takes/find-take.ts';
import type {SpotTakes} from '../../production/takes/open-takes.ts';
import {type VerdictChange, writeRewrites} from '../../production/takes/record-change.ts';
import {Format} from '../../spot/placement/placement.ts';
import {describeRewrite} from '../output/diff.ts';
import {printResult} from '../output/print-result.ts';
import {openNamedSpot} from './open-named-spot.ts';

type Options = {spot?: string; format?: Format; sandbox: boolean; dryRun: boolean; json: boolean};

/** Opens a spot and its takes for a command about takes. */
export async function openSpotTakes(
  spot: string | undefined,
  sandbox: boolean,
  command: string,
): Promise<{project: SpotProject; takes: SpotTakes}> {
  const project = await openNamedSpot({spot, sandbox, command});
  return {project, takes: await takesOf(project, await wantsOf(project.variants, project))};
}

/** A command by which a person says something of one take. */
export const verdictCommand = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .argument('<shot>', 'the id of a shot')
    .argument('<take>', 'the number of a take, as `tenspot takes` has it', toNumber)
    .option('--spot <id>', 'a folder of compositions/spots; default: the usual one')
    .addOption(
      new Option('--format <format>', 'the format, where takes of several have this number').choices(
        Format.options,
      ),
    )
    .option('--sandbox', 'of the takes of `shoot --sandbox`; the spot and the router never see it', false)
    .option('--dry-run', 'print what would change in the documents, write nothing', false)
    .option('--json', 'print one JSON object on stdout', false);

export async function tellVerdict(
  verb: string,
  {shot, take}: Named,
  {spot, format, sandbox, dryRun, json}: Options,
  change: (named: Named, project: SpotProject, takes: SpotTakes, at: string) => Promise<VerdictChange>,
): Promise<void> {
  const {project, takes} = await openSpotTakes(spot, sandbox, `${verb} ${shot} ${take} --spot`);
  const at = new Date().toISOString();
  const {verdict, rewrites, says} = await change({shot, take, format}, project, takes, at);
  if (!dryRun) await writeRewrites(rewrites);
  const {root} = project.workspace;
  const lines = dryRun ? rewrites.flatMap((each) => describeRewrite(each, root)) : [];
  const changed = rewrites.filter(({before, after}) => before !== after).map(({file}) => file);
  printResult(json, {...(dryRun ? {dryRun} : {}), spot: project.spot.id, verdict, says, files: changed}, [
    ...says,
    ...lines,
  ]);
}

export type {Options as VerdictOptions};

function toNumber(said: string): number {
  const number = Number(said);
  if (!Number.isInteger(number) || number < 1) throw new InvalidArgumentError('');
  return number;
}
