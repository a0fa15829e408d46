import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {openStore} from '../../../src/machine/files/store.ts';
import {
  frameStillOf,
  makeOpeningStills,
  mastersToOpen,
  openingFrame,
} from '../../../src/production/render/opening-stills.ts';
import type {VariantRecord} from '../../../src/spot/variant/manifest.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';

const H264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];

async function openMasters() {
  const folder = temporaryFolder();
  const store = await openStore(join(folder, 'home'));
  onTestFinished(store.close);
  const file = await makeMedia(
    ['-f', 'lavfi', '-i', 'testsrc=s=90x160:r=24:d=2', ...H264],
    join(folder, 'one.mp4'),
  );
  const master = {file, sha256: 'one', width: 90, height: 160, fps: 24, frames: 48};
  return {master, context: {store, tools}, without: {store, tools: {...tools, ffmpeg: '/no/ffmpeg'}}};
}

test('after a render, the review app finds the still that it shows first, and decodes nothing for it', async () => {
  const {master, context, without} = await openMasters();
  await expect(frameStillOf(master, openingFrame(master), without)).rejects.toThrow();
  await makeOpeningStills([master], context);
  expect(await frameStillOf(master, openingFrame(master), without)).toMatch(/\.jpg$/);
});

test('a still of a segment that masters share is decoded once, from the segment', async () => {
  const {master, context, without} = await openMasters();
  const segments = [{file: master.file, frames: 48, key: 'shared'}];
  const gone = {file: '/no/master.mp4', segments};
  await makeOpeningStills([{...master, ...gone}], context);
  await makeOpeningStills([{...master, ...gone, sha256: 'two'}], without);
  expect(await frameStillOf({...master, sha256: 'two'}, openingFrame(master), without)).toMatch(/\.jpg$/);
});

test('a still that cannot be made does not stop the others', async () => {
  const {master, context, without} = await openMasters();
  await makeOpeningStills([{...master, file: '/no/master.mp4', sha256: 'none'}, master], context);
  expect(await frameStillOf(master, openingFrame(master), without)).toMatch(/\.jpg$/);
});

test('only finished masters of full size are opened', () => {
  const row = {fps: 24, width: 90, height: 160} as unknown as VariantRecord;
  const done = {...row, id: 'one', file: 'one.mp4', sha256: 'a', seconds: 2};
  const failed = {...row, id: 'two', file: null, sha256: null, seconds: null};
  const batch = {outcomes: [], folder: '/out', proof: false};
  expect(mastersToOpen(batch, [done, failed])).toMatchObject([{file: '/out/one.mp4', frames: 48}]);
  expect(mastersToOpen({...batch, proof: true}, [done])).toEqual([]);
});
