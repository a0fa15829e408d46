import type {VariantList} from '../../node/variants.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import {problemRecord} from '../../spot/problem/problem-record.ts';
import type {ExitCode} from '../tenspot-command.ts';
import {printResult} from './print-result.ts';

/** Prints what a render would make: the variants with their names and files. `keepGoing`: a variant that is left out is one that failed. */
export function printVariants(
  {spot, folder, variants, refused}: VariantList,
  {json, keepGoing = false}: {json: boolean; keepGoing?: boolean | undefined},
): ExitCode {
  printResult(
    json,
    {dryRun: true, spot, folder, variants, refused: refused.map(problemRecord)},
    variants.map(({id, name, file}) => `${id}\t${name}\t${file}`),
  );
  return keepGoing && refused.length > 0 ? EXIT.someFailed : EXIT.done;
}
