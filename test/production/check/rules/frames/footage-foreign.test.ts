import {expect, test} from 'vitest';
import type {CheckedMaster} from '../../../../../src/production/check/master.ts';
import {footageForeign} from '../../../../../src/production/check/rules/frames/footage-foreign.ts';
import {applyRule} from '../../../../../src/spot/findings/rule.ts';

/** The frames that the rule finds in a clip whose frames are so much like its take. */
function foreign(similarities: readonly (number | null)[]): (number | undefined)[][] {
  const frames = similarities.map((similarity, source) => ({source, similarity, step: 1, over: 1, error: 0}));
  const master = {footage: [{clip: {slot: 'hook'}, frames}]} as unknown as CheckedMaster;
  return applyRule(footageForeign, master, 'a').map(({frames: found}) => [found?.from, found?.frames]);
}

const clip = (usual: number, other: number, count: number): number[] => [
  ...Array<number>(20).fill(usual),
  ...Array<number>(count).fill(other),
  ...Array<number>(20).fill(usual),
];

test('single frames of other footage are found in clean and in grainy clips', () => {
  expect(foreign(clip(0.95, 0.55, 1))).toEqual([[20, 1]]);
  expect(foreign(clip(0.76, 0.25, 2))).toEqual([[20, 2]]);
});

test('grain, which makes all frames of a clip less like its take, is no other footage', () => {
  expect(foreign(clip(0.76, 0.58, 2))).toEqual([]);
  expect(foreign(clip(0.55, 0.5, 2))).toEqual([]);
});

test('a clip that is other footage as a whole is found, and frames that are not compared are not', () => {
  expect(foreign(clip(0.05, 0.1, 1))).toEqual([[0, 41]]);
  expect(foreign([null, 0.1, null])).toEqual([[1, 1]]);
});
