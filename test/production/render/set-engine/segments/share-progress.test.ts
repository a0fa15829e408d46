import {expect, test} from 'vitest';
import {shareProgress} from '../../../../../src/production/render/set-engine/segments/share-progress.ts';

test('the progress of jobs adds up, never goes back, and never exceeds the frames of a job', () => {
  const reported: [number, number][] = [];
  const progressOf = shareProgress((done, of) => reported.push([done, of]));
  const first = progressOf(10);
  const second = progressOf(5);
  first(4);
  second(9);
  first(2);
  first(10);
  expect(reported).toEqual([
    [4, 15],
    [9, 15],
    [9, 15],
    [15, 15],
  ]);
});
