import fc from 'fast-check';
import {expect, test} from 'vitest';
import {weightOf} from '../../../src/spot/timeline/slot-weight.ts';
import {laySlots} from '../../../src/spot/timeline/timeline.ts';

test('a slot gets exactly the frames that are wanted, whatever the other slots are', () => {
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
        expect(weight).toBeDefined();
        expect(laySlots({...slots, [slot]: {seconds: weight ?? 0}}, total)[slot]?.frames).toBe(frames);
      },
    ),
  );
});

test('a slot cannot take the whole spot, none of it, or be alone', () => {
  const slots = {a: {seconds: 1}, b: {seconds: 1}};
  expect(weightOf(slots, 'a', 24, 24)).toBeUndefined();
  expect(weightOf(slots, 'a', 0, 24)).toBeUndefined();
  expect(weightOf({a: {seconds: 1}}, 'a', 10, 24)).toBeUndefined();
});
