import {invalid} from '../../spot/problem/errors.ts';
import type {ShotTakes, SpotTake} from './open-takes.ts';

const WHY_NOT: Record<SpotTake['state'], string> = {
  there: 'one that is there',
  pruned: 'one whose file was pruned, after another was picked',
  gone: 'one whose file is gone from the store',
  open: 'one that is still being made',
  unresolved: 'one whose outcome is not known',
  failed: 'one that failed',
};

/** A take of which there is no clip, and what can be done about it. */
export function absentTake({state, number, shot, job}: SpotTake, {takes}: ShotTakes, done: string) {
  const there = takes.filter((each) => each.state === 'there').map((each) => each.number);
  return invalid({
    code: 'take-absent',
    what: `take ${number} of "${shot}" cannot be ${done}`,
    expected: there.length > 0 ? `a take that is there: ${there.join(', ')}` : 'a take that is there',
    got: WHY_NOT[state],
    fix:
      state === 'open'
        ? 'Run `tenspot shoot` again: it is gone on with.'
        : state === 'unresolved'
          ? `Settle job ${job.id} first: see \`tenspot takes reconcile\`.`
          : `Pick another, or have one more made: \`tenspot shoot --shot ${shot} --takes ${there.length + 1}\`.`,
  });
}
