import type {Clock} from '../../../machine/process/clock.ts';

/** Waits between tries, in milliseconds: twice as long each time, up to the longest. */
export type Backoff = {first: number; longest: number};

/** Before a submission that was not accepted is sent again. */
export const BEFORE_SENDING: Backoff = {first: 1_000, longest: 60_000};
/** Between questions about a job that runs. */
export const BETWEEN_POLLS: Backoff = {first: 2_000, longest: 20_000};
/** After a question or a download that failed. */
export const AFTER_ERRORS: Backoff = {first: 2_000, longest: 120_000};

/** Milliseconds that are waited at most because a provider asks for it. */
export const LONGEST_ASKED = 10 * 60_000;

/**
 * Milliseconds to wait after the n-th try: a random time between half and all of the backoff, so that jobs which failed
 * together do not come back together. Not less than the seconds that the provider asked for, up to `LONGEST_ASKED`.
 */
export function delay({first, longest}: Backoff, tries: number, {random}: Clock, asked = 0): number {
  const full = Math.min(longest, first * 2 ** Math.min(30, tries - 1));
  return Math.max(Math.min(LONGEST_ASKED, asked * 1000), full / 2 + (full / 2) * random());
}
