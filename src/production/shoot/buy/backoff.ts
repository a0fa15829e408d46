import type {Clock} from '../../../machine/process/clock.ts';

/** Waits between tries: twice as long each time, up to the longest. In milliseconds. */
export type Rhythm = {first: number; longest: number};

/** Before a create that was not accepted is sent again. */
export const BEFORE_SENDING: Rhythm = {first: 1_000, longest: 60_000};
/** Between questions about a job that is being made. */
export const BETWEEN_POLLS: Rhythm = {first: 2_000, longest: 20_000};
/** After a question, or a download, that went wrong. */
export const AFTER_ERRORS: Rhythm = {first: 2_000, longest: 120_000};

/**
 * The wait after the n-th try, from half of it up to all of it by chance: many that failed together do not come
 * back together. Never less than the seconds that the provider asked for.
 */
export function delay({first, longest}: Rhythm, tries: number, {random}: Clock, asked = 0): number {
  const full = Math.min(longest, first * 2 ** Math.min(30, tries - 1));
  return Math.max(asked * 1000, full / 2 + (full / 2) * random());
}
