import {EXIT, TenspotError} from '../spot/problem/errors.ts';
import {printError} from './output/print-error.ts';

/** Milliseconds in which several signals are one: a launcher passes on what its whole group was sent already. */
const AS_ONE = 1_000;

const interrupted = (what: string, fix: string): TenspotError =>
  new TenspotError({code: 'interrupted', what, fix}, {exitCode: EXIT.interrupted});

/** Aborted by the first Ctrl-C, so that the run ends in good order. Another one ends the process at once. */
export function openInterrupt(): AbortSignal {
  const controller = new AbortController();
  let since: number | undefined;
  const hear = (): void => {
    if (since === undefined) {
      since = performance.now();
      setTimeout(
        () => void process.stderr.write('Stopping. Ctrl-C again ends it at once.\n'),
        AS_ONE,
      ).unref();
      controller.abort(interrupted('stopped', 'Run the same command again: what is finished is kept.'));
    } else if (performance.now() - since >= AS_ONE) {
      const fix = 'Run the same command again: what was begun is gone on with, and nothing is sent twice.';
      process.exit(printError(interrupted('stopped at once', fix), process.argv.includes('--json')));
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, hear);
  return controller.signal;
}

/** What is told of a run that was ended: what it said itself, where it knows more. */
export const told = (error: unknown, {aborted, reason}: AbortSignal): unknown =>
  aborted && !(error instanceof TenspotError && error.code === 'interrupted') ? reason : error;
