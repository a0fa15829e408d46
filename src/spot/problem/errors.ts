/** Where a problem sits: a file, a place in it, and the field that it is about (`copy.hook`). */
export type Where = {
  file?: string | undefined;
  line?: number | undefined;
  column?: number | undefined;
  field?: string | undefined;
};

/** One thing that is wrong, said so that a stranger can mend it. */
export type Problem = {
  /** Stable, kebab-case; scripts may match on it. */
  code: string;
  /** What is wrong, as one sentence without a full stop. */
  what: string;
  where?: Where | undefined;
  expected?: string | undefined;
  got?: string | undefined;
  /** What to do about it. */
  fix?: string | undefined;
};

/** Exit codes of the command line. */
export const EXIT = {done: 0, failed: 1, usage: 2, someFailed: 3, gate: 4, interrupted: 130} as const;

/** The one error that people see. It carries every problem found, not just the first. */
export class TenspotError extends Error {
  override name = 'TenspotError';
  readonly problems: readonly Problem[];
  readonly exitCode: number;

  constructor(problems: Problem | readonly Problem[], options: {exitCode?: number; cause?: unknown} = {}) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list.map(sentence).join('\n'), {cause: options.cause});
    this.problems = list;
    this.exitCode = options.exitCode ?? EXIT.failed;
  }

  get code(): string {
    return this.problems[0]?.code ?? 'unknown';
  }
}

/** An invalid document, argument or row: exit code 2. */
export const invalid = (problems: Problem | readonly Problem[], cause?: unknown): TenspotError =>
  new TenspotError(problems, {exitCode: EXIT.usage, cause});

/** What is wrong, whatever was thrown. */
export const problemsOf = (error: unknown): readonly Problem[] =>
  error instanceof TenspotError
    ? error.problems
    : [
        {
          code: 'unexpected',
          what: 'something went wrong that should not',
          got: error instanceof Error ? (error.stack ?? error.message) : String(error),
          fix: 'This is a fault of Tenspot or of the template: please report it with these lines.',
        },
      ];

/** `file:line:column: what (field): expected …, got …. Fix.` on one line. */
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

/** Components throw problems as JSON behind this word, so that they come out of the browser whole. */
export const PROBLEM_TAG = 'TENSPOT_PROBLEM ';

/** A problem as an error that survives the way from the browser to Node: its message is JSON behind a tag. */
export const problemError = (problem: Problem): Error =>
  new Error(`${PROBLEM_TAG}${JSON.stringify(problem)}`);
