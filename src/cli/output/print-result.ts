/** Prints a result on stdout: with `json` one JSON object, else the lines. */
export function printResult(json: boolean, data: object, lines: readonly string[]): void {
  process.stdout.write(json ? `${JSON.stringify(data)}\n` : lines.map((line) => `${line}\n`).join(''));
}
