import {expect, test} from 'vitest';
import {roomTone, silentSpans} from '../../../src/spot/sound/room-tone.ts';

const SLOTS = {a: {from: 0, frames: 60}, b: {from: 60, frames: 90}, c: {from: 150, frames: 150}};
const AT = {fps: 30, frames: 300};

test('room tone fills the parts in which no clip is heard, as one part where they meet', () => {
  expect(silentSpans(SLOTS, [], AT)).toEqual([{at: 0, seconds: 10}]);
  expect(silentSpans(SLOTS, [{at: 2, seconds: 3}], AT)).toEqual([
    {at: 0, seconds: 2},
    {at: 5, seconds: 5},
  ]);
  // A clip that ends before its slot leaves a gap, too.
  expect(silentSpans(SLOTS, [{at: 2, seconds: 1.5}], AT)).toEqual([
    {at: 0, seconds: 2},
    {at: 3.5, seconds: 6.5},
  ]);
  expect(silentSpans(SLOTS, [{at: 0, seconds: 10}], AT)).toEqual([]);
});

test('the tone is always the same, is loud enough to be turned down, and has mostly low frequencies', () => {
  const tone = roomTone(48_000);
  expect(roomTone(48_000)).toEqual(tone);
  const power = (of: Float32Array): number => of.reduce((sum, each) => sum + each * each, 0) / of.length;
  expect(power(tone)).toBeCloseTo(1, 3);
  const changes = tone.map((each, at) => each - (tone[at - 1] ?? each));
  expect(power(changes)).toBeLessThan(0.1);
  expect(Math.abs(tone.reduce((sum, each) => sum + each, 0) / tone.length)).toBeLessThan(0.2);
});
