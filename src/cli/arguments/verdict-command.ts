import {Option} from 'commander';
import type {VerdictOptions, VerdictResult} from '../../node/verdict.ts';
import {Format} from '../../node/vocabulary.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {describeRewrite} from '../output/diff.ts';
import {printResult} from '../output/print-result.ts';
import {type ExitCode, SPOT_DOCUMENTS, TenspotCommand} from '../tenspot-command.ts';
import {toCount} from './values.ts';

export type VerdictFlags = Pick<VerdictOptions, 'spot' | 'format' | 'sandbox'> & {
  dryRun: boolean;
  json: boolean;
};

/** A command that picks or rejects one take. */
export const verdictCommand = (name: string, description: string): TenspotCommand =>
  new TenspotCommand(name)
    .has({cost: 'writes', reads: SPOT_DOCUMENTS, writes: ['edit.yaml and takes.yaml of the spot']})
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

/** Prints a verdict; in a dry run, also how the documents would change. `more`: what else the result has, and its lines. */
export function printVerdict(
  {spot, verdict, summary, changes}: VerdictResult,
  root: string,
  {dryRun, json}: Pick<VerdictFlags, 'dryRun' | 'json'>,
  {lines, ...more}: {lines: string[]; [field: string]: unknown} = {lines: []},
): ExitCode {
  const result = {spot, verdict, summary, files: changes.map(({file}) => file), ...more};
  const diff = dryRun ? changes.flatMap((each) => describeRewrite(each, root)) : [];
  printResult(json, dryRun ? {dryRun, ...result} : result, [...summary, ...lines, ...diff]);
  return EXIT.done;
}
