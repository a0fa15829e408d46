import fc from 'fast-check';
import {expect, test} from 'vitest';
import {steadyBeats} from '../../../src/spot/sound/beats-in-spot.ts';
import {layEndToEnd} from '../../../src/spot/timeline/frames.ts';
import {snapSlots} from '../../../src/spot/timeline/snap-slots.ts';

const beatsOf = (bpm: number, seconds: number) =>
  steadyBeats({bpm, offset: 0, seconds}).map((at, index) => ({at, downbeat: index % 4 === 0}));

const cutsOf = (lengths: Record<string, number>, frames: number): number[] =>
  layEndToEnd(Object.values(lengths), frames)
    .slice(1)
    .map(({from}) => from);

test('cuts go to the nearest beat, and stay where none is within the tolerance', () => {
  const lengths = {a: 2.1, b: 3.27, c: 4.63};
  const snapped = snapSlots(lengths, 300, 30, beatsOf(60, 10), {to: 'beats', tolerance: 0.25, hits: []});
  expect(cutsOf(snapped, 300)).toEqual([60, 161]);
});

test('a hit begins on the nearest downbeat, however far it is', () => {
  const lengths = {a: 2.1, b: 3.27, c: 4.63};
  const snapped = snapSlots(lengths, 300, 30, beatsOf(60, 10), {to: 'beats', tolerance: 0.11, hits: ['c']});
  expect(cutsOf(snapped, 300)).toEqual([60, 120]);
});

test('at every tempo from 70 to 180, every cut is within a frame of a beat if the tolerance is half a beat', () => {
  const lengths = fc.array(fc.double({min: 1.6, max: 6, noNaN: true}), {minLength: 2, maxLength: 6});
  fc.assert(
    fc.property(
      lengths,
      fc.integer({min: 70, max: 180}),
      fc.constantFrom(24, 25, 30),
      (seconds, bpm, fps) => {
        const total = Math.round(seconds.reduce((a, b) => a + b, 0) * fps);
        const named = Object.fromEntries(seconds.map((each, index) => [`s${index}`, each]));
        const beats = beatsOf(bpm, total / fps);
        const snapping = {to: 'beats' as const, tolerance: 31 / bpm, hits: []};
        const snapped = snapSlots(named, total, fps, beats, snapping);
        for (const cut of cutsOf(snapped, total)) {
          const away = Math.min(...beats.map(({at}) => Math.abs(at * fps - cut)));
          expect(away).toBeLessThanOrEqual(0.5 + 1e-6);
        }
      },
    ),
  );
});

test('lengths always fill the spot exactly, in order, whatever the beats are', () => {
  const lengths = fc.array(fc.double({min: 0.1, max: 6, noNaN: true}), {minLength: 1, maxLength: 8});
  const beats = fc.array(fc.record({at: fc.double({min: 0, max: 40, noNaN: true}), downbeat: fc.boolean()}));
  const snapping = fc.record({
    to: fc.constantFrom('beats' as const, 'downbeats' as const),
    tolerance: fc.double({min: 0, max: 2, noNaN: true}),
    hits: fc.subarray(['s0', 's1', 's2', 's3']),
  });
  fc.assert(
    fc.property(lengths, beats, snapping, fc.integer({min: 30, max: 900}), (seconds, found, how, total) => {
      const named = Object.fromEntries(seconds.map((each, index) => [`s${index}`, each]));
      const snapped = snapSlots(named, total, 30, found, how);
      const frames = Object.values(snapped).map((each) => each * 30);
      expect(frames.reduce((a, b) => a + b, 0)).toBeCloseTo(total, 6);
      for (const each of frames) {
        expect(each).toBeCloseTo(Math.round(each), 6);
        expect(each).toBeGreaterThan(0.5);
      }
    }),
  );
});
