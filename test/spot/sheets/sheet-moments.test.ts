import fc from 'fast-check';
import {expect, test} from 'vitest';
import {MOMENTS_SHOWN, sheetMoments} from '../../../src/spot/sheets/sheet-moments.ts';
import type {Footage} from '../../../src/spot/timeline/timeline.ts';

const clipsAt = (...begins: number[]): Footage[] => begins.map((from) => ({from}) as Footage);
const slotsAt = (...begins: number[]) =>
  Object.fromEntries(begins.map((from, at) => [`s${at}`, {from, frames: 1}]));

test('each of three slots is shown once, when its texts are in', () => {
  const spot = {frames: 300, slots: slotsAt(0, 60, 240), footage: clipsAt(0, 60, 240)};
  expect(sheetMoments(spot)).toEqual([42, 186, 282]);
});

test('of many slots the first, the last and the longest between them', () => {
  const spot = {frames: 600, slots: slotsAt(0, 60, 120, 400, 500), footage: []};
  expect(sheetMoments(spot)).toEqual([42, 316, 570]);
});

test('a clip that begins a little before its slot is no change of its own', () => {
  const spot = {frames: 300, slots: slotsAt(0, 100, 200), footage: clipsAt(0, 92, 192)};
  expect(sheetMoments(spot)).toHaveLength(3);
  expect(sheetMoments(spot)[0]).toBeLessThan(92);
});

test('one slot is shown at three moments', () => {
  expect(sheetMoments({frames: 240, slots: slotsAt(0), footage: clipsAt(0)})).toEqual([42, 102, 204]);
});

test('any spot has ascending moments inside of it, three where it has three frames', () => {
  const begin = fc.nat({max: 2000});
  fc.assert(
    fc.property(fc.integer({min: 1, max: 1800}), fc.array(begin), fc.array(begin), (frames, slots, clips) => {
      const moments = sheetMoments({frames, slots: slotsAt(...slots), footage: clipsAt(...clips)});
      expect(moments).toHaveLength(Math.min(MOMENTS_SHOWN, frames));
      expect([...new Set(moments)].sort((a, b) => a - b)).toEqual(moments);
      expect(moments.every((at) => Number.isInteger(at) && at >= 0 && at < frames)).toBe(true);
    }),
  );
});
