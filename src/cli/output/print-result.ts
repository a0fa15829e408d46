import {visibleJson} from '../../spot/problem/visible-text.ts';
import {print} from './terminal.ts';
/** Prints a result on stdout: with `json` one JSON object, else the lines. */
export function printResult(json: boolean, data: object, lines: readonly string[]): void {
  print(process.stdout, json ? `${visibleJson(data)}\n` : lines.map((line) => `${line}\n`).join(''));
}
