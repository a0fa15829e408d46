import {readFileSync} from 'node:fs';
import {truncate} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {layClipOn} from '../../../src/machine/media/on-ground.ts';
import {probeVideo} from '../../../src/machine/media/probe.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {frameOf, makeMedia, tools} from '../../support/tools.ts';

const SIZE = 96;
const PRORES = ['-c:v', 'prores_ks', '-profile:v', '4', '-pix_fmt', 'yuva444p10le'];
const TAGS = ['-color_primaries', 'bt709', '-color_trc', 'bt709', '-colorspace', 'bt709'];
const VP9 = '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuva420p'.split(' ');
const pictures = (seconds: number): string[] => [
  ...['-f', 'lavfi', '-i'],
  `testsrc2=rate=25:size=${SIZE}x${SIZE}:duration=${seconds},format=yuva444p`,
];

async function laidOf(name: string, args: readonly string[]): Promise<{file: string; warnings: string[]}> {
  const folder = temporaryFolder();
  const clip = await makeMedia(args, join(folder, name));
  const file = join(folder, 'laid.mp4');
  return {file, warnings: await layClipOn('#2040c0', tools, clip, file)};
}

test.each([
  ['a.webm', VP9],
  ['a.mov', [...PRORES, ...TAGS, '-movflags', '+faststart']],
])('a clip with an alpha channel whose second half is missing is refused: %s', async (name, codec) => {
  const folder = temporaryFolder();
  const clip = await makeMedia([...pictures(2), ...codec], join(folder, name));
  await truncate(clip, Math.round(readFileSync(clip).length / 2));
  await expect(layClipOn('#2040c0', tools, clip, join(folder, 'laid.mp4'))).rejects.toMatchObject({
    problems: [{code: 'clip-truncated', where: {file: clip}, expected: expect.stringContaining('2.0')}],
  });
});

test.each([
  ['a.webm', VP9],
  ['a.mov', [...PRORES, ...TAGS]],
])('all frames of a whole clip with an alpha channel are laid on the ground: %s', async (name, codec) => {
  const {file} = await laidOf(name, [...pictures(1), ...codec]);
  expect(await probeVideo(tools, file)).toMatchObject({frames: 25, fps: 25, interlaced: false});
});

/** A white bar that moves, in fields of 1/50 s or in frames of 1/25 s. */
const bar = (frames: string): string[] => [
  ...['-f', 'lavfi', '-i'],
  `color=s=${SIZE}x${SIZE}:r=50:d=1[a];color=white:s=24x72:r=50:d=1[b];[a][b]overlay=x='mod(n*4,72)':y=12${frames}`,
];

/** The mean difference of neighbouring lines of a frame: high where fields of different times are interleaved. */
async function combing(file: string): Promise<number> {
  const [pixels, row] = [await frameOf(file, 10), SIZE * 3];
  let sum = 0;
  for (let at = 2 * row; at < pixels.length; at++)
    sum += Math.abs((pixels[at] ?? 0) + (pixels[at - 2 * row] ?? 0) - 2 * (pixels[at - row] ?? 0));
  return sum / pixels.length;
}

test('an interlaced clip with an alpha channel is not combed, and says so', async () => {
  const woven = await laidOf('a.mov', [
    ...bar(',tinterlace=interleave_top'),
    ...[...PRORES, '-flags', '+ildct', '-top', '1'],
  ]);
  const whole = await laidOf('a.mov', [...bar(',fps=25'), ...PRORES]);
  expect(woven.warnings).toContainEqual(expect.stringContaining('interlaced'));
  expect(whole.warnings).not.toContainEqual(expect.stringContaining('interlaced'));
  expect((await probeVideo(tools, woven.file)).frames).toBe(25);
  expect(await combing(woven.file)).toBeLessThan(2 * (await combing(whole.file)));
});

test('what laying a clip changes is told, because the laid clip does not tell it any more', async () => {
  const {warnings} = await laidOf('a.mov', [
    ...[...pictures(0.2), ...pictures(0.2), '-map', '0', '-map', '1'],
    ...PRORES,
  ]);
  expect(warnings).toEqual([
    expect.stringContaining('2 video tracks: only the first is used'),
    expect.stringContaining('no colour tags'),
  ]);
});
