import fc from 'fast-check';
import {expect, test} from 'vitest';
import {BLANK_SPOT} from '../../../../../src/picture/blank-spot.ts';
import {selfCheckFrames} from '../../../../../src/production/render/set-engine/graphics-states/self-check-frames.ts';
import type {PlannedSegment} from '../../../../../src/production/render/set-engine/plan-set.ts';

const variants = [
  {
    spot: BLANK_SPOT,
    fingerprints: {
      frames: [],
      copyReads: [],
      uncacheable: new Map(),
      fallback: new Map(),
      machineFonts: null,
      program: '',
    },
  },
];

/** Segments of runs: each fingerprint is shown for a number of frames. */
const Segments = fc
  .tuple(
    fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.integer({min: 1, max: 9})), {
      minLength: 1,
      maxLength: 6,
    }),
    fc.integer({min: 0, max: 100}),
    fc.stringMatching(/^[0-9a-f]{64}$/),
  )
  .map(([runs, from, key]): PlannedSegment => {
    const states = runs.flatMap(([state, length]) => Array<string>(length).fill(state));
    return {variant: 0, from, frames: states.length, key, states, footage: '', uncacheable: null};
  });

test('each run of three or more equal fingerprints has one self-check, strictly inside of it', () => {
  fc.assert(
    fc.property(Segments, (segment) => {
      const {states, from} = segment;
      const checks = selfCheckFrames([segment], variants);
      for (const {fingerprint, frame} of checks)
        expect(states.slice(frame - from - 1, frame - from + 2)).toEqual(
          [fingerprint, '', ''].fill(fingerprint),
        );
      const runs = states.flatMap((state, at) => (states[at - 1] === state ? [] : [at]));
      const long = runs.filter((start, at) => (runs[at + 1] ?? states.length) - start >= 3);
      expect(checks.length).toBe(long.length);
    }),
  );
});

test('the frames are the same in every run of Tenspot', () => {
  fc.assert(
    fc.property(Segments, (segment) => {
      expect(selfCheckFrames([segment], variants)).toEqual(selfCheckFrames([{...segment}], variants));
    }),
  );
});
