import {styleText} from 'node:util';
import {EXIT, type Problem, TenspotError} from '../../spot/problem/errors.ts';

/** The one place where errors are printed. Returns the exit code. */
export function printError(error: unknown, json: boolean): number {
  const {problems, exitCode} = error instanceof TenspotError ? error : fault(error);
  if (json) process.stdout.write(`${JSON.stringify({error: problems})}\n`);
  process.stderr.write(problems.map((problem) => `${describeProblem(problem)}\n`).join(''));
  if (problems.length > 1) process.stderr.write(`${problems.length} problems\n`);
  return exitCode;
}

/** A problem as a few lines: where and what, then expected, got and what to do. */
export function describeProblem({code, what, where = {}, expected, got, fix}: Problem): string {
  const place = [where.file, where.line, where.column].filter((part) => part !== undefined).join(':');
  const head = [place, where.field, what].filter(Boolean).join(' - ');
  const rows = [
    ['expected', expected],
    ['got', got],
    ['fix', fix],
  ].filter((row): row is [string, string] => row[1] !== undefined);
  return [
    `${paint('red', 'error')} ${head} ${paint('dim', `[${code}]`)}`,
    ...rows.map(([name, text]) => `  ${paint('dim', name.padEnd(8))} ${text}`),
  ].join('\n');
}

function fault(error: unknown): {problems: readonly Problem[]; exitCode: number} {
  const got = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {
    problems: [
      {
        code: 'unexpected',
        what: 'something went wrong that should not',
        got,
        fix: 'This is a fault of Tenspot: please report it with these lines.',
      },
    ],
    exitCode: EXIT.failed,
  };
}

const paint = (style: 'red' | 'dim', text: string): string =>
  styleText(style, text, {stream: process.stderr});
