import PQueue from 'p-queue';
import type {Clock} from '../../../machine/process/clock.ts';
import {FAILURE_RULES, type FailureKind} from '../../../spot/ledger/failure-reactions.ts';

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

  return {
    hold: (work) => places.add(work),
    turn: async (signal) => {
      for (;;) {
        signal?.throwIfAborted();
        const wait = Math.max(restUntil, nextAt) - clock.now();
        if (wait > 0) await clock.sleep(wait, signal);
        else if (trial) await trial;
        else break;
      }
      nextAt = clock.now() + spacing;
      return faults >= FAULTS_IN_A_ROW ? goFirst() : () => undefined;
    },
    tell: ({remaining, resetSeconds}) => {
      if (remaining === 0) nextAt = Math.max(nextAt, clock.now() + (resetSeconds ?? 0) * 1000);
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
      const now = clock.now();
      nextAt = Math.max(nextAt, now + retryAfter * 1000);
      if (FAILURE_RULES[kind].strikes) strikes++;
      if (!FAILURE_RULES[kind].breaks) return;
      faults++;
      if (faults >= FAULTS_IN_A_ROW) restUntil = now + REST;
    },
  };
}
