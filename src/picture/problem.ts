import type {Problem} from '../spot/errors.ts';

/** What Node looks for in the message of an error that comes out of the browser. */
export const PROBLEM_TAG = 'TENSPOT_PROBLEM ';

/** A problem as an error that survives the way from the browser to Node: its message is JSON behind a tag. */
export const problemError = (problem: Problem): Error =>
  new Error(`${PROBLEM_TAG}${JSON.stringify(problem)}`);
