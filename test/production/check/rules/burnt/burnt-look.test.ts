import {expect, it} from 'vitest';
import {burntLook} from '../../../../../src/production/check/rules/burnt/burnt-look.ts';
import {applyRule} from '../../../../../src/spot/findings/rule.ts';
import type {ResolvedSpot} from '../../../../../src/spot/timeline/resolved-spot.ts';
import {frameOf, masterOf} from './burnt-master.ts';

const clip = (slot: string, from: number) => ({
  ...{slot, layer: slot, src: `${slot}.mp4`, from, frames: 60, in: 0, length: 60, speed: 1},
  ...{rect: {x: 0, y: 0, width: 1, height: 1}, entry: {kind: 'cut', frames: 0, color: null}},
});
const {spot: plain} = masterOf({});
const spot = {...plain, footage: [clip('a', 0), clip('b', 60)]} as unknown as ResolvedSpot;

/** What is found if the compared frames of two clips, four of each, differ by this. */
const found = (...differences: (number | null)[]) =>
  applyRule(
    burntLook,
    masterOf({spot, frames: differences.map((each, at) => frameOf([], each, 15 * at))}),
    'v',
  );

it('finds a clip that has another grade, in all of its frames', () => {
  expect(found(0.4, 0.5, 0.4, 0.3, 8, 7.5, 8.2, 8)).toMatchObject([
    {
      severity: 'error',
      frames: {from: 60, frames: 60},
      got: 'a difference of delta-E 8.2, in 4 of 4 compared frames',
      fix: {kind: 'render'},
    },
  ]);
});

it('finds nothing in a clip as it is graded, with a frame at the wrong time, or without compared footage', () => {
  expect(found(0.4, 0.5, 0.4, 0.3, 0.4, 0.4, 0.4, 0.4)).toEqual([]);
  expect(found(0.4, 12, 0.4, 0.3, 3.9, 3.8, 3.9, 3.9)).toEqual([]);
  expect(found(8, null, null, null, null, null, null, null)).toEqual([]);
});
