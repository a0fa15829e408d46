import {EXIT, TenspotError} from '../spot/problem/errors.ts';
import {printError} from './output/print-error.ts';
import {print} from './output/terminal.ts';

/** Milliseconds in which several signals count as one: the launcher may pass on what the terminal has sent to both processes. */
const SAME_SIGNAL = 1_000;

const interrupted = (what: string, fix: string): TenspotError =>
  new TenspotError({code: 'interrupted', what, fix}, {exitCode: EXIT.interrupted});

/** A signal that the first Ctrl-C aborts, so that the run can stop in good order. A second Ctrl-C ends the process at once. */
export function openInterrupt(): AbortSignal {
  const controller = new AbortController();
  let since: number | undefined;
  const onSignal = (): void => {
    if (since === undefined) {
      since = performance.now();
      setTimeout(
        () => void print(process.stderr, 'Stopping. Press Ctrl-C again to end at once.\n'),
        SAME_SIGNAL,
      ).unref();
      controller.abort(
        interrupted('stopped', 'Run the same command again: it keeps everything that is finished.'),
      );
    } else if (performance.now() - since >= SAME_SIGNAL) {
      const fix = 'Run the same command again: it keeps what is finished, and sends no job to a model twice.';
      process.exit(printError(interrupted('stopped at once', fix), process.argv.includes('--json')));
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  return controller.signal;
}

/** The error to print for a run: of an interrupted one its own account of the interruption, else that it was stopped. */
export const errorOfRun = (error: unknown, {aborted, reason}: AbortSignal): unknown =>
  aborted && !(error instanceof TenspotError && error.code === 'interrupted') ? reason : error;
