import {mkdtempSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, expect, test} from 'vitest';
import {hashPackets} from '../../../src/machine/media/packet-groups.ts';
import {refuseFalseTables} from '../../../src/machine/media/sample-tables.ts';
import {makeMedia} from '../../support/tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenspot-tables-'));
afterAll(() => rmSync(folder, {recursive: true, force: true}));
const whole = await makeMedia(
  ['-f', 'lavfi', '-i', 'testsrc2=size=64x64:rate=24:duration=1', '-c:v', 'libx264', '-pix_fmt', 'yuv420p'],
  join(folder, 'whole.mp4'),
);

/** The file with another count of entries in one of its tables. */
function withCount(table: string, count: number): string {
  const bytes = readFileSync(whole);
  const at = bytes.indexOf(table, 0, 'latin1') + 4;
  bytes.writeUInt32BE(count, at + (table === 'stsz' ? 8 : 4));
  const file = join(folder, `${table}-${count}.mp4`);
  writeFileSync(file, bytes);
  return file;
}

test('a whole file is accepted, and all its frames are read', async () => {
  await refuseFalseTables(whole);
  const {video} = await hashPackets(whole);
  expect(video.reduce((sum, {frames}) => sum + frames, 0)).toBe(24);
});

test.each(['stts', 'ctts', 'stsc', 'stsz', 'stco', 'stss'])(
  'a table %s with more entries than it has room for is refused',
  async (table) => {
    for (const count of [0x7fff_ffff, 0xffff_ffff])
      await expect(hashPackets(withCount(table, count))).rejects.toMatchObject({code: 'clip-invalid'});
  },
);

/** The file in which the first entry of a table stands for so many samples. */
function withSamples(table: string, samples: number): string {
  const bytes = readFileSync(whole);
  const at = bytes.indexOf(table, 0, 'latin1') + 4;
  bytes.writeUInt32BE(samples, at + (table === 'stsc' ? 12 : 8));
  const file = join(folder, `${table}-of-${samples}.mp4`);
  writeFileSync(file, bytes);
  return file;
}

test.each(['stts', 'ctts', 'stsc'])(
  'an entry of a table %s that stands for more samples than the track has is refused',
  async (table) => {
    for (const samples of [25, 0x7fff_ffff, 0xffff_ffff])
      await expect(hashPackets(withSamples(table, samples))).rejects.toMatchObject({
        code: 'clip-invalid',
        problems: [{got: expect.stringContaining(String(samples))}],
      });
  },
);

test('a file that is no video is refused with a code, whatever the reader throws', async () => {
  for (const [name, bytes] of Object.entries({empty: Buffer.alloc(0), text: Buffer.from('no video')})) {
    const file = join(folder, `${name}.mp4`);
    writeFileSync(file, bytes);
    await expect(hashPackets(file), name).rejects.toMatchObject({code: 'clip-invalid'});
  }
});
