/** Tells a result on stdout: one JSON object, or a line an entry. */
export function printResult(json: boolean, data: object, lines: readonly string[]): void {
  process.stdout.write(json ? `${JSON.stringify(data)}\n` : lines.map((line) => `${line}\n`).join(''));
}
