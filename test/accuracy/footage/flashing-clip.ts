import type {Chance} from '../chance.ts';
import {type Flashing, isHigh} from '../surgery/paint-flashes.ts';
import type {ClipTiming} from './draw-clips.ts';
import {encodePictures, TAGS} from './ffmpeg.ts';
import {CLIP_SIZE, openScene} from './scene.ts';

/** Draws a clip of a scene whose lower part changes between two states of light, as a screen or a strobe in it would. */
export async function drawFlashingClip(
  file: string,
  chance: Chance,
  timing: ClipTiming,
  {rate, area, seconds, states, red}: Flashing,
): Promise<void> {
  const {width, height} = CLIP_SIZE;
  const scene = await openScene(chance, timing.seconds);
  const picture = {width, height, data: new Uint8Array(width * height * 3)};
  const top = height - Math.round(height * area);
  const colors = states.map((luminance) => colorOf(luminance, red ?? false));
  function* frames(): Generator<Uint8Array> {
    for (let frame = 0; frame < timing.seconds * timing.fps; frame++) {
      const at = frame / timing.fps;
      scene.draw(picture, at);
      const on = at >= 0.2 && at < 0.2 + seconds;
      const [r, g, b] = colors[on && isHigh(frame - 6, timing.fps, rate) ? 1 : 0] as [number, number, number];
      for (let pixel = top * width; pixel < width * height; pixel++) {
        picture.data[pixel * 3] = r;
        picture.data[pixel * 3 + 1] = g;
        picture.data[pixel * 3 + 2] = b;
      }
      yield picture.data;
    }
  }
  const input = [
    '-f',
    'rawvideo',
    '-pix_fmt',
    'rgb24',
    '-s',
    `${width}x${height}`,
    '-r',
    String(timing.fps),
    '-i',
    '-',
  ];
  const filter = ['-vf', 'scale=out_color_matrix=bt709:out_range=tv,format=yuv420p'];
  await encodePictures(frames(), [
    ...input,
    ...filter,
    '-c:v',
    'libx264',
    '-preset',
    'veryfast',
    '-crf',
    '14',
    ...TAGS,
    file,
  ]);
}

/** The sRGB colour of a relative luminance: a grey, or a red as pure as it can be. */
function colorOf(luminance: number, red: boolean): [number, number, number] {
  const code = (linear: number): number =>
    Math.round(255 * (linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055));
  return red
    ? [code(Math.min(1, luminance / 0.2126)), 0, 0]
    : [code(luminance), code(luminance), code(luminance)];
}
