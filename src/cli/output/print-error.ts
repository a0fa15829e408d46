import {EXIT, type Problem, problemsOf, TenspotError} from '../../spot/problem/errors.ts';
import {problemRecord} from '../../spot/problem/problem-record.ts';
import {visibleJson} from '../../spot/problem/visible-text.ts';
import {print, styleText} from './terminal.ts';
import {warned} from './warned.ts';

/** Prints an error: the only place that does. Returns the exit code. */
export function printError(error: unknown, json: boolean): number {
  const problems = problemsOf(error);
  if (json) print(process.stdout, `${visibleJson({error: problems.map(problemRecord), ...warned()})}\n`);
  print(process.stderr, problems.map((problem) => `${describeProblem(problem)}\n`).join(''));
  if (problems.length > 1) print(process.stderr, `${problems.length} problems\n`);
  return error instanceof TenspotError ? error.exitCode : EXIT.failed;
}

/** A problem in a few lines: where it is and what is wrong, then what was expected, what came, and what to do. */
export function describeProblem({code, what, where = {}, expected, got, fix}: Problem): string {
  const place = [where.file, where.line, where.column].filter((part) => part !== undefined).join(':');
  const head = [place, where.field, what].filter(Boolean).join(' - ');
  const rows: [string, string | undefined][] = [
    ['expected', expected],
    ['got', got],
    ['fix', fix],
  ];
  return [
    `${paint('red', 'error')} ${head} ${paint('dim', `[${code}]`)}`,
    ...rows.flatMap(([name, text]) =>
      text === undefined ? [] : `  ${paint('dim', name.padEnd(8))} ${text}`,
    ),
  ].join('\n');
}

const paint = (style: 'red' | 'dim', text: string): string =>
  styleText(style, text, {stream: process.stderr});
