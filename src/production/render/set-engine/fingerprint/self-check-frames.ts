import type {Member, Planned} from '../plan-set.ts';
import type {StateAt} from '../states/draw-states.ts';

/** Frames of one picture in a row from which on one more of them is drawn, to see that it is one picture. */
const SHORTEST_RUN = 3;

/** Of each run of equal states one frame from its inside, chosen by the segment's key: another one in every segment, the same in every run. */
export const selfCheckFrames = (segments: readonly Planned[], members: readonly Member[]): StateAt[] =>
  segments.flatMap(({variant, from, states, key}) => {
    const {spot} = members[variant] as Member;
    const seed = Number.parseInt(key.slice(0, 8), 16);
    return runsOf(states)
      .filter(({length}) => length >= SHORTEST_RUN)
      .map(({at, length}) => ({
        name: states[at] as string,
        spot,
        frame: from + at + 1 + ((seed + at) % (length - 2)),
      }));
  });

function runsOf(states: readonly string[]): {at: number; length: number}[] {
  const runs: {at: number; length: number}[] = [];
  for (const [at, state] of states.entries()) {
    const last = runs.at(-1);
    if (last && states[last.at] === state) last.length++;
    else runs.push({at, length: 1});
  }
  return runs;
}
