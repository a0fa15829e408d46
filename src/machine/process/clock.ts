import {randomUUID} from 'node:crypto';
import {setTimeout as timer} from 'node:timers/promises';

/** Time, waiting and randomness. Tests pass a clock of their own. */
export type Clock = {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Waits. Throws an `AbortError` when the signal is aborted. */
  sleep: (ms: number, signal?: AbortSignal | undefined) => Promise<void>;
  /** 0 up to, but not including, 1. */
  random: () => number;
  /** A new UUID. */
  id: () => string;
};

/** The longest timeout that Node's timers take, in milliseconds; a longer one fires at once. */
const MAX_TIMEOUT = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    for (let left = ms; left > 0; left -= MAX_TIMEOUT)
      await timer(Math.min(left, MAX_TIMEOUT), undefined, {signal});
  },
  random: () => Math.random(),
  id: () => randomUUID(),
};
