import {statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import sharp from 'sharp';
import {beforeAll, expect, test} from 'vitest';
import {drawCover} from '../../../src/machine/media/cover-still.ts';
import {numberedClip, numberIn} from '../../support/numbered-clip.ts';
import {tools} from '../../support/tools.ts';

const size = {width: 480, height: 240};
let clip = '';
beforeAll(async () => {
  const codec = ['-c:v', 'libx264', '-bf', '3', '-g', '60', '-pix_fmt', 'yuv420p'];
  clip = await numberedClip({...size, rate: '30', frames: 90}, codec);
});

test.each([0, 1, 44, 89])('the still shows exactly frame %i, at the size of the video', async (frame) => {
  const file = join(dirname(clip), `cover-${frame}.jpg`);
  await drawCover(tools, clip, {frame, size}, file);
  const {data, info} = await sharp(file).greyscale().raw().toBuffer({resolveWithObject: true});
  expect([info.width, info.height]).toEqual([size.width, size.height]);
  expect(numberIn(data, size.width)).toBe(frame);
});

test('a frame after the end is an error, and so is a limit that no quality meets', async () => {
  const file = join(dirname(clip), 'late.jpg');
  await expect(drawCover(tools, clip, {frame: 90, size}, file)).rejects.toMatchObject({
    code: 'cover-missing',
  });
  await expect(drawCover(tools, clip, {frame: 3, size, most: 100}, file)).rejects.toMatchObject({
    code: 'cover-large',
  });
});

test('a limit of bytes is met', async () => {
  const file = join(dirname(clip), 'small.jpg');
  await drawCover(tools, clip, {frame: 7, size}, file);
  const {size: large} = statSync(file);
  await drawCover(tools, clip, {frame: 7, size, most: large - 1}, file);
  expect(statSync(file).size).toBeLessThan(large);
});
