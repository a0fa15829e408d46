import fc from 'fast-check';
import {expect, test} from 'vitest';
import {cutsOnBeats} from '../../../src/spot/preview/cuts-on-beats.ts';

const beats = [0, 0.5, 1, 1.5].map((at, index) => ({at, downbeat: index % 4 === 0}));
const slots = {
  hook: {from: 0, frames: 12},
  proof: {from: 12, frames: 15},
  side: {from: 12, frames: 15},
  end: {from: 27, frames: 21},
};

test('each cut is on a beat, or has the frames to the nearest one; the start of the spot is no cut', () => {
  expect(cutsOnBeats({slots, fps: 24}, beats)).toEqual([
    {slot: 'proof', frame: 12, off: 0, downbeat: false},
    {slot: 'end', frame: 27, off: 3, downbeat: false},
  ]);
  const early = {late: {from: 23, frames: 1}, first: {from: 1, frames: 22}};
  expect(cutsOnBeats({slots: early, fps: 24}, beats)).toEqual([
    {slot: 'first', frame: 1, off: 1, downbeat: true},
    {slot: 'late', frame: 23, off: -1, downbeat: false},
  ]);
});

test('a bed without beats leaves the distance open', () => {
  expect(cutsOnBeats({slots, fps: 24}, []).map(({off}) => off)).toEqual([null, null]);
});

test('no beat is nearer than the distance', () => {
  const frames = fc.integer({min: 1, max: 2000});
  fc.assert(
    fc.property(frames, fc.array(frames, {minLength: 1}), (from, at) => {
      const heard = at.map((frame) => ({at: frame / 25, downbeat: false}));
      const [cut] = cutsOnBeats({slots: {end: {from, frames: 1}}, fps: 25}, heard);
      expect(Math.abs(cut?.off ?? Number.NaN)).toBe(Math.min(...at.map((each) => Math.abs(from - each))));
    }),
  );
});
