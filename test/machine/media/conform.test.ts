import {mkdtempSync, rmSync} from 'node:fs';
import {copyFile, readFile, truncate, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {conform} from '../../../src/machine/media/conform.ts';
import {ffmpeg, input} from '../../../src/machine/media/ffmpeg.ts';
import {probeVideo} from '../../../src/machine/media/probe.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {frameOf, makeMedia, tools} from '../../support/tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'tenspot-clips-'));
const at = (name: string): string => join(folder, name);
const source = (rate: string, size = '320x180', seconds = 1): string[] => [
  '-f',
  'lavfi',
  '-i',
  `testsrc2=rate=${rate}:size=${size}:duration=${seconds}`,
];

/** Half a second of #C96F4A, in a matrix and range. */
const clay = (matrix: string, range: string): string[] => [
  ...['-f', 'lavfi', '-i', 'color=c=0xC96F4A:rate=30:size=320x180:duration=0.5'],
  ...[
    '-vf',
    `format=gbrp,scale=flags=accurate_rnd+full_chroma_int:out_color_matrix=${matrix}:out_range=${range},format=yuv420p`,
  ],
  ...['-c:v', 'libx264', '-crf', '4'],
];

afterAll(() => rmSync(folder, {recursive: true, force: true}));

beforeAll(async () => {
  await makeMedia(
    [...source('24000/1001'), '-c:v', 'libx264', '-bf', '5', '-pix_fmt', 'yuv420p'],
    at('film.mp4'),
  );
  await makeMedia(
    [
      ...source('30', '320x180', 4),
      '-c:v',
      'libx264',
      '-g',
      '10',
      '-pix_fmt',
      'yuv420p',
      '-movflags',
      '+faststart',
    ],
    at('whole.mp4'),
  );
  await makeMedia(
    [...clay('bt709', 'tv'), '-colorspace', 'bt709', '-color_primaries', 'bt709', '-color_trc', 'bt709'],
    at('clay-709.mp4'),
  );
  await makeMedia(clay('bt601', 'tv'), at('clay-untagged.mp4'));
  await makeMedia(
    [...clay('bt709', 'pc'), '-colorspace', 'bt709', '-color_range', 'pc'],
    at('clay-full.mp4'),
  );
});

test('a clip of any frame rate is converted to the rate of the spot, with tags and without B-frames', async () => {
  const file = join(temporaryFolder(), 'out.mp4');
  const {frames, warnings} = await conform(tools, at('film.mp4'), 30, file);
  expect(frames).toBe(30);
  expect(warnings[0]).toContain('23.976 fps conformed to 30: about 6 frames a second are repeated');
  const video = await probeVideo(tools, file);
  expect(video).toMatchObject({
    codec: 'h264',
    fps: 30,
    pixelFormat: 'yuv420p',
    color: {primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', range: 'tv'},
  });
});

test.each(['clay-709.mp4', 'clay-untagged.mp4', 'clay-full.mp4'])(
  'colours stay what they are: %s',
  async (name) => {
    const file = join(temporaryFolder(), 'out.mp4');
    await conform(tools, at(name), 30, file);
    const [r = 0, g = 0, b = 0] = await frameOf(file, 3);
    expect(Math.max(Math.abs(r - 0xc9), Math.abs(g - 0x6f), Math.abs(b - 0x4a))).toBeLessThanOrEqual(2);
  },
);

test.each([
  [
    'a text file named .mp4',
    async (file: string) => writeFile(file, 'not a video at all, only words'),
    'clip-invalid',
  ],
  ['0 bytes', async (file: string) => writeFile(file, ''), 'clip-empty'],
  [
    'sound without a picture',
    async (file: string) =>
      makeMedia(['-f', 'lavfi', '-i', 'sine=duration=1', '-c:a', 'aac', '-f', 'mp4'], file),
    'clip-invalid',
  ],
  [
    'an HLS playlist named .mp4',
    async (file: string) =>
      writeFile(file, `#EXTM3U\n#EXTINF:1,\nfile://${at('whole.mp4')}\n#EXT-X-ENDLIST\n`),
    'clip-playlist',
  ],
  [
    'a concat script named .mp4',
    async (file: string) => writeFile(file, `ffconcat version 1.0\nfile '${at('whole.mp4')}'\n`),
    'clip-playlist',
  ],
  [
    'a clip without its index',
    async (file: string) => copyFile(at('film.mp4'), file).then(() => truncate(file, 20_000)),
    'clip-invalid',
  ],
])('%s is refused', async (_, make, code) => {
  const file = join(temporaryFolder(), 'clip.mp4');
  await make(file);
  await expect(conform(tools, file, 30, join(temporaryFolder(), 'out.mp4'))).rejects.toMatchObject({
    problems: [
      {code, where: {file}, expected: expect.any(String), got: expect.any(String), fix: expect.any(String)},
    ],
  });
});

test('a clip whose second half is missing is refused, although its index is complete', async () => {
  const file = join(temporaryFolder(), 'half.mp4');
  await copyFile(at('whole.mp4'), file);
  await truncate(file, Math.round((await readFile(file)).length / 2));
  await expect(conform(tools, file, 30, join(temporaryFolder(), 'out.mp4'))).rejects.toMatchObject({
    problems: [{code: 'clip-truncated', expected: expect.stringContaining('4.00 s')}],
  });
});

test('ffmpeg itself refuses a script that is not on the allow-lists', async () => {
  const file = join(temporaryFolder(), 'list.mp4');
  await writeFile(file, `ffconcat version 1.0\nfile '${at('whole.mp4')}'\n`);
  await expect(ffmpeg(tools, [...input(file), '-f', 'null', '-'])).rejects.toThrow('whitelist');
});

test('a file name that looks like an option or a protocol is read as a file name', async () => {
  const own = temporaryFolder();
  const file = join(own, '-i concat:a|b.mp4');
  await copyFile(at('film.mp4'), file);
  expect((await probeVideo(tools, file)).width).toBe(320);
});
