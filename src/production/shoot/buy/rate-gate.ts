import PQueue from 'p-queue';
import type {Clock} from '../../../machine/process/clock.ts';
import {FAILURE_RULES, type FailureKind} from '../../../spot/ledger/failure-reactions.ts';
import {
  afterAccepted,
  afterFault,
  afterStrike,
  afterSuccess,
  FAULTS_IN_A_RUN,
  type Health,
  isStruckOut,
  WELL,
} from './breaker.ts';
import type {Shooter} from './port.ts';

/** Of creates, as the provider's headers say it; null where they do not. */
export type CreateLimits = {remaining: number | null; resetSeconds: number | null};

/** How many jobs a provider has at once, how fast creates follow each other, and when it is left alone. */
export type Gate = {
  /** Holds one of the provider's places while a job is with it. */
  hold: <T>(work: () => Promise<T>) => Promise<T>;
  /** Waits until a create may be sent. What it returns has to be called when the answer is there. */
  turn: (signal?: AbortSignal | undefined) => Promise<() => void>;
  /** What the headers of an answer say: nothing left until a reset that is so many seconds away. */
  tell: (limits: CreateLimits) => void;
  isStruckOut: () => boolean;
  accepted: () => void;
  wentWell: () => void;
  wentWrong: (kind: FailureKind, retryAfter?: number | undefined) => void;
};

export function openGate({concurrency, perMinute}: Shooter, clock: Clock): Gate {
  const places = new PQueue({concurrency});
  const spacing = perMinute === undefined ? 0 : 60_000 / perMinute;
  let health: Health = WELL;
  let nextAt = 0;
  let trial: Promise<void> | undefined;

  /** After a rest one create goes alone: the others see how it fares. */
  const alone = (): (() => void) => {
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
        const wait = Math.max(health.restUntil, nextAt) - clock.now();
        if (wait > 0) await clock.sleep(wait, signal);
        else if (trial) await trial;
        else break;
      }
      nextAt = clock.now() + spacing;
      return health.faults >= FAULTS_IN_A_RUN ? alone() : () => undefined;
    },
    tell: ({remaining, resetSeconds}) => {
      if (remaining === 0) nextAt = Math.max(nextAt, clock.now() + (resetSeconds ?? 0) * 1000);
    },
    isStruckOut: () => isStruckOut(health),
    accepted: () => {
      health = afterAccepted(health);
    },
    wentWell: () => {
      health = afterSuccess();
    },
    wentWrong: (kind, retryAfter = 0) => {
      const now = clock.now();
      nextAt = Math.max(nextAt, now + retryAfter * 1000);
      if (FAILURE_RULES[kind].breaks) health = afterFault(health, now);
      if (FAILURE_RULES[kind].strikes) health = afterStrike(health);
    },
  };
}
