import {mkdtempSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {ffmpeg} from '../../src/machine/media/ffmpeg.ts';
import {tools} from './tools.ts';

/** Blocks of a tile, across and down: each is a bit of the frame's number, lowest first. */
const ACROSS = 4;
const DOWN = 2;
export const BITS = ACROSS * DOWN;
const TILE = 60;
const DARK = 16;
const LIGHT = 235;

/** How far from an edge between blocks a pixel has to be to count, in pixels of what shows it and in those of the clip. */
const CLEAR = 2.2;

type Numbered = {width: number; height: number; rate: string; frames: number};

/** A file whose frames carry their number in tiles all over, and so in every part that a crop leaves. `codec`: how ffmpeg encodes it. */
export async function numberedClip(
  {width, height, rate, frames}: Numbered,
  codec: readonly string[],
  extension = 'mp4',
): Promise<string> {
  const file = join(mkdtempSync(join(tmpdir(), 'tenspot-numbers-')), `clip.${extension}`);
  const raw = [
    '-f',
    'rawvideo',
    '-pixel_format',
    'yuv420p',
    '-video_size',
    `${width}x${height}`,
    '-framerate',
    rate,
  ];
  const pictures = Array.from({length: frames}, (_, number) => drawNumber(number, width, height));
  await ffmpeg(tools, [...raw, '-i', 'pipe:3', ...codec, file], {pipes: [pictures]});
  return file;
}

function drawNumber(number: number, width: number, height: number): Buffer {
  const picture = Buffer.alloc((width * height * 3) / 2, 128);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) picture[y * width + x] = (number >> bitAt(x, y)) & 1 ? LIGHT : DARK;
  return picture;
}

const bitAt = (x: number, y: number): number =>
  Math.floor((x % TILE) / (TILE / ACROSS)) + ACROSS * Math.floor((y % TILE) / (TILE / DOWN));

/** What a numbered clip shows at a point of its picture, and which bit that is; null too near to another block. */
export function blockAt(
  x: number,
  y: number,
  number: number,
  scale: number,
): {bit: number; value: number} | null {
  const [inX, inY] = [((x % TILE) + TILE) % TILE, ((y % TILE) + TILE) % TILE];
  const [width, height] = [TILE / ACROSS, TILE / DOWN];
  const clear = (at: number, side: number): boolean => {
    const from = at % side;
    return Math.min(from, side - from) * Math.min(1, scale) > CLEAR;
  };
  if (!clear(inX, width) || !clear(inY, height)) return null;
  const bit = bitAt(inX, inY);
  return {bit, value: (number >> bit) & 1 ? LIGHT : DARK};
}

/** The number that a whole picture carries, from its luma. */
export function numberIn(luma: Uint8Array, width: number): number {
  let number = 0;
  for (let bit = 0; bit < BITS; bit++) {
    const x = ((bit % ACROSS) + 0.5) * (TILE / ACROSS);
    const y = (Math.floor(bit / ACROSS) + 0.5) * (TILE / DOWN);
    if ((luma[Math.floor(y) * width + Math.floor(x)] ?? 0) > (DARK + LIGHT) / 2) number |= 1 << bit;
  }
  return number;
}
