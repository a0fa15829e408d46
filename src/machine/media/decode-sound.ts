import {endianness} from 'node:os';
import {run} from '../process/child.ts';
import type {Tools} from '../tools/tools.ts';
import {input} from './ffmpeg.ts';

/** Sound as samples from -1 to 1; what an encoder overshoots lies outside. */
export type Sound = {
  /** Samples a second of each channel. */
  rate: number;
  channels: Float32Array[];
};

/** Samples a second that every sound is decoded to. */
const RATE = 48_000;
/** Seconds that are decoded at most: a longer file is cut off there. */
export const LONGEST_SOUND = 600;

/** Decodes the first audio track of a file, mono tracks to two equal channels. Errors: those of ffmpeg. */
export async function decodeSound(
  tools: Tools,
  file: string,
  signal?: AbortSignal | undefined,
): Promise<Sound> {
  const format = endianness() === 'LE' ? 'f32le' : 'f32be';
  const args = [
    '-map',
    '0:a:0',
    '-vn',
    '-ac',
    '2',
    '-ar',
    String(RATE),
    '-t',
    String(LONGEST_SOUND),
    '-f',
    format,
  ];
  const {stdout} = await run(
    tools.ffmpeg,
    ['-hide_banner', '-nostdin', '-v', 'error', ...input(file), ...args, 'pipe:1'],
    {signal},
  );
  const samples = Math.floor(stdout.length / 8);
  const channels = [new Float32Array(samples), new Float32Array(samples)];
  // The buffer need not begin at a multiple of four bytes.
  const both = new Float32Array(new Uint8Array(stdout.subarray(0, samples * 8)).buffer);
  for (const [index, channel] of channels.entries())
    for (let at = 0; at < samples; at++) channel[at] = both[2 * at + index] ?? 0;
  return {rate: RATE, channels};
}
