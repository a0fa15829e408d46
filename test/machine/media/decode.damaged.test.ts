import {copyFileSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {conform} from '../../../src/machine/media/conform.ts';
import {decodeWhole} from '../../../src/machine/media/decode.ts';
import {BT709_TAGS} from '../../../src/machine/media/ffmpeg.ts';
import {verifyMaster} from '../../../src/production/render/verify-master.ts';
import {damage} from '../../support/damage.ts';
import {scratch} from '../../support/scratch.ts';
import {makeMedia, tools} from '../../support/tools.ts';

/** A second of H.264 as models deliver it: with CABAC, so that a decoder conceals damage without a message. */
const folder = mkdtempSync(join(tmpdir(), 'tenspot-clips-'));
const clip = join(folder, 'clip.mp4');
const master = join(folder, 'master.mp4');

afterAll(() => rmSync(folder, {recursive: true, force: true}));

beforeAll(async () => {
  await makeMedia(
    [
      ...['-f', 'lavfi', '-i', 'testsrc2=size=720x720:rate=24:duration=1'],
      ...['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', ...BT709_TAGS],
    ],
    clip,
  );
  const sound = ['-f', 'lavfi', '-i', 'sine=duration=1:sample_rate=48000', '-ac', '2', '-c:a', 'aac'];
  await makeMedia(['-i', clip, ...sound, '-c:v', 'copy'], master);
});

const EXPECTED = {width: 720, height: 720, fps: 24, frames: 24};

const READERS: [string, string, (file: string) => Promise<unknown>, string][] = [
  ['a bought clip', clip, (file) => decodeWhole(tools, file), 'clip-truncated'],
  [
    'an imported clip',
    clip,
    (file) => conform(tools, file, 24, join(scratch(), 'take.mp4')),
    'clip-truncated',
  ],
  ['a master', master, (file) => verifyMaster(tools, file, EXPECTED), 'master-wrong'],
];

test.each(READERS)('%s whose frames are whole is used', async (_, whole, read) => {
  await expect(read(whole).then(() => 'used')).resolves.toBe('used');
});

test.each(READERS)(
  '%s with a damaged frame is refused, wherever the damage is',
  async (_, whole, read, code) => {
    for (const part of [0.05, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9]) {
      const file = join(scratch(), `damaged-${part}.mp4`);
      copyFileSync(whole, file);
      damage(file, part, 400);
      await expect(read(file), `at ${part}`).rejects.toMatchObject({
        code,
        problems: [{got: expect.not.stringContaining('file:')}],
      });
    }
  },
);
