import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {conform} from '../../../src/machine/media/conform.ts';
import {makeMedia, tools} from '../../support/tools.ts';

test('a clip whose index makes a second last for hours is refused, and not filled with copies of a frame', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tenspot-length-'));
  onTestFinished(() => rmSync(folder, {recursive: true, force: true}));
  const source = ['-f', 'lavfi', '-i', 'testsrc2=size=64x64:rate=24:duration=1'];
  const file = await makeMedia(
    [...source, '-c:v', 'libx264', '-pix_fmt', 'yuv420p'],
    join(folder, 'clip.mp4'),
  );
  const bytes = readFileSync(file);
  // The table of durations: version and flags, count of entries, then for each a count of samples and their duration.
  const table = bytes.indexOf('stts', 0, 'latin1') + 4;
  bytes.writeUInt32BE(0x00ff_ffff, table + 12);
  writeFileSync(file, bytes);
  await expect(conform(tools, file, 24, join(folder, 'out.mp4'))).rejects.toMatchObject({
    code: 'clip-invalid',
  });
}, 30_000);
