import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import sharp from 'sharp';
import {expect, onTestFinished, test} from 'vitest';
import {keyOf, sha256File} from '../../../src/machine/files/hash.ts';
import {openStore} from '../../../src/machine/files/store.ts';
import {IMAGE_VERSION} from '../../../src/machine/media/image.ts';
import {opaqueSource} from '../../../src/production/stage/source-file.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';

test('what an earlier version laid on a colour is not used again', async () => {
  const folder = temporaryFolder();
  const path = join(folder, 'cut.png');
  await sharp({
    create: {width: 8, height: 8, channels: 4, background: {r: 255, g: 0, b: 0, alpha: 0.5}},
  }).toFile(path);
  const store = await openStore(folder);
  onTestFinished(store.close);
  const ground = '#14a21d';
  const stale = join(folder, 'stale.png');
  writeFileSync(stale, 'stale');
  const old = {opaque: await sha256File(path), kind: 'photo', ground, made: IMAGE_VERSION, version: 2};
  const src = await store.put(stale, 'png');
  await store.once<{src: string}>(
    keyOf(old),
    () => [],
    async () => ({src}),
  );
  const source = {name: 'cut.png', path, focus: [0.5, 0.5] as [number, number], rights: null};
  const laid = await opaqueSource('photo', source, ground, {store, tools});
  expect(laid.path).not.toBe(store.path(src));
  expect((await sharp(laid.path).stats()).isOpaque).toBe(true);
});

test('a transparent clip tells what was changed in it, also when it was laid on the colour by an earlier run', async () => {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  onTestFinished(store.close);
  const path = await makeMedia(
    [
      ...['-f', 'lavfi', '-i', 'testsrc2=rate=25:size=64x64:duration=0.2,format=yuva444p'],
      ...['-f', 'lavfi', '-i', 'sine=duration=0.2', '-c:a', 'pcm_s16le'],
      ...['-c:v', 'prores_ks', '-profile:v', '4', '-pix_fmt', 'yuva444p10le'],
    ],
    join(folder, 'a.mov'),
  );
  const source = {name: 'a.mov', path, focus: [0.5, 0.5] as [number, number], rights: null};
  const first = await opaqueSource('clip', source, '#14a21d', {store, tools});
  expect(first.warnings).toEqual([
    expect.stringContaining('no colour tags'),
    expect.stringContaining('its sound is not used'),
  ]);
  expect(await opaqueSource('clip', source, '#14a21d', {store, tools})).toEqual(first);
});
