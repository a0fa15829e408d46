import fc from 'fast-check';
import {expect, test} from 'vitest';
import {weightOf} from '../../../src/spot/timeline/slot-weight.ts';
import {laySlots} from '../../../src/spot/timeline/timeline.ts';

/** The frames that a slot gets from a length just below the one at which it has `frames` or more, and from one a microsecond longer. */
function around(
  slots: Record<string, {seconds: number}>,
  slot: string,
  frames: number,
  total: number,
): [number, number] {
  const framesAt = (seconds: number): number =>
    laySlots({...slots, [slot]: {seconds}}, total)[slot]?.frames ?? 0;
  let [low, high] = [1e-9, 1e6];
  for (let step = 0; step < 100; step++) {
    const middle = (low + high) / 2;
    if (framesAt(middle) < frames) low = middle;
    else high = middle;
  }
  return [framesAt(low), framesAt(high + 1e-6)];
}

test('a slot gets exactly the frames that are wanted, or both of its ends move at the same length', () => {
  const lengths = fc.array(fc.double({min: 0.5, max: 8, noNaN: true}), {minLength: 2, maxLength: 7});
  fc.assert(
    fc.property(
      lengths,
      fc.nat(),
      fc.integer({min: 48, max: 900}),
      fc.double({min: 0.05, max: 0.6, noNaN: true}),
      (seconds, at, total, part) => {
        const slots = Object.fromEntries(seconds.map((each, index) => [`s${index}`, {seconds: each}]));
        const slot = `s${at % seconds.length}`;
        const frames = Math.max(2, Math.round(part * total));
        const weight = weightOf(slots, slot, frames, total);
        if (weight === undefined) {
          const [below, above] = around(slots, slot, frames, total);
          expect([below, above]).toEqual([frames - 1, frames + 1]);
        } else expect(laySlots({...slots, [slot]: {seconds: weight}}, total)[slot]?.frames).toBe(frames);
      },
    ),
  );
});

test('a length has as few decimals as do', () => {
  const slots = (seconds: number) => ({a: {seconds}, b: {seconds}});
  expect(weightOf(slots(3), 'a', 90, 180)).toBe(3);
  expect(weightOf(slots(0.5), 'a', 40, 791)).toBeCloseTo(0.0266, 4);
});

test('a slot cannot take the whole spot, none of it, or be alone', () => {
  const slots = {a: {seconds: 1}, b: {seconds: 1}};
  expect(weightOf(slots, 'a', 24, 24)).toBeUndefined();
  expect(weightOf(slots, 'a', 0, 24)).toBeUndefined();
  expect(weightOf({a: {seconds: 1}}, 'a', 10, 24)).toBeUndefined();
});
