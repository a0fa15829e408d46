import PQueue from 'p-queue';
import type {Clock} from '../../../machine/process/clock.ts';
import {FAILURE_RULES, type FailureKind} from '../../../spot/ledger/failure-reactions.ts';
import {LONGEST_ASKED} from './backoff.ts';

/** Faults in a row that pause a provider, and milliseconds of the pause. After it, one more fault pauses it again. */
export const FAULTS_IN_A_ROW = 5;
export const REST = 60_000;
/** Refusals by moderation in a row after which a provider gets nothing more in the run: vendors close accounts over them. */
export const STRIKES_IN_A_ROW = 3;

/** How much a provider gets at once. */
export type JobLimits = {
  /** Jobs at the provider at the same time. */
  concurrency: number;
  /** Submissions a minute at most. Default: no limit. */
  perMinute?: number | undefined;
};

/** Limits on submissions, from the headers of the provider; null where they do not say. */
export type CreateLimits = {remaining: number | null; resetSeconds: number | null};

/** Limits what one provider gets: jobs at once, the pace of submissions, and pauses after faults. */
export type Gate = {
  /** Takes one of the provider's places for as long as the work lasts. */
  hold: <T>(work: () => Promise<T>) => Promise<T>;
  /** Waits until a submission may be sent. The caller has to call the result when the answer is there. */
  turn: (signal?: AbortSignal | undefined) => Promise<() => void>;
  /** Takes in what the headers of an answer say about limits. */
  tell: (limits: CreateLimits) => void;
  isStruckOut: () => boolean;
  /** Why the provider gets nothing more in this run: it asked for a longer wait than `LONGEST_ASKED`. Undefined where it did not. */
  closed: () => string | undefined;
  accepted: () => void;
  wentWell: () => void;
  wentWrong: (kind: FailureKind, retryAfter?: number | undefined) => void;
};

export function openGate({concurrency, perMinute}: JobLimits, clock: Clock): Gate {
  const places = new PQueue({concurrency});
  const spacing = perMinute === undefined ? 0 : 60_000 / perMinute;
  let faults = 0;
  let strikes = 0;
  let restUntil = 0;
  let nextAt = 0;
  let trial: Promise<void> | undefined;
  let closed: string | undefined;

  /** After a pause one submission goes first, and the others wait for its answer. */
  const goFirst = (): (() => void) => {
    let end = (): void => undefined;
    trial = new Promise((resolve) => {
      end = () => {
        trial = undefined;
        resolve();
      };
    });
    return end;
  };

  /** Nothing is sent for as long as the provider asks; where that is too long, nothing more in this run. */
  const pause = (seconds: number): void => {
    const now = clock.now();
    if (seconds * 1000 <= LONGEST_ASKED) nextAt = Math.max(nextAt, now + seconds * 1000);
    else
      closed ??= `its provider asks for a wait of ${lasting(seconds)}, and Tenspot waits at most ${lasting(LONGEST_ASKED / 1000)}: the provider gets nothing more in this run`;
  };

  return {
    hold: (work) => places.add(work),
    closed: () => closed,
    turn: async (signal) => {
      for (;;) {
        signal?.throwIfAborted();
        if (closed !== undefined) return () => undefined;
        const now = clock.now();
        // Nothing is set further ahead: the clock was set back meanwhile.
        if (Math.max(restUntil, nextAt) - now > LONGEST_ASKED) restUntil = nextAt = now;
        const wait = Math.max(restUntil, nextAt) - now;
        if (wait > 0) await clock.sleep(wait, signal);
        else if (trial) await trial;
        else break;
      }
      nextAt = clock.now() + spacing;
      return faults >= FAULTS_IN_A_ROW ? goFirst() : () => undefined;
    },
    tell: ({remaining, resetSeconds}) => {
      if (remaining === 0) pause(resetSeconds ?? 0);
    },
    isStruckOut: () => strikes >= STRIKES_IN_A_ROW,
    // An accepted submission ends the pause; only a finished asset ends the row of faults.
    accepted: () => {
      faults = Math.min(faults, FAULTS_IN_A_ROW - 1);
    },
    wentWell: () => {
      faults = 0;
      strikes = 0;
      restUntil = 0;
    },
    wentWrong: (kind, retryAfter = 0) => {
      pause(retryAfter);
      if (FAILURE_RULES[kind].strikes) strikes++;
      if (!FAILURE_RULES[kind].breaks) return;
      faults++;
      if (faults >= FAULTS_IN_A_ROW) restUntil = clock.now() + REST;
    },
  };
}

/** `12 minutes`, `4 hours`, `over a year`: a provider may name any number. */
function lasting(seconds: number): string {
  if (!(seconds < 365 * 86_400)) return 'over a year';
  const [size, unit] =
    seconds < 7200 ? [60, 'minutes'] : seconds < 2 * 86_400 ? [3600, 'hours'] : [86_400, 'days'];
  return `${Math.ceil(seconds / Number(size))} ${unit}`;
}
