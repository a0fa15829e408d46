import {readFile, truncate, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {conform} from '../../../src/machine/media/conform.ts';
import {ffmpeg, input} from '../../../src/machine/media/ffmpeg.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {frameOf, makeMedia, tools} from '../../support/tools.ts';

const PICTURE = ['-f', 'lavfi', '-i', 'testsrc2=rate=24:size=320x180:duration=1'];
const LONG_SOUND = ['-f', 'lavfi', '-i', 'sine=duration=2'];
const H264 = ['-c:v', 'libx264', '-pix_fmt', 'yuv420p', '-colorspace', 'bt709'];
const VP9 = ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-colorspace', 'bt709'];

async function conformed(name: string, args: readonly string[], fps = 24) {
  const folder = temporaryFolder();
  const clip = await makeMedia(args, join(folder, name));
  const file = join(folder, 'conformed.mp4');
  return {clip, file, ...(await conform(tools, clip, fps, file))};
}

test.each([
  ['a ProRes MOV with 24-bit sound', 'a.mov', ['-c:v', 'prores_ks', '-c:a', 'pcm_s24be']],
  ['an MPEG-TS with MP2 sound', 'a.ts', [...H264, '-c:a', 'mp2']],
  [
    'a Matroska file with DTS sound',
    'a.mkv',
    [...H264, '-strict', '-2', '-c:a', 'dca', '-ac', '2', '-ar', '48000'],
  ],
])('the sound of a clip does not decide whether its picture can be used: %s', async (_, name, codecs) => {
  const {frames, warnings} = await conformed(name, [...PICTURE, ...LONG_SOUND, ...codecs]);
  expect(frames).toBe(24);
  expect(warnings.filter((each) => !each.startsWith('no colour tags'))).toEqual([]);
});

test.each([
  ['WebM', 'a.webm', [...VP9, '-c:a', 'libopus']],
  ['Matroska', 'a.mkv', [...H264, '-c:a', 'libopus']],
  ['QuickTime file with PCM', 'a.mov', ['-c:v', 'prores_ks', '-c:a', 'pcm_s24le']],
  ['MPEG-TS', 'a.ts', [...H264, '-c:a', 'mp2']],
])('sound that is longer than the picture does not make a %s damaged', async (_, name, codecs) => {
  const {frames} = await conformed(name, [...PICTURE, ...LONG_SOUND, ...codecs]);
  expect(frames).toBe(24);
});

test('what the edit list of a MOV hides is not shown: the clip begins with its first visible picture', async () => {
  const folder = temporaryFolder();
  const sound = ['-f', 'lavfi', '-i', 'sine=duration=1', '-c:a', 'aac'];
  const whole = await makeMedia([...PICTURE, ...sound, ...H264, '-bf', '2'], join(folder, 'whole.mp4'));
  const {frames, file} = await conformed('a.mov', ['-ss', '0.5', '-i', whole, '-c', 'copy']);
  expect(frames).toBe(12);
  const first = await frameOf(file, 0);
  expect(psnr(first, await frameOf(whole, 12))).toBeGreaterThan(30);
  expect(psnr(first, await frameOf(whole, 0))).toBeLessThan(30);
});

test('a WebM that does not state its length, as browsers record it, is as long as its packets', async () => {
  const {frames} = await conformed('a.webm', [...PICTURE, ...VP9, '-f', 'webm', '-live', '1']);
  expect(frames).toBe(24);
});

test('two recordings that were joined as a transport stream are not taken for a damaged clip', async () => {
  const folder = temporaryFolder();
  const one = await makeMedia([...PICTURE, ...H264, '-f', 'mpegts'], join(folder, 'one.ts'));
  const joined = join(folder, 'joined.ts');
  await writeFile(joined, Buffer.concat([await readFile(one), await readFile(one)]));
  const {frames} = await conform(tools, joined, 24, join(folder, 'out.mp4'));
  expect(frames).toBeGreaterThanOrEqual(24);
});

test('a Matroska file that is cut off is still refused', async () => {
  const folder = temporaryFolder();
  const clip = await makeMedia(
    [...PICTURE, ...LONG_SOUND, ...H264, '-c:a', 'libopus'],
    join(folder, 'a.mkv'),
  );
  await truncate(clip, 20_000);
  await expect(conform(tools, clip, 24, join(folder, 'out.mp4'))).rejects.toMatchObject({
    problems: [{code: 'clip-truncated', expected: expect.stringContaining('2.01 s')}],
  });
});

test('a stream in a codec that is not allowed is named', async () => {
  const folder = temporaryFolder();
  const clip = await makeMedia([...PICTURE, '-c:v', 'huffyuv'], join(folder, 'a.mkv'));
  await expect(conform(tools, clip, 24, join(folder, 'out.mp4'))).rejects.toMatchObject({
    problems: [{code: 'clip-invalid', where: {file: clip}, got: expect.stringContaining('huffyuv')}],
  });
});

const X265 = 'log-level=error:colorprim=bt2020:colormatrix=bt2020nc:transfer=';
const hdr = (transfer: string): string[] => [
  ...PICTURE,
  ...[
    '-c:v',
    'libx265',
    '-preset',
    'ultrafast',
    '-pix_fmt',
    'yuv420p10le',
    '-x265-params',
    `${X265}${transfer}`,
  ],
];

test.each([
  ['arib-std-b67', 'HLG (transfer arib-std-b67, primaries bt2020)'],
  ['smpte2084', 'PQ (transfer smpte2084, primaries bt2020)'],
  ['bt2020-10', 'wide gamut (transfer bt2020-10, primaries bt2020)'],
])(
  'a clip in HDR or a wide gamut gets a warning that names its transfer and primaries: %s',
  async (transfer, named) => {
    const {warnings} = await conformed('a.mp4', hdr(transfer));
    expect(warnings).toEqual([expect.stringContaining(named)]);
  },
);

/** A clip in YUV of which most colours, or the brightest ones, are outside of RGB. */
const outside = (luma: string, blue: string, red: string): string[] => [
  ...['-f', 'lavfi', '-i'],
  `nullsrc=s=320x180:r=24:d=0.5,format=yuv444p,geq=lum='${luma}':cb='${blue}':cr='${red}'`,
  ...[...H264, '-color_range', 'tv', '-qp', '1'],
];

test.each([
  ['too saturated', outside('40+X/2', '128+100*sin(Y/30+N/5)', '128+100*cos(X/40)')],
  ['brighter than white', outside('120+X/2.4', '128', '128')],
  ['darker than black', outside('4+X/4', '128', '128')],
])(
  'colours outside of RGB (%s) are clipped once: the clip looks as before, and converting it to RGB changes nothing more',
  async (_, made) => {
    const {clip, file} = await conformed('a.mp4', made);
    const [before, after] = await Promise.all([frameOf(clip, 5), frameOf(file, 5)]);
    expect(psnr(before, after)).toBeGreaterThan(38);
    const yuv = (...filters: string[]): Promise<Buffer> => planes(file, filters.join(','));
    const exact = 'flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp';
    const inRgb = [`scale=in_color_matrix=bt709:in_range=tv:${exact}`, 'format=gbrp'];
    const back = [`scale=out_color_matrix=bt709:out_range=tv:${exact}`, 'format=yuv420p'];
    expect(psnr(await yuv('null'), await yuv(...inRgb, ...back))).toBeGreaterThan(42);
  },
);

const planes = async (file: string, filters: string): Promise<Buffer> =>
  (await ffmpeg(tools, [...input(file), '-vf', filters, '-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-']))
    .stdout;

/** Peak signal to noise in dB. */
function psnr(a: Uint8Array, b: Uint8Array): number {
  expect(a.length).toBe(b.length);
  const sum = a.reduce((total, value, at) => total + (value - (b[at] ?? 0)) ** 2, 0);
  return 10 * Math.log10((255 ** 2 * a.length) / Math.max(1, sum));
}

/** The mean difference of neighbouring lines of a frame: high where fields of different times are interleaved. */
async function combing(file: string, frame: number): Promise<number> {
  const [width, height] = [320, 180];
  const pixels = await frameOf(file, frame, {width, height});
  let sum = 0;
  for (let at = 2 * width * 3; at < pixels.length; at++) {
    const above = pixels[at - width * 3] ?? 0;
    sum += Math.abs((pixels[at] ?? 0) + (pixels[at - 2 * width * 3] ?? 0) - 2 * above);
  }
  return sum / pixels.length;
}

const FIELDS =
  "color=s=320x180:r=50:d=1[a];color=white:s=60x140:r=50:d=1[b];[a][b]overlay=x='mod(n*8,260)':y=20,format=yuv420p";

test.each([
  ['H.264', 'a.mp4', [...H264, '-flags', '+ilme+ildct']],
  ['MPEG-2', 'a.ts', ['-c:v', 'mpeg2video', '-q:v', '2', '-flags', '+ilme+ildct', '-colorspace', 'bt709']],
])('an interlaced clip is not combed: %s', async (_, name, codec) => {
  const source = (field: string) => ['-f', 'lavfi', '-i', `${FIELDS}${field}`];
  const woven = await conformed(name, [...source(',tinterlace=interleave_top'), ...codec], 25);
  const whole = await conformed('whole.mp4', [...source(',fps=25'), ...H264], 25);
  expect(woven.warnings).toEqual([expect.stringContaining('interlaced')]);
  expect(await combing(woven.file, 10)).toBeLessThan(2 * (await combing(whole.file, 10)));
});

test.each(['late.mp4', 'late.ts'])(
  'a picture that starts later than the sound is not frozen until then: %s',
  async (name) => {
    const folder = temporaryFolder();
    const picture = await makeMedia([...PICTURE, ...H264], join(folder, 'picture.mp4'));
    const sound = await makeMedia([...LONG_SOUND, '-c:a', 'aac'], join(folder, 'sound.m4a'));
    const {frames, file, warnings} = await conformed(name, [
      ...['-itsoffset', '0.5', '-i', picture, '-i', sound],
      ...['-map', '0:v', '-map', '1:a', '-c', 'copy'],
    ]);
    expect(frames).toBe(24);
    expect(warnings).toEqual([expect.stringMatching(/the picture starts 0\.5\d s after/)]);
    const [first, sixth] = [await frameOf(file, 0), await frameOf(file, 6)];
    expect(first.equals(sixth)).toBe(false);
  },
);

test('a clip with two video tracks says which one is used', async () => {
  const second = ['-f', 'lavfi', '-i', 'color=red:rate=24:size=160x90:duration=1'];
  const {warnings, width} = await conformed('a.mp4', [
    ...PICTURE,
    ...second,
    '-map',
    '0',
    '-map',
    '1',
    ...H264,
  ]);
  expect(width).toBe(320);
  expect(warnings).toEqual([expect.stringMatching(/2 video tracks: only the first is used .*320x180/)]);
});

test('a cover picture in front of the video is not taken for the video', async () => {
  const folder = temporaryFolder();
  const cover = await makeMedia(
    ['-f', 'lavfi', '-i', 'color=red:s=64x64', '-frames:v', '1'],
    join(folder, 'c.png'),
  );
  const {width, frames} = await conformed('a.mp4', [
    ...[
      '-i',
      cover,
      ...PICTURE,
      '-map',
      '0',
      '-map',
      '1',
      '-c:v:0',
      'png',
      '-disposition:v:0',
      'attached_pic',
    ],
    ...['-c:v:1', 'libx264', '-pix_fmt:v:1', 'yuv420p'],
  ]);
  expect([width, frames]).toEqual([320, 24]);
});
