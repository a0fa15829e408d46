import {join} from 'node:path';
import type {SpotProject} from '../../production/project/open-spot.ts';
import {EXIT} from '../../spot/problem/errors.ts';
import type {ExitCode} from '../tenspot-command.ts';
import {printResult} from './print-result.ts';

/** Prints what a render would make: the variants with their names and files. */
export function printVariants(
  {workspace, spot, variants}: Pick<SpotProject, 'workspace' | 'spot' | 'variants'>,
  {proof, json}: {proof: boolean; json: boolean},
): ExitCode {
  const folder = proof ? join(workspace.out, spot.id, 'proof') : join(workspace.out, spot.id);
  const rows = variants.map(({id, name, choices, props}) => ({
    id,
    name,
    choices,
    format: props.format,
    seconds: props.seconds,
    file: join(folder, `${id}.mp4`),
  }));
  printResult(
    json,
    {dryRun: true, spot: spot.id, folder, variants: rows},
    rows.map(({id, name, file}) => `${id}\t${name}\t${file}`),
  );
  return EXIT.done;
}
