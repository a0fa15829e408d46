import {randomUUID} from 'node:crypto';
import {setTimeout as timer} from 'node:timers/promises';

/** Time and chance, so that both can be others in a test. */
export type Clock = {
  /** Milliseconds since 1970. */
  now: () => number;
  /** Ends early, by throwing, when the signal says so. */
  sleep: (ms: number, signal?: AbortSignal | undefined) => Promise<void>;
  /** 0 up to, but not including, 1. */
  random: () => number;
  /** An id that nothing else has. */
  id: () => string;
};

/** Milliseconds that a timer of Node can wait: with more it ends at once. */
const LONGEST = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    for (let left = ms; left > 0; left -= LONGEST) await timer(Math.min(left, LONGEST), undefined, {signal});
  },
  random: () => Math.random(),
  id: () => randomUUID(),
};
