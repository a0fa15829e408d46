import {basename} from 'node:path';
import {fileURLToPath} from 'node:url';
import {type LogEntry, Logger} from '@terrazzo/parser';
import {invalid, type Problem} from '../../spot/problem/errors.ts';

/** The text of a token file. */
export type Input = {filename: URL; src: string};

/** A logger for the parser that throws its errors as problems. The parser reports them in batches, so only the first batch is thrown. */
export class Collector extends Logger {
  readonly #inputs: readonly Input[];

  constructor(inputs: readonly Input[]) {
    super({level: 'silent'});
    this.#inputs = inputs;
  }

  override error(...entries: LogEntry[]): void {
    const placed = entries.filter(({node}) => node !== undefined);
    throw invalid((placed.length > 0 ? placed : entries).map((entry) => toProblem(entry, this.#inputs)));
  }
}

function toProblem({message, node, filename}: LogEntry, inputs: readonly Input[]): Problem {
  const value = (node as {value?: unknown} | undefined)?.value;
  const start = (node as {loc?: {start: {line: number; column: number}}} | undefined)?.loc?.start;
  const inLine = ({src}: Input): boolean =>
    typeof value !== 'object' && (src.split('\n')[(start?.line ?? 0) - 1] ?? '').includes(String(value));
  // Not every message names its file: then it is the file that has the value on the line of the message.
  const file = filename ?? (inputs.length === 1 ? inputs[0] : inputs.find(inLine))?.filename;
  const hex = typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value) ? hexToValue(value) : undefined;
  return {
    code: 'tokens-invalid',
    what: hex ? 'a colour is written in the format from before 2025.10' : message.replace(/\.$/, ''),
    where: {...(file ? {file: fileURLToPath(file)} : {}), line: start?.line, column: start?.column},
    expected: hex ?? 'a token in the format of DTCG 2025.10',
    got: typeof value === 'object' || value === undefined ? undefined : JSON.stringify(value),
    fix: hex
      ? 'Replace the colour by the expected object.'
      : 'Correct the token: designtokens.org/tr/2025.10/format describes the format of each type.',
  };
}

const hexToValue = (hex: string): string =>
  JSON.stringify({colorSpace: 'srgb', components: componentsOf(hex), hex});

/** Red, green and blue of `#rrggbb`, from 0 to 1. */
const componentsOf = (hex: string): number[] =>
  [1, 3, 5].map((at) => Number((Number.parseInt(hex.slice(at, at + 2), 16) / 255).toFixed(4)));

/** The problem for a JSON syntax error. The parser's message has line and column but no file, so this finds the first file that is no JSON. */
export function syntaxError(error: Error, inputs: readonly Input[]): unknown {
  const [, line, column] = /\((\d+):(\d+)\)/.exec(error.message) ?? [];
  const broken = inputs.find(({src}) => !isJson(src));
  if (!broken) return error;
  return invalid({
    code: 'tokens-syntax',
    what: `${basename(fileURLToPath(broken.filename))} is not valid JSON`,
    where: {
      file: fileURLToPath(broken.filename),
      line: Number(line) || undefined,
      column: Number(column) || undefined,
    },
    expected: 'JSON',
    got: error.message.replace(/ \(\d+:\d+\)$/, ''),
    fix: 'Check the commas and brackets of this line and the one before.',
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
