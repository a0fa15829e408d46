import {findPackageJSON} from 'node:module';
import {dirname, join} from 'node:path';
import sharp from 'sharp';
import {afterAll, expect, test} from 'vitest';
import {openThread} from '../../../src/machine/process/worker-thread.ts';
import type {FoundFace} from '../../../src/machine/vision/face-finder.ts';
import {temporaryFolder} from '../../support/folder.ts';

const thread = openThread<string, FoundFace[]>(new URL('./face-thread.ts', import.meta.url));
afterAll(() => thread.close());

test('the faces of a photo are found, with their places', async () => {
  // A picture of three people that comes with the package.
  const home = dirname(findPackageJSON('@vladmandic/face-api', import.meta.url) as string);
  const faces = await thread.ask(join(home, 'demo/sample1.jpg'));
  expect(faces).toHaveLength(3);
  for (const {score, box} of faces) {
    expect(score).toBeGreaterThan(0.7);
    expect(box.width).toBeGreaterThan(60);
  }
}, 120_000);

test('a picture without a face has none', async () => {
  const file = join(temporaryFolder(), 'plain.png');
  await sharp({create: {width: 400, height: 300, channels: 3, background: '#b05030'}})
    .png()
    .toFile(file);
  expect(await thread.ask(file)).toEqual([]);
}, 120_000);
