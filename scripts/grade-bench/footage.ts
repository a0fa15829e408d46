import {globSync} from 'node:fs';
import path from 'node:path';
import {readPixels} from '../../src/machine/media/picture-pixels.ts';
import {probeVideo} from '../../src/machine/media/probe.ts';
import {readSmallFrames} from '../../src/machine/media/small-frames.ts';
import type {Tools} from '../../src/machine/tools/tools.ts';
import {cutOut, sizeWithin} from '../../src/production/check/product/pixels.ts';
import {labOf} from '../../src/spot/grade/lab.ts';
import {srgbToLight} from '../../src/spot/grade/srgb.ts';

/** Frames of one shot, small, three codes of sRGB a pixel. */
export type BenchShot = {name: string; frames: Uint8Array[]};

/** Frames of a shot, evenly over its first seconds. */
const FRAMES = 18;
const SECONDS = 10;
/** Longer side of a frame, in pixels. */
const LONGEST = 160;
const CLIPS = /\.(mp4|mov|m4v|webm|mkv|avi)$/i;

/** Shots that are measured, and files that cannot be, with the reason. */
export type BenchFootage = {shots: BenchShot[]; skipped: {name: string; why: string}[]};

/** Frames that five clips of one scene, and the frames in which they are compared, need at least. */
const LEAST_FRAMES = 6;
/** The least spread of lightness (L*, standard deviation) of a picture that has colours to match: a black or a plain one has none. */
const LEAST_SPREAD = 3;

/** The clips of a folder. A file that has no video, or that cannot be measured, is skipped. Throws where it has no clips. */
export async function readFootage(folder: string, tools: Tools): Promise<BenchFootage> {
  const files = globSync('**/*', {cwd: folder}).filter((file) => CLIPS.test(file));
  if (files.length === 0) throw new Error(`--footage: expected a folder with clips, got none in ${folder}`);
  const found: BenchFootage = {shots: [], skipped: []};
  for (const file of files.sort()) {
    const shot = await readShot(file, folder, tools).catch((error: unknown) => String(error));
    const why = typeof shot === 'string' ? shot : whyNot(shot);
    if (why === undefined && typeof shot !== 'string') found.shots.push(shot);
    else found.skipped.push({name: file, why: why ?? ''});
  }
  return found;
}

/** Why a shot cannot be measured; undefined where it can. */
function whyNot({frames}: BenchShot): string | undefined {
  if (frames.length < LEAST_FRAMES)
    return `expected at least ${LEAST_FRAMES} frames in its first ${SECONDS} s, got ${frames.length}`;
  const lightness = frames.flatMap((frame) =>
    Array.from({length: Math.ceil(frame.length / 3 / EACH)}, (_, at) => lightnessAt(frame, 3 * EACH * at)),
  );
  const mean = lightness.reduce((sum, each) => sum + each, 0) / lightness.length;
  const spread = Math.sqrt(lightness.reduce((sum, each) => sum + (each - mean) ** 2, 0) / lightness.length);
  return spread < LEAST_SPREAD ? 'expected a picture, got one colour' : undefined;
}

/** Every which pixel is looked at. */
const EACH = 7;

function lightnessAt(frame: Uint8Array, at: number): number {
  const [red = 0, green = 0, blue = 0] = frame.subarray(at, at + 3);
  return labOf([srgbToLight(red / 255), srgbToLight(green / 255), srgbToLight(blue / 255)])[0];
}

async function readShot(file: string, folder: string, tools: Tools): Promise<BenchShot> {
  const whole = path.join(folder, file);
  const {width, height, fps, seconds} = await probeVideo(tools, whole);
  const count = Math.max(1, Math.floor(fps * Math.min(seconds, SECONDS)) - 1);
  const numbers = [
    ...new Set(Array.from({length: FRAMES}, (_, at) => Math.floor(((at + 0.5) * count) / FRAMES))),
  ];
  const size = sizeWithin({width, height}, LONGEST);
  return {name: file, frames: await readSmallFrames(tools, whole, numbers, size)};
}

/** The clips of the samples' brands, and their photos with a camera that moves over them. */
export async function readSamples(root: string, tools: Tools): Promise<BenchFootage> {
  const {shots: clips, skipped} = await readFootage(path.join(root, 'brands'), tools);
  const shots: BenchShot[] = [];
  for (const file of globSync('brands/*/products/*.webp', {cwd: root}).sort()) {
    const picture = await readPixels(path.join(root, file), Math.round(LONGEST * 1.4));
    const width = Math.round(picture.width / 1.4);
    const height = Math.round(picture.height / 1.4);
    const frames = Array.from({length: FRAMES}, (_, at) => {
      const part = at / (FRAMES - 1);
      const x = Math.round((picture.width - width) * part);
      const y = Math.round((picture.height - height) * (1 - part) * 0.5);
      return cutOut(picture, {x, y, width, height}).data;
    });
    shots.push({name: path.relative('brands', file), frames});
  }
  return {shots: [...clips, ...shots], skipped};
}
