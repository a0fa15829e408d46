import type {VariantList} from '../../node/variants.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import type {ExitCode} from '../tenspot-command.ts';
import {printResult} from './print-result.ts';

/** Prints what a render would make: the variants with their names and files. */
export function printVariants({spot, folder, variants}: VariantList, json: boolean): ExitCode {
  printResult(
    json,
    {dryRun: true, spot, folder, variants},
    variants.map(({id, name, file}) => `${id}\t${name}\t${file}`),
  );
  return EXIT.done;
}
