import {Option} from 'commander';
import {EngineName} from '../../node/vocabulary.ts';
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
