import {join} from 'node:path';
import {Option} from 'commander';
import {packageField} from '../../machine/tools/package.ts';
import {listIds, type Workspace} from '../../production/project/workspace.ts';
import {invalid} from '../../spot/problem/errors.ts';
import {EngineName} from '../../spot/variant/manifest.ts';
import type {TenspotCommand} from '../tenspot-command.ts';
import {toFolder} from './values.ts';

/** Options of every command that renders a spot. */
export type RenderFlags = {
  engine?: EngineName;
  proof: boolean;
  sandbox: boolean;
  out?: string;
  json: boolean;
  dryRun: boolean;
};

/** Adds the spot, and the options of every command that renders one. */
export const withRenderFlags = (command: TenspotCommand): TenspotCommand =>
  command
    .argument(
      '[spot]',
      'a folder of compositions/spots; default: the spot that package.json names, or the only one',
    )
    .addOption(
      new Option(
        '--engine <name>',
        'set: renders once what variants share; reference: renders every frame in the browser; default: set, where ffmpeg supports it',
      ).choices(EngineName.options),
    )
    .option('--proof', 'render at half size, into the folder proof/', false)
    .option('--sandbox', 'use the takes of `shoot --sandbox`; renders to .tenspot/sandbox/out', false)
    .option('--out <folder>', 'where out/<spot> goes; default: out/ of the workspace', toFolder)
    .option('--dry-run', 'print the variants, their names and files; render nothing', false)
    .option('--json', 'print one JSON object on stdout', false);

/** The spot that a command works on when none is named: the one that package.json names, or the only one. Throws when neither exists. */
export async function defaultSpot({root, compositions}: Workspace, command: string): Promise<string> {
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
    expected: 'the name of a spot',
    got: [first, ...others].join(', ') || 'none',
    fix:
      first === undefined
        ? 'Make one with `tenspot new spot my-spot`.'
        : `Name it: \`tenspot ${command} ${first}\`; or set a default in package.json: "tenspot": {"spot": "${first}"}.`,
  });
}
