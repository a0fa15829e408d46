import {readFile} from 'node:fs/promises';
import {ffmpeg} from './ffmpeg.ts';
import type {Store} from './store.ts';
import type {Tools} from './tools.ts';

/** Pixels of the shorter side of a sample: it only has to be a real file. */
const SIDE = 180;

export type Sample = {seconds: number; width: number; height: number};

/** Clips and pictures that no camera took, for servers that stand in for a vendor; equal ones are made once. */
export type Samples = {
  clip: (sample: Sample) => Promise<Uint8Array>;
  picture: (sample: Sample) => Promise<Uint8Array>;
};

export function openSamples(tools: Tools, draft: Store['draft']): Samples {
  const made = new Map<string, Promise<Uint8Array>>();
  const make = (extension: string, {seconds, width, height}: Sample, how: readonly string[]) => {
    const scale = SIDE / Math.min(width, height);
    const even = (value: number): number => Math.round((value * scale) / 2) * 2;
    const size = `${even(width)}x${even(height)}`;
    const key = `${extension} ${size} ${seconds}`;
    const known = made.get(key);
    if (known) return known;
    const source = ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=24:duration=${seconds}`];
    const bytes = draft(extension, async (file) => {
      await ffmpeg(tools, [...source, ...how, file]);
      return new Uint8Array(await readFile(file));
    });
    made.set(key, bytes);
    return bytes;
  };
  const video = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-movflags', '+faststart'];
  return {
    clip: (sample) => make('mp4', sample, video),
    picture: (sample) => make('png', {...sample, seconds: 1}, ['-frames:v', '1']),
  };
}
