import {PROBLEM_TAG, type Problem} from '../spot/errors.ts';

/** A problem as an error that survives the way from the browser to Node: its message is JSON behind a tag. */
export const problemError = (problem: Problem): Error =>
  new Error(`${PROBLEM_TAG}${JSON.stringify(problem)}`);
