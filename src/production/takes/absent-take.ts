import {invalid} from '../../spot/problem/errors.ts';
import type {ShotTakes, SpotTake} from './open-takes.ts';

const STATES: Record<SpotTake['state'], string> = {
  there: 'a take that is there',
  pruned: 'a take whose file was deleted by `tenspot takes prune`',
  gone: 'a take whose file is missing from the vault',
  open: 'a take that is not finished',
  unresolved: 'a take whose job is unresolved',
  failed: 'a take that failed',
};

/** The error for a take without a clip, with what can be done about it. `verb`: what cannot be done with it, such as `picked`. */
export function absentTake({state, number, shot, job}: SpotTake, {takes}: ShotTakes, verb: string) {
  const there = takes.filter((each) => each.state === 'there').map((each) => each.number);
  return invalid({
    code: 'take-absent',
    what: `take ${number} of "${shot}" cannot be ${verb}`,
    expected: there.length > 0 ? `a take that is there: ${there.join(', ')}` : 'a take that is there',
    got: STATES[state],
    fix:
      state === 'open'
        ? 'Run `tenspot shoot` again to finish it.'
        : state === 'unresolved'
          ? `Settle its job first: \`tenspot takes reconcile ${job.id}\`.`
          : `Pick another take, or buy one more: \`tenspot shoot --shot ${shot} --takes ${there.length + 1}\`.`,
  });
}
