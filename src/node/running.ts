import type {Report, ShootReport} from '../production/project/report.ts';
import {EXIT, problemsOf, TenspotError} from '../spot/problem/errors.ts';
import {type MaxCost, refuseOddLimit} from './max-cost.ts';
import {type Progress, reportTo} from './progress.ts';

/** Options of every call that may take a while. */
export type RunOptions = {
  /**
   * Stops the call when it is aborted. What is finished stays, and what was paid for is fetched by the next call. The call then rejects
   * with the code `interrupted`. Default: the call cannot be stopped.
   */
  signal?: AbortSignal | undefined;
  /** Receives the progress. An error that it throws stops the call, which rejects with it. Default: progress is not reported. */
  onProgress?: ((event: Progress) => void) | undefined;
};

/** What the work of a call gets. */
export type CallRun = {report: Report & ShootReport; signal: AbortSignal};

/** Runs the work of a call. Whatever it throws becomes a `TenspotError`. Errors: `max-cost-invalid`. */
export async function running<T>(
  {signal, onProgress, maxCost}: RunOptions & MaxCost,
  work: (run: CallRun) => Promise<T>,
): Promise<T> {
  const stop = new AbortController();
  let thrown: {error: unknown} | undefined;
  const report = reportTo((event) => {
    try {
      onProgress?.(event);
    } catch (error) {
      thrown ??= {error};
      stop.abort(error);
    }
  });
  const either = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal;
  try {
    either.throwIfAborted();
    refuseOddLimit({maxCost});
    const result = await work({report, signal: either});
    if (thrown) throw thrown.error;
    return result;
  } catch (error) {
    if (thrown) throw thrown.error;
    throw signal?.aborted ? interruptedBy(signal, error) : toTenspotError(error);
  }
}

/** The error of a call that a signal stopped: its own account of the interruption, else the reason of the signal. */
function interruptedBy({reason}: AbortSignal, error: unknown): TenspotError {
  if (error instanceof TenspotError && error.code === 'interrupted') return error;
  if (reason instanceof TenspotError) return reason;
  return new TenspotError(
    {
      code: 'interrupted',
      what: 'the signal of the call was aborted',
      got: reason instanceof Error ? reason.message : String(reason),
      fix: 'Make the same call again: it keeps everything that is finished.',
    },
    {exitCode: EXIT.interrupted, cause: reason},
  );
}

const toTenspotError = (error: unknown): TenspotError =>
  error instanceof TenspotError ? error : new TenspotError(problemsOf(error), {cause: error});
