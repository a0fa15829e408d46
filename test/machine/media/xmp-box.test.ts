import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {appendXmp, readXmp} from '../../../src/machine/media/xmp-box.ts';
import {xmpPacket} from '../../../src/spot/delivery/xmp-packet.ts';
import {numberedClip} from '../../support/numbered-clip.ts';
import {tools} from '../../support/tools.ts';

test('a packet follows the bytes of the file, which stay as they are; ffmpeg reads it too', async () => {
  const codec = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-movflags', '+faststart'];
  const file = await numberedClip({width: 240, height: 240, rate: '30', frames: 10}, codec);
  const before = readFileSync(file);
  const facts = {digitalSourceType: 'http://a/composite', title: 'T', creatorTool: 'C', documentId: 'D'};
  expect(await readXmp(file)).toBeUndefined();
  expect(await appendXmp(file, xmpPacket(facts))).toBe(before.length);
  expect(readFileSync(file).subarray(0, before.length).equals(before)).toBe(true);
  expect(await readXmp(file)).toBe(xmpPacket(facts));
  const probe = [
    '-v',
    'error',
    '-export_xmp',
    '1',
    '-count_frames',
    '-show_streams',
    '-show_format',
    '-of',
    'json',
  ];
  const read = JSON.parse(execFileSync(tools.ffprobe, [...probe, file], {encoding: 'utf8'}));
  expect(read.streams[0].nb_read_frames).toBe('10');
  expect(read.format.tags.xmp).toContain('http://a/composite');
});
