import {expect, test} from 'vitest';
import type {Batch} from '../../../src/production/render/batch.ts';
import {estimateSeconds, notePace} from '../../../src/production/render/pace.ts';
import {scratch} from '../../support/scratch.ts';

/** A batch that encoded 100 frames in 50 seconds. */
const batchOf = (engine: Batch['engine']): Batch =>
  ({
    ...{spot: 'flask', proof: false, engine, drawing: 50},
    outcomes: [{segmentReports: [{how: 'composited', frames: 100, states: 1, newStates: 1}]}],
  }) as unknown as Batch;

test('an estimate follows the pace of the last batch that this machine made', async () => {
  const folder = {home: scratch()};
  expect(await estimateSeconds(10, 'flask', false, folder)).toBeNull();
  await notePace(batchOf('set'), folder);
  expect(await estimateSeconds(10, 'flask', false, folder)).toBe(5);
  expect(await estimateSeconds(10, 'flask', true, folder)).toBeNull();
});

test('a batch on the farm says nothing about the pace, also where this machine made some of its variants', async () => {
  const folder = {home: scratch()};
  await notePace(batchOf('farm'), folder);
  expect(await estimateSeconds(10, 'flask', false, folder)).toBeNull();
});
