import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {BT709_TAGS} from '../../../src/machine/media/ffmpeg.ts';
import {verifyJob, WRONG_FILE} from '../../../src/production/farm/verify-job.ts';
import {openSegmentFacts} from '../../../src/production/render/set-engine/join-segments.ts';
import {damage} from '../../support/damage.ts';
import {scratch} from '../../support/scratch.ts';
import {makeMedia, tools} from '../../support/tools.ts';

const PICTURE = {frames: 10, width: 64, height: 64};

const jobFile = (tags = BT709_TAGS): Promise<string> =>
  makeMedia(
    [
      ...['-f', 'lavfi', '-i', 'testsrc2=size=64x64:rate=25', '-frames:v', '10'],
      ...['-c:v', 'libx264', '-pix_fmt', 'yuv420p', ...tags],
    ],
    join(scratch(), 'job.mp4'),
  );

const verified = (file: string, expected = PICTURE, own = tools): Promise<void> =>
  verifyJob(own, file, expected, openSegmentFacts());

test('a whole file with the frames and the picture of its job is used', async () => {
  await expect(verified(await jobFile())).resolves.toBeUndefined();
});

test('a file with the wrong number of frames is not used, nor one that is no video', async () => {
  await expect(verified(await jobFile(), {...PICTURE, frames: 11})).rejects.toMatchObject({
    code: 'farm-frames',
    problems: [{expected: '11 frames', got: '10'}],
  });
  const text = join(scratch(), 'job.mp4');
  writeFileSync(text, 'no video');
  await expect(verified(text)).rejects.toMatchObject({code: 'farm-frames'});
});

test('a file with the right number of frames that does not decode to its end is not used', async () => {
  const file = await jobFile();
  damage(file, 0.5, 200);
  await expect(verified(file)).rejects.toMatchObject({
    code: 'farm-damaged',
    problems: [{expected: '10 frames that can be decoded', got: expect.any(String)}],
  });
});

test.each([
  ['size', {...PICTURE, height: 66}, BT709_TAGS],
  ['color', PICTURE, []],
])('a file with the wrong %s is not used', async (fact, expected, tags) => {
  await expect(verified(await jobFile(tags), expected)).rejects.toMatchObject({
    problems: [{code: 'farm-damaged', what: expect.stringContaining(fact)}],
  });
});

test('an ffmpeg that something ended says nothing about the file', async () => {
  const ffmpeg = join(scratch(), 'ffmpeg');
  writeFileSync(ffmpeg, '#!/bin/sh\nkill -9 $$\n', {mode: 0o755});
  const error = await verified(await jobFile(), PICTURE, {...tools, ffmpeg}).catch(
    (thrown: unknown) => thrown,
  );
  expect(error).toMatchObject({code: 'child-failed'});
  expect(WRONG_FILE.has((error as {code: string}).code)).toBe(false);
});
