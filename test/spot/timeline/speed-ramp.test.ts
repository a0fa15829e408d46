import fc from 'fast-check';
import {expect, test} from 'vitest';
import {framesPlayed, type RampPoint} from '../../../src/spot/timeline/speed-ramp.ts';

const Speed = fc.integer({min: 10, max: 400}).map((percent) => percent / 100);
const Ramp = fc
  .array(fc.record({at: fc.integer({min: 0, max: 90}), speed: Speed}), {minLength: 1, maxLength: 6})
  .map((points) => points.toSorted((a, b) => a.at - b.at));

/** The speed at a place, by what a ramp is. */
function speedAt(ramp: readonly RampPoint[], at: number): number {
  const after = ramp.findIndex((point) => point.at > at);
  const [a, b] = [ramp[after - 1], ramp[after]];
  if (after === -1) return ramp.at(-1)?.speed ?? 0;
  if (!a || !b) return ramp[0]?.speed ?? 0;
  return a.speed + ((b.speed - a.speed) * (at - a.at)) / (b.at - a.at);
}

test('a ramp plays as many frames as its speed adds up to', () => {
  fc.assert(
    fc.property(Ramp, fc.integer({min: 0, max: 120}), (ramp, frames) => {
      // The sum of the middles of steps is exact where the speed changes evenly.
      const steps = 4;
      let sum = 0;
      for (let step = 0; step < frames * steps; step++) sum += speedAt(ramp, (step + 0.5) / steps) / steps;
      expect(framesPlayed(ramp, frames)).toBeCloseTo(sum, 6);
    }),
  );
});

test('points with one speed are that speed', () => {
  fc.assert(
    fc.property(Ramp, Speed, fc.integer({min: -5, max: 120}), (ramp, speed, frames) => {
      const flat = ramp.map(({at}) => ({at, speed}));
      expect(framesPlayed(flat, frames)).toBeCloseTo(framesPlayed(speed, frames), 9);
    }),
  );
});
