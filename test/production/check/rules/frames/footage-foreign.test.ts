import {expect, test} from 'vitest';
import type {CheckedMaster} from '../../../../../src/production/check/master.ts';
import {footageForeign} from '../../../../../src/production/check/rules/frames/footage-foreign.ts';
import {applyRule} from '../../../../../src/spot/findings/rule.ts';

/** The frames that the rule finds in a clip whose frames are so much like its take. `expected`: what the grain of the take leaves. */
function foreign(
  similarities: readonly (number | null)[],
  {expected = 1, similarity}: {expected?: number; similarity?: number} = {},
): (number | undefined)[][] {
  const frames = similarities.map((each, source) => ({
    ...{source, similarity: each, expected},
    ...{step: 1, over: 1, error: 0},
  }));
  const master = {footage: [{clip: {slot: 'hook'}, frames}]} as unknown as CheckedMaster;
  const changed =
    similarity === undefined
      ? []
      : [
          {
            ...{
              brand: 'a',
              rule: 'footage-foreign',
              limit: 'similarity',
              unit: '',
              from: 0.6,
              to: similarity,
            },
            ...{by: null, why: null},
          },
        ];
  return applyRule(footageForeign, master, 'a', changed).map(({frames: found}) => [
    found?.from,
    found?.frames,
  ]);
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
  expect(foreign(clip(0.55, 0.5, 2), {expected: 0.8})).toEqual([]);
  expect(foreign(clip(0.19, 0.19, 2), {expected: 0.2})).toEqual([]);
});

test('a clip that is other footage as a whole is found, and frames that are not compared are not', () => {
  expect(foreign(clip(0.05, 0.1, 1))).toEqual([[0, 41]]);
  expect(foreign([null, 0.1, null])).toEqual([[1, 1]]);
});

test.each([0.5, 0.4, 0.3, 0.2, 0.16])(
  'a clip whose frames all have a correlation of %f with a take without grain is other footage as a whole',
  (similarity) => {
    expect(foreign(clip(similarity, similarity, 1))).toEqual([[0, 41]]);
  },
);

test('a brand that asks for more likeness gets it, for whole clips and for single frames', () => {
  expect(foreign(clip(0.85, 0.85, 1), {similarity: 0.9})).toEqual([[0, 41]]);
  expect(foreign(clip(0.85, 0.85, 1))).toEqual([]);
});
