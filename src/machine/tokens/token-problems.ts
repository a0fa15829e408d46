import {basename} from 'node:path';
import {fileURLToPath} from 'node:url';
import {type LogEntry, Logger} from '@terrazzo/parser';
import {invalid, type Problem} from '../../spot/problem/errors.ts';

/** A token file's text. */
export type Input = {filename: URL; src: string};

/** What the parser finds wrong, as problems. It stops at the first batch of them. */
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
  // Not every message says of which file it is.
  const file = filename ?? (inputs.length === 1 ? inputs[0] : inputs.find(inLine))?.filename;
  const hex = typeof value === 'string' && /^#[0-9a-f]{6}$/i.test(value) ? hexToValue(value) : undefined;
  return {
    code: 'tokens-invalid',
    what: hex ? 'a colour is written in the format of before 2025.10' : message.replace(/\.$/, ''),
    where: {...(file ? {file: fileURLToPath(file)} : {}), line: start?.line, column: start?.column},
    expected: hex ?? 'a token as DTCG 2025.10 has it',
    got: typeof value === 'object' || value === undefined ? undefined : JSON.stringify(value),
    fix: hex
      ? 'Write it so.'
      : 'Correct the token: designtokens.org/tr/2025.10/format says how each type is written.',
  };
}

const hexToValue = (hex: string): string =>
  JSON.stringify({colorSpace: 'srgb', components: componentsOf(hex), hex});

/** The parts of `#rrggbb` from 0 to 1. */
const componentsOf = (hex: string): number[] =>
  [1, 3, 5].map((at) => Number((Number.parseInt(hex.slice(at, at + 2), 16) / 255).toFixed(4)));

/** The JSON reader says where with the message, and not in which file: the first that JSON itself refuses. */
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
