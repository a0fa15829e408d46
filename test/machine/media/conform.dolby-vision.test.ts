import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {conform} from '../../../src/machine/media/conform.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {makeMedia, tools} from '../../support/tools.ts';

/** The boxes around the configuration of an HEVC picture in an MP4, from the outside in. */
const AROUND = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'stsd', 'hvc1'];

/** A clip with a configuration record of Dolby Vision, as Dolby specifies it for ISO base media files. */
async function dolbyClip(profile: number, compatibility: number): Promise<string> {
  const source = ['-f', 'lavfi', '-i', 'testsrc2=size=64x64:rate=24:duration=0.25'];
  const codec =
    '-c:v libx265 -preset ultrafast -x265-params log-level=error -pix_fmt yuv420p10le -tag:v hvc1';
  const file = await makeMedia([...source, ...codec.split(' ')], join(temporaryFolder(), 'clip.mp4'));
  const record = Buffer.alloc(32);
  record.writeUInt32BE(record.length, 0);
  record.write(profile > 7 ? 'dvvC' : 'dvcC', 4, 'latin1');
  // Version 1.0, profile (7 bits), level 1 (6 bits), then which layers there are, and with what the picture is compatible.
  record.set([1, 0, profile << 1, (1 << 3) | 0b101, compatibility << 4], 8);
  const bytes = readFileSync(file);
  for (const name of AROUND) {
    const at = bytes.indexOf(name, 0, 'latin1') - 4;
    bytes.writeUInt32BE(bytes.readUInt32BE(at) + record.length, at);
  }
  // Behind the record of HEVC. The pictures are in front of the index, so they stay where it says.
  const hevc = bytes.indexOf('hvcC', 0, 'latin1') - 4;
  const end = hevc + bytes.readUInt32BE(hevc);
  expect(bytes.indexOf('mdat', 0, 'latin1')).toBeLessThan(hevc);
  writeFileSync(file, Buffer.concat([bytes.subarray(0, end), record, bytes.subarray(end)]));
  return file;
}

test.each([
  [5, 0],
  [20, 0],
])(
  'a clip whose picture only players of Dolby Vision show in its colours is refused: profile %d',
  async (profile, compatibility) => {
    const file = await dolbyClip(profile, compatibility);
    await expect(conform(tools, file, 24, join(temporaryFolder(), 'out.mp4'))).rejects.toMatchObject({
      problems: [
        {
          code: 'clip-invalid',
          where: {file},
          got: expect.stringContaining(`Dolby Vision of profile ${profile}`),
        },
      ],
    });
  },
);

test('a clip in Dolby Vision that other players show in its colours is used: profile 8.4, as phones record it', async () => {
  const {frames} = await conform(tools, await dolbyClip(8, 4), 24, join(temporaryFolder(), 'out.mp4'));
  expect(frames).toBe(6);
});
