import {join} from 'node:path';
import {expect, test} from 'vitest';
import {BT709_TAGS} from '../../../src/machine/media/ffmpeg.ts';
import {probe} from '../../../src/machine/media/probe.ts';
import {readMaster} from '../../../src/machine/media/read-master.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';

const SOURCE = ['-f', 'lavfi', '-i', 'testsrc2=s=108x192:r=25', '-f', 'lavfi', '-i', 'sine=r=48000'];
const SOUND = ['-c:a', 'aac', '-ac', '2', '-t', '2'];

test.each([
  ['a master', [...BT709_TAGS, '-pix_fmt', 'yuv420p']],
  ['one with other tags', ['-colorspace', 'smpte170m', '-color_range', 'tv', '-pix_fmt', 'yuv420p']],
])('%s is read as ffprobe reads it', async (_, picture) => {
  const file = await makeMedia(
    [...SOURCE, '-c:v', 'libx264', ...picture, ...SOUND],
    join(temporaryFolder(), 'master.mp4'),
  );
  const [read, probed] = [await readMaster(file), await probe(tools, file)];
  const facts = ({video, audio}: Pick<typeof probed, 'video' | 'audio'>) => {
    const {codec, width, height, fps, frames, pixelFormat, color} = video ?? {};
    return {
      codec,
      width,
      height,
      fps,
      frames,
      pixelFormat,
      matrix: color?.matrix,
      range: color?.range,
      audio: {...audio, seconds: 0},
    };
  };
  expect(facts(read)).toEqual(facts(probed));
  expect(read.audio?.seconds).toBeCloseTo(probed.audio?.seconds ?? 0, 1);
});

test('an unknown pixel format is reported as such', async () => {
  const file = await makeMedia(
    [...SOURCE, '-c:v', 'libx264', '-pix_fmt', 'yuv444p', ...SOUND],
    join(temporaryFolder(), 'master.mp4'),
  );
  expect((await readMaster(file)).video?.pixelFormat).not.toBe('yuv420p');
});
