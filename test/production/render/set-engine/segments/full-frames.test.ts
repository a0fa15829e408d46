import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import sharp from 'sharp';
import {describe, expect, test} from 'vitest';
import {ffmpeg, input} from '../../../../../src/machine/media/ffmpeg.ts';
import {segmentEncoder} from '../../../../../src/production/render/set-engine/composite/segment-encoder.ts';
import {picturesToVideo} from '../../../../../src/production/render/set-engine/segments/full-frames.ts';
import {temporaryFolder} from '../../../../support/folder.ts';
import {tools} from '../../../../support/tools.ts';

const SIZE = {width: 64, height: 64, fps: 30} as const;
const SETTINGS = {scale: 1, crf: 18, preset: 'veryfast'} as const;
type Kind = 'rgb' | 'rgba' | 'grey';

/** One picture a frame: grey of the frame's own level, as Chrome writes it with or without an alpha channel. */
async function pictures(kinds: readonly Kind[]): Promise<string[]> {
  const folder = temporaryFolder();
  return Promise.all(
    kinds.map(async (kind, frame) => {
      const {width, height} = SIZE;
      const level = levelOf(frame);
      const flat = sharp({create: {width, height, channels: 3, background: {r: level, g: level, b: level}}});
      const picture =
        kind === 'rgba' ? flat.ensureAlpha() : kind === 'grey' ? flat.toColourspace('b-w') : flat;
      const file = join(folder, `${frame}.png`);
      writeFileSync(file, await picture.png().toBuffer());
      return file;
    }),
  );
}

const levelOf = (frame: number): number => 40 + 3 * frame;

/** The luma of each frame that ffmpeg makes of them (BT.709, limited range), once as raw video and once encoded. */
async function lumaOf(kinds: readonly Kind[]): Promise<{raw: number[]; encoded: number[]}> {
  const files = await pictures(kinds);
  const bytes = (SIZE.width * SIZE.height * 3) / 2;
  const levels = (raw: Buffer): number[] =>
    Array.from({length: raw.length / bytes}, (_, at) => raw[at * bytes] as number);
  const made = picturesToVideo(files, SIZE, SETTINGS);
  const rawVideo = ['-f', 'rawvideo', '-pix_fmt', 'yuv420p', '-'];
  const {stdout} = await ffmpeg(tools, [...made.arguments, ...rawVideo], {pipes: made.pipes});
  const again = picturesToVideo(files, SIZE, SETTINGS);
  const file = join(temporaryFolder(), 'segment.mp4');
  await ffmpeg(tools, [...again.arguments, ...segmentEncoder(SETTINGS, SIZE.fps), file], {
    pipes: again.pipes,
  });
  const read = await ffmpeg(tools, [...input(file), '-fps_mode', 'passthrough', ...rawVideo]);
  return {raw: levels(stdout), encoded: levels(read.stdout)};
}

const expectAll = async (kinds: readonly Kind[]): Promise<void> => {
  const {raw, encoded} = await lumaOf(kinds);
  const wanted = kinds.map((_, frame) => 16 + (219 / 255) * levelOf(frame));
  for (const got of [raw, encoded]) {
    expect(got).toHaveLength(kinds.length);
    for (const [frame, level] of got.entries())
      expect(Math.abs(level - (wanted[frame] ?? 0))).toBeLessThan(3);
  }
};

describe('full-frame pictures become a frame each, in their order', () => {
  test('where Chrome writes some with an alpha channel and some without', async () => {
    await expectAll(Array.from({length: 60}, (_, frame) => (frame >= 25 && frame < 50 ? 'rgba' : 'rgb')));
  });

  test('where every picture has other channels than the one before', async () => {
    await expectAll(
      Array.from({length: 31}, (_, frame) => (['rgba', 'grey', 'rgb'] as const)[frame % 3] ?? 'rgb'),
    );
  });
});
