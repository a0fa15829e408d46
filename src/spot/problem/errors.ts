/** Where a problem is: a file, a line and column in it (from 1), and the field that it is about (`copy.hook`). */
export type Where = {
  /** The path of the file. */
  file?: string | undefined;
  /** From 1. */
  line?: number | undefined;
  /** From 1. */
  column?: number | undefined;
  /** The field that it is about: `copy.hook`. */
  field?: string | undefined;
};

/** One thing that is wrong: what was expected, what was found, and how to correct it. */
export type Problem = {
  /** Stable, kebab-case; scripts may match on it. */
  code: string;
  /** What is wrong, as one sentence without a full stop. */
  what: string;
  /** Where it is. Left out where it is in no document. */
  where?: Where | undefined;
  /** What would have been right. */
  expected?: string | undefined;
  /** What was found instead. */
  got?: string | undefined;
  /** What to do about it. */
  fix?: string | undefined;
  /** What is wrong with a field, where one code covers several faults. */
  reason?: FieldFault | undefined;
  /** The name that was most likely meant. */
  suggestion?: string | undefined;
  /** The ids of the variants that have the problem, where it belongs to variants. */
  variants?: readonly string[] | undefined;
};

/** What is wrong with a field: it is not in the schema, it is required and not there, its text is too long, or its value is not valid. */
export type FieldFault = 'unknown' | 'missing' | 'too-long' | 'invalid';

/** Exit codes of the command line. */
export const EXIT = {done: 0, failed: 1, usage: 2, someFailed: 3, gate: 4, interrupted: 130} as const;

/** The error of Tenspot, with all problems that were found. Its `code` is that of the first one. */
export class TenspotError extends Error {
  override name = 'TenspotError';
  /** Everything that was found; at least one. */
  readonly problems: readonly Problem[];
  /** The exit code of the command line: 1 failed, 2 invalid document or argument, 130 interrupted. */
  readonly exitCode: number;

  constructor(problems: Problem | readonly Problem[], options: {exitCode?: number; cause?: unknown} = {}) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list.map(sentence).join('\n'), {cause: options.cause});
    this.problems = list;
    this.exitCode = options.exitCode ?? EXIT.failed;
  }

  /** The code of the first problem: kebab-case, and stable. Decide by it, never by the message. */
  get code(): string {
    return this.problems[0]?.code ?? 'unknown';
  }
}

/** The error for an invalid document, argument or row, with exit code 2. */
export const invalid = (problems: Problem | readonly Problem[], cause?: unknown): TenspotError =>
  new TenspotError(problems, {exitCode: EXIT.usage, cause});

/** The problems of any thrown value. One that is no `TenspotError` gives a problem with the code `unexpected`. */
export const problemsOf = (error: unknown): readonly Problem[] =>
  error instanceof TenspotError
    ? error.problems
    : [
        {
          code: 'unexpected',
          what: 'an unexpected error occurred',
          got: error instanceof Error ? (error.stack ?? error.message) : String(error),
          fix: 'This is a bug in Tenspot or in the template: please report it with these lines.',
        },
      ];

/** A problem on one line: `file:line:column: field: what (expected …, got …). fix`. */
export function sentence(problem: Problem): string {
  const {where = {}, what, expected, got, fix} = problem;
  const place = [where.file, where.line, where.column].filter((part) => part !== undefined).join(':');
  const detail = [expected && `expected ${expected}`, got && `got ${got}`].filter(Boolean).join(', ');
  return [
    place && `${place}: `,
    where.field ? `${where.field}: ${what}` : what,
    detail && ` (${detail})`,
    fix && `. ${fix}`,
  ]
    .filter(Boolean)
    .join('');
}

/** The start of the message of an error that carries a problem as JSON out of the browser. */
export const PROBLEM_TAG = 'TENSPOT_PROBLEM ';

/** An error for components to throw. Its message carries the problem from the browser to Node, after `PROBLEM_TAG`. */
export const problemError = (problem: Problem): Error =>
  new Error(`${PROBLEM_TAG}${JSON.stringify(problem)}`);
