import {visibleJson} from '../../spot/problem/visible-text.ts';
import {print} from './terminal.ts';
import {warned} from './warned.ts';

/** Prints a result on stdout: with `json` one JSON object, which also has what the run warned of, else the lines. */
export function printResult(json: boolean, data: object, lines: readonly string[]): void {
  print(
    process.stdout,
    json ? `${visibleJson({...data, ...warned()})}\n` : lines.map((line) => `${line}\n`).join(''),
  );
}
