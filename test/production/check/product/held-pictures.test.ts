import {existsSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openPictureWriter} from '../../../../src/production/check/product/held-pictures.ts';
import {temporaryFolder} from '../../../support/folder.ts';

const PICTURE = {width: 4, height: 2, data: new Uint8Array(24)};

/** Adds so many pictures, and tells which of them were written. */
async function written(count: number, {begun = false, beginAfter = -1} = {}): Promise<boolean[]> {
  const folder = temporaryFolder();
  const fileOf = (at: number): string => join(folder, `${at}.png`);
  const writer = openPictureWriter(begun);
  for (let at = 0; at < count; at++) {
    await writer.add(PICTURE, fileOf(at));
    if (at === beginAfter) await writer.begin();
  }
  return Array.from({length: count}, (_, at) => existsSync(fileOf(at)));
}

test('pictures that nothing needs are not written', async () => {
  expect(await written(4)).toEqual([false, false, false, false]);
});

test('pictures from before it is known that they are needed are written as well as those after it', async () => {
  expect(await written(4, {beginAfter: 1})).toEqual([true, true, true, true]);
  // No other picture comes after it.
  expect(await written(3, {beginAfter: 2})).toEqual([true, true, true]);
});

test('all pictures are written where they are needed from the start', async () => {
  expect(await written(2, {begun: true})).toEqual([true, true]);
});

test('of a long take, no more than eight pictures are held in memory', async () => {
  const all = await written(20);
  expect(all.filter((each) => !each).length).toBeLessThanOrEqual(8);
});
