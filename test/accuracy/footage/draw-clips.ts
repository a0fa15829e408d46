import {join} from 'node:path';
import type {Cutout} from '../brands/draw-product.ts';
import type {Chance} from '../chance.ts';
import {decodePictures, encodePictures, TAGS} from './ffmpeg.ts';
import {CLIP_SIZE, openScene} from './scene.ts';
import {drawInto, type Light, type Picture, type Quad} from './warp.ts';

/** How a clip is encoded: as a vendor delivers it. */
export type ClipTiming = {seconds: number; fps: number};

const encoderOf = ({fps}: ClipTiming, {width, height}: {width: number; height: number}): string[] => [
  ...['-f', 'rawvideo', '-pix_fmt', 'rgb24', '-s', `${width}x${height}`, '-r', String(fps), '-i', '-'],
  ...['-vf', 'scale=out_color_matrix=bt709:out_range=tv,noise=alls=3:allf=t,format=yuv420p'],
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '19', '-movflags', '+faststart', ...TAGS],
];

/** Draws a clip of a scene. */
export async function drawClip(file: string, chance: Chance, timing: ClipTiming): Promise<void> {
  const scene = await openScene(chance, timing.seconds);
  const picture = emptyPicture();
  await encodePictures(
    framesOf(timing, (seconds) => {
      scene.draw(picture, seconds);
      return picture.data;
    }),
    [...encoderOf(timing, CLIP_SIZE), file],
  );
}

function* framesOf({seconds, fps}: ClipTiming, draw: (seconds: number) => Uint8Array): Generator<Uint8Array> {
  for (let frame = 0; frame < Math.round(seconds * fps); frame++) yield draw(frame / fps);
}

const emptyPicture = (): Picture => ({
  ...CLIP_SIZE,
  data: new Uint8Array(CLIP_SIZE.width * CLIP_SIZE.height * 3),
});

/** Where the product stands in a clip, how it is lit, and how it moves. */
export type ProductPose = {quadAt: (seconds: number) => Quad; light: Light};

/** A pose of a product in the lower middle of the picture, upright, slowly turning and moving. */
export function poseOf(
  chance: Chance,
  {stretch = [1, 1], bend = 0}: {stretch?: readonly [number, number]; bend?: number} = {},
): ProductPose {
  const {width, height} = CLIP_SIZE;
  const tall = height * chance.between(0.46, 0.54) * stretch[1];
  const wide = (tall / stretch[1]) * 0.5 * stretch[0];
  const middle = {x: width * chance.between(0.46, 0.54), y: height * chance.between(0.63, 0.67)};
  const drift = {x: chance.between(-16, 16), y: chance.between(-4, 4), grow: chance.between(-0.02, 0.03)};
  const turn = chance.between(-0.05, 0.05);
  const depth = chance.between(-0.05, 0.05);
  const warm = chance.between(-0.06, 0.06);
  const bright = chance.between(0.88, 1.02);
  return {
    light: [bright * (1 + warm), bright, bright * (1 - warm)],
    quadAt(at) {
      const grow = 1 + drift.grow * at;
      const [cos, sin] = [Math.cos(turn + 0.02 * Math.sin(at)), Math.sin(turn + 0.02 * Math.sin(at))];
      const corner = (sx: number, sy: number): [number, number] => {
        const side = 1 + depth * sx;
        const x = (sx * wide * grow) / 2 + bend * sy * wide;
        const y = (sy * tall * grow * side) / 2;
        return [middle.x + drift.x * at + x * cos - y * sin, middle.y + drift.y * at + x * sin + y * cos];
      };
      return [corner(-1, -1), corner(1, -1), corner(1, 1), corner(-1, 1)];
    },
  };
}

/** Puts a product into a clip, in perspective and in the light of the scene. */
export async function drawProductClip(
  file: string,
  background: string,
  product: Cutout,
  pose: ProductPose,
  timing: ClipTiming,
): Promise<void> {
  const {width, height} = CLIP_SIZE;
  const cover = `scale=${width}:${height}:force_original_aspect_ratio=increase,crop=${width}:${height},fps=${timing.fps},gblur=sigma=1.6`;
  const frames = decodePictures(background, width * height * 3, [
    '-vf',
    cover,
    '-pix_fmt',
    'rgb24',
    '-t',
    String(timing.seconds),
  ]);
  async function* composed(): AsyncGenerator<Uint8Array> {
    let frame = 0;
    for await (const data of frames) {
      const at = frame++ / timing.fps;
      const quad = pose.quadAt(at);
      shadow({data, width, height}, quad);
      drawInto({data, width, height}, product, quad, pose.light);
      yield data;
    }
  }
  await encodePictures(composed(), [...encoderOf(timing, CLIP_SIZE), file]);
}

/** A soft shadow on the ground below the product. */
function shadow({data, width, height}: Picture, quad: Quad): void {
  const [, , right, left] = quad;
  const middle = {x: (left[0] + right[0]) / 2, y: (left[1] + right[1]) / 2 - 4};
  const radius = {x: Math.abs(right[0] - left[0]) * 0.62, y: Math.abs(right[0] - left[0]) * 0.14};
  for (let y = Math.max(0, Math.floor(middle.y - radius.y)); y < Math.min(height, middle.y + radius.y); y++)
    for (
      let x = Math.max(0, Math.floor(middle.x - radius.x));
      x < Math.min(width, middle.x + radius.x);
      x++
    ) {
      const away = Math.hypot((x - middle.x) / radius.x, (y - middle.y) / radius.y);
      if (away >= 1) continue;
      const keep = 1 - 0.5 * (1 - away) ** 1.2;
      const at = (y * width + x) * 3;
      for (let channel = 0; channel < 3; channel++)
        data[at + channel] = (data[at + channel] as number) * keep;
    }
}

/** The path of a clip in a folder. */
export const clipPath = (folder: string, name: string): string => join(folder, `${name}.mp4`);
