import type {SlotSpec} from '../variant/template.ts';
import {laySlots, sequenceOf} from './timeline.ts';

/**
 * The relative length, in seconds with as few decimals as do (1 to 9), that makes a slot this many frames long in a spot of `total` frames,
 * while the others keep their relative lengths. Undefined where no length does: each slot has at least one frame, and both ends of a
 * slot may move at the same length.
 */
export function weightOf(
  slots: Record<string, SlotSpec>,
  slot: string,
  frames: number,
  total: number,
): number | undefined {
  const given = slots[slot];
  const isAlone = sequenceOf(slots).every((name) => name === slot);
  if (!given || given.with !== undefined || frames < 1 || frames >= total || isAlone) return undefined;
  const framesAt = (seconds: number): number =>
    laySlots({...slots, [slot]: {...given, seconds}}, total)[slot]?.frames ?? 0;
  const from = shortest(frames, framesAt);
  const to = shortest(frames + 1, framesAt);
  for (let decimals = 1; decimals <= 9; decimals++) {
    const weight = Number(((from + to) / 2).toFixed(decimals));
    if (weight > 0 && framesAt(weight) === frames) return weight;
  }
  return undefined;
}

/** The shortest length, in seconds, with this many frames or more: more seconds never give fewer frames. */
function shortest(frames: number, framesAt: (seconds: number) => number): number {
  let [low, high] = [0, 1];
  while (framesAt(high) < frames && high < 1e9) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (framesAt(middle) < frames) low = middle;
    else high = middle;
  }
  return high;
}
