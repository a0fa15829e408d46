import {globSync} from 'node:fs';
import path from 'node:path';
import {readPixels} from '../../src/machine/media/picture-pixels.ts';
import {probeVideo} from '../../src/machine/media/probe.ts';
import {readSmallFrames} from '../../src/machine/media/small-frames.ts';
import type {Tools} from '../../src/machine/tools/tools.ts';
import {cutOut, sizeWithin} from '../../src/production/check/product/pixels.ts';

/** Frames of one shot, small, three codes of sRGB a pixel. */
export type BenchShot = {name: string; frames: Uint8Array[]};

/** Frames of a shot, evenly over its first seconds. */
const FRAMES = 18;
const SECONDS = 10;
/** Longer side of a frame, in pixels. */
const LONGEST = 160;
const CLIPS = /\.(mp4|mov|m4v|webm|mkv|avi)$/i;

/** The clips of a folder. Throws where it has none. */
export async function readFootage(folder: string, tools: Tools): Promise<BenchShot[]> {
  const files = globSync('**/*', {cwd: folder}).filter((file) => CLIPS.test(file));
  if (files.length === 0) throw new Error(`--footage: expected a folder with clips, got none in ${folder}`);
  const shots: BenchShot[] = [];
  for (const file of files.sort()) {
    const whole = path.join(folder, file);
    const {width, height, fps, seconds} = await probeVideo(tools, whole);
    const count = Math.max(1, Math.floor(fps * Math.min(seconds, SECONDS)) - 1);
    const numbers = [
      ...new Set(Array.from({length: FRAMES}, (_, at) => Math.floor(((at + 0.5) * count) / FRAMES))),
    ];
    const size = sizeWithin({width, height}, LONGEST);
    shots.push({name: file, frames: await readSmallFrames(tools, whole, numbers, size)});
  }
  return shots;
}

/** The clips of the samples' brands, and their photos with a camera that moves over them. */
export async function readSamples(root: string, tools: Tools): Promise<BenchShot[]> {
  const clips = await readFootage(path.join(root, 'brands'), tools);
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
  return [...clips, ...shots];
}
