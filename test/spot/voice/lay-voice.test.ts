import fc from 'fast-check';
import {expect, test} from 'vitest';
import {laySlots} from '../../../src/spot/timeline/timeline.ts';
import {BREATH, layVoice} from '../../../src/spot/voice/lay-voice.ts';

const slots = {hook: {seconds: 2}, proof: {seconds: 4}, offer: {seconds: 4}};
const at30 = {slots, fps: 30, frames: 300};
const spansOf = (lengths: Record<string, number>) =>
  laySlots(
    Object.fromEntries(
      Object.entries(slots).map(([name, {seconds}]) => [name, {seconds: lengths[name] ?? seconds}]),
    ),
    300,
  );

test('a line that fits changes no length, and begins a breath after its slot', () => {
  expect(layVoice({...at30, needs: {hook: 1.5, offer: 3}})).toEqual({
    lengths: {},
    at: {hook: BREATH, offer: 6 + BREATH},
  });
});

test('a slot stretches to its line, and the others give the time', () => {
  const laid = layVoice({...at30, needs: {hook: 3.5, offer: 3}});
  if (!('at' in laid)) throw new Error('it fits');
  const {hook, proof, offer} = spansOf(laid.lengths);
  expect(hook?.frames).toBeGreaterThanOrEqual((3.5 + BREATH) * 30);
  expect(offer?.frames).toBeGreaterThanOrEqual((3 + BREATH) * 30);
  expect(proof?.frames).toBeLessThan(120);
  expect(laid.at.offer).toBeCloseTo((offer?.from ?? 0) / 30 + BREATH);
});

test('lines that are too long together are refused, with the seconds that are missing', () => {
  const laid = layVoice({...at30, needs: {hook: 3, proof: 4, offer: 4}});
  expect(laid).toEqual({
    over: expect.closeTo((3 * (1 + 3 * BREATH) + 2 * 4 * 30 + 3 * 30 - 300 + 6) / 30, 0),
  });
});

test('whatever the lines are, each lies within its slot, or they are refused because they cannot', () => {
  const needs = fc.record(
    {
      hook: fc.double({min: 0.1, max: 6, noNaN: true}),
      proof: fc.double({min: 0.1, max: 6, noNaN: true}),
      offer: fc.double({min: 0.1, max: 6, noNaN: true}),
    },
    {requiredKeys: []},
  );
  fc.assert(
    fc.property(needs, fc.constantFrom(24, 25, 30), fc.integer({min: 6, max: 20}), (said, fps, seconds) => {
      const frames = seconds * fps;
      const wanted: Record<string, number> = Object.fromEntries(
        Object.entries(said).filter(([, each]) => each !== undefined),
      ) as Record<string, number>;
      const laid = layVoice({slots, fps, frames, needs: wanted});
      if ('over' in laid) {
        const least = Object.entries(slots).reduce((sum, [name, {seconds: own}]) => {
          const need = wanted[name];
          return sum + (need === undefined ? (own / 10) * seconds * 0.5 : need + BREATH);
        }, 0);
        expect(least + 8 / fps).toBeGreaterThan(seconds);
        return;
      }
      const spans = laySlots(
        Object.fromEntries(
          Object.entries(slots).map(([name, spec]) => [name, {seconds: laid.lengths[name] ?? spec.seconds}]),
        ),
        frames,
      );
      for (const [name, need] of Object.entries(wanted)) {
        const {from = 0, frames: own = 0} = spans[name] ?? {};
        expect(laid.at[name]).toBeCloseTo(from / fps + BREATH);
        expect((laid.at[name] ?? 0) + need).toBeLessThanOrEqual((from + own) / fps + 1e-6);
      }
    }),
    {numRuns: 300},
  );
});
