import {Option} from 'commander';
import type {SpotProject} from '../../production/project/open-spot.ts';
import {takesOf} from '../../production/shoot/plan-and-buy.ts';
import {wantsOf} from '../../production/shoot/route/wants.ts';
import type {NamedTake} from '../../production/takes/find-take.ts';
import type {SpotTakes} from '../../production/takes/open-takes.ts';
import {type VerdictChange, writeRewrites} from '../../production/takes/record-change.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {Format} from '../../spot/variant/format.ts';
import {describeRewrite} from '../output/diff.ts';
import {printResult} from '../output/print-result.ts';
import {type ExitCode, TenspotCommand} from '../tenspot-command.ts';
import {openNamedSpot} from './open-named-spot.ts';
import {toCount} from './values.ts';

export type VerdictFlags = {
  spot?: string;
  format?: Format;
  sandbox: boolean;
  dryRun: boolean;
  json: boolean;
};

/** Opens a spot and its takes for a command about takes. */
export async function openSpotTakes(
  spot: string | undefined,
  sandbox: boolean,
  command: string,
): Promise<{project: SpotProject; takes: SpotTakes}> {
  const project = await openNamedSpot({spot, sandbox, command});
  return {project, takes: await takesOf(project, await wantsOf(project.variants, project))};
}

/** A command that picks or rejects one take. */
export const verdictCommand = (name: string, description: string): TenspotCommand =>
  new TenspotCommand(name)
    .description(description)
    .argument('<shot>', 'the id of a shot')
    .argument('<take>', 'the number of a take, as `tenspot takes` lists it', (text: string) => toCount(text))
    .option('--spot <id>', 'a folder of compositions/spots; default: as for `tenspot render`')
    .addOption(
      new Option(
        '--format <format>',
        'the format; needed when takes of several formats have this number',
      ).choices(Format.options),
    )
    .option(
      '--sandbox',
      'use the takes of `shoot --sandbox`; does not change the spot or the ranking of models',
      false,
    )
    .option('--dry-run', 'print how the documents would change; write nothing', false)
    .option('--json', 'print one JSON object on stdout', false);

/** Makes the change of a verdict to the documents, or only prints it in a dry run. */
export async function runVerdict(
  verb: string,
  {shot, take}: NamedTake,
  {spot, format, sandbox, dryRun, json}: VerdictFlags,
  change: (named: NamedTake, project: SpotProject, takes: SpotTakes, at: string) => Promise<VerdictChange>,
): Promise<ExitCode> {
  const {project, takes} = await openSpotTakes(spot, sandbox, `${verb} ${shot} ${take} --spot`);
  const at = new Date().toISOString();
  const {verdict, rewrites, summary} = await change({shot, take, format}, project, takes, at);
  if (!dryRun) await writeRewrites(rewrites);
  const {root} = project.workspace;
  const diff = dryRun ? rewrites.flatMap((each) => describeRewrite(each, root)) : [];
  const files = rewrites.filter(({before, after}) => before !== after).map(({file}) => file);
  const result = {spot: project.spot.id, verdict, summary, files};
  printResult(json, dryRun ? {dryRun, ...result} : result, [...summary, ...diff]);
  return EXIT.done;
}
