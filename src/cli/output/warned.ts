import type {Problem} from '../../spot/problem/errors.ts';
import {type ProblemRecord, problemRecord} from '../../spot/problem/problem-record.ts';

const told: ProblemRecord[] = [];

/** Keeps a warning that was printed on stderr, for the JSON of this run. A warning without a problem has the code `warning`. */
export function keepWarning(text: string, problem: Problem = {code: 'warning', what: text}): void {
  told.push(problemRecord(problem));
}

/** The field of the JSON of this run that has what it warned of. Left out where it warned of nothing. */
export const warned = (): {warned?: readonly ProblemRecord[]} => (told.length > 0 ? {warned: told} : {});
