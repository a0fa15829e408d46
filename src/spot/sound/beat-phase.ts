import type {Onsets} from './onsets.ts';
import {ONSETS_PER_SECOND} from './onsets.ts';

/** Places between two beats, as parts of their distance, at which music has regular onsets too: eighths, triplets and sixteenths. */
const BETWEEN = [0, 1 / 4, 1 / 3, 1 / 2, 2 / 3, 3 / 4];
/** Values of a curve on each side of a place in which an onset is at it: 20 ms. */
const NEAR = Math.round(0.02 * ONSETS_PER_SECOND);

/**
 * How far the beat is behind places that are a beat apart, as a part of their distance: where all registers together grow most in loudness,
 * and that of the bass counts twice. A hi-hat or a ghost note is as sharp an onset as a beat, but it is not as loud.
 */
export function beatPhase(places: readonly number[], {registers}: Onsets): number {
  const scores = BETWEEN.map(() => 0);
  for (const [register, growth] of registers.entries()) {
    const sums = BETWEEN.map((part) => sumAt(growth, places, part));
    const most = Math.max(...sums);
    if (most > 0)
      for (const [index, sum] of sums.entries())
        scores[index] = (scores[index] as number) + ((register === 0 ? 2 : 1) * sum) / most;
  }
  return BETWEEN[scores.indexOf(Math.max(...scores))] ?? 0;
}

/** What a curve has at a part of the way from each place to the next one. */
function sumAt(curve: Float32Array, places: readonly number[], part: number): number {
  let sum = 0;
  for (const at of behind(places, part)) {
    const middle = Math.round(at);
    for (let near = middle - NEAR; near <= middle + NEAR; near++) sum += curve[near] ?? 0;
  }
  return sum;
}

/** Places, each moved by a part of the distance to the next one. The last one is left out. */
export const behind = (places: readonly number[], part: number): number[] =>
  places.slice(0, -1).map((at, index) => at + part * ((places[index + 1] as number) - at));
