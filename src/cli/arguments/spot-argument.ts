import {join} from 'node:path';
import {type Command, InvalidArgumentError, Option} from 'commander';
import {packageField} from '../../machine/tools/package.ts';
import {listIds, type Workspace} from '../../production/project/workspace.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {EngineName} from '../../spot/variant/manifest.ts';

/** Options of every command that makes a spot. */
export type RenderOptions = {
  engine?: EngineName;
  proof: boolean;
  sandbox: boolean;
  out?: string;
  json: boolean;
  dryRun: boolean;
};

export const withSpotOptions = (command: Command): Command =>
  command
    .argument(
      '[spot]',
      'a folder of compositions/spots; default: the one that package.json names, or the only one',
    )
    .addOption(
      new Option(
        '--engine <name>',
        'set: what variants share is made once; reference: every frame by the browser; default: set, where ffmpeg can',
      ).choices(EngineName.options),
    )
    .option('--proof', 'half size, for a quick look; kept apart in proof/', false)
    .option('--sandbox', 'with the takes of `shoot --sandbox`, in .tenspot/sandbox/out', false)
    .option('--out <folder>', 'where out/<spot> goes; default: out/ of the workspace', toFolder)
    .option('--dry-run', 'print the variants, their names and files; make nothing', false)
    .option('--json', 'print one JSON object on stdout', false);

/** The spot that is meant where none is named: the one that package.json names, else the only one. */
export async function defaultSpot({root, compositions}: Workspace, verb: string): Promise<string> {
  const spots = join(compositions, 'spots');
  const [first, ...others] = await listIds(spots);
  const usual = packageField(root, 'spot');
  if (usual !== undefined) return usual;
  if (first !== undefined && others.length === 0) return first;
  throw invalid({
    code: 'spot-unnamed',
    what:
      first === undefined
        ? 'there is no spot in this workspace'
        : 'there are several spots in this workspace',
    where: {file: spots},
    expected: 'the name of one',
    got: [first, ...others].join(', ') || 'none',
    fix:
      first === undefined
        ? 'Make one with `tenspot new spot my-spot`.'
        : `Name it: \`tenspot ${verb} ${first}\`; or name the usual one in package.json: "tenspot": {"spot": "${first}"}.`,
  });
}

/** US dollars, as somebody typed them. */
export function toUsd(said: string): number {
  const usd = Number(said);
  // More than this cannot be counted in whole micro-dollars.
  if (!(usd >= 0 && usd <= 1e9) || said.trim() === '')
    throw new InvalidArgumentError('US dollars, 0 or more: 12 or 2.50');
  return usd;
}

/** A path, as somebody typed it. An empty one is mostly a variable that was not set. */
export function toFolder(said: string): string {
  if (said.trim() === '') throw new InvalidArgumentError('the path of a folder');
  return said;
}

/** How many, as somebody typed it. */
export function toCount(said: string): number {
  const count = Number(said);
  if (!Number.isSafeInteger(count) || count < 1 || said.trim() === '')
    throw new InvalidArgumentError('a whole number, 1 or more');
  return count;
}
