import type {Tools} from '../tools/tools.ts';
import {containerFlags, FAST_START} from './container-flags.ts';
import {ffmpeg, input} from './ffmpeg.ts';

/** The sound of a deliverable. */
type SoundTarget = {
  /** Decibels that are added. */
  gain: number;
  /** The highest sample peak in dBFS that the limiter lets through; null for no limiter. */
  ceiling: number | null;
  /** Bits per second. */
  bitRate: number;
};

/** The picture of a deliverable: bits per second, and whether the rate has to be that high at every moment. */
type PictureTarget = {bitRate: number; constant: boolean};

/** What a deliverable is encoded to. `picture` null: the picture is copied as it is. */
export type EncodeTarget = {fps: number; picture: PictureTarget | null; sound: SoundTarget | null};

/** The limiter works on four samples for each one, so that peaks between samples are caught too (ITU-R BS.1770-4, annex 2). */
const TRUE_PEAK_RATE = 192_000;
const RATE = 48_000;

/** The options of ffmpeg for a target, without paths: what the receipt of a delivery records. */
export function encodeOptions({fps, picture, sound}: EncodeTarget): string[] {
  return [
    ...(picture ? pictureOptions(picture, fps) : ['-c:v', 'copy']),
    ...(sound ? soundOptions(sound) : ['-c:a', 'copy']),
    ...containerFlags(fps),
    ...FAST_START,
  ];
}

/** Encodes a master to a deliverable. Picture and sound that the target leaves alone are copied packet by packet. */
export async function encodeDeliverable(
  tools: Tools,
  master: string,
  target: EncodeTarget,
  file: string,
  signal?: AbortSignal | undefined,
): Promise<void> {
  const streams = ['-map', '0:v:0', '-map', '0:a:0'];
  const {picture} = target;
  if (picture && !picture.constant) {
    const pass = (number: number): string[] => ['-pass', String(number), '-passlogfile', `${file}.pass`];
    const first = [...pictureOptions(picture, target.fps), ...pass(1), '-an', '-f', 'null', '-'];
    await ffmpeg(tools, [...input(master), '-map', '0:v:0', ...first], {signal});
    await ffmpeg(tools, [...input(master), ...streams, ...encodeOptions(target), ...pass(2), file], {signal});
    return;
  }
  await ffmpeg(tools, [...input(master), ...streams, ...encodeOptions(target), file], {signal});
}

function pictureOptions({bitRate, constant}: PictureTarget, fps: number): string[] {
  const rate = String(Math.floor(bitRate));
  const steady = constant
    ? ['-minrate', rate, '-maxrate', rate, '-bufsize', rate, '-x264-params', 'nal-hrd=cbr:force-cfr=1']
    : ['-maxrate', String(Math.floor(1.5 * bitRate)), '-bufsize', String(Math.floor(2 * bitRate))];
  return [
    ...['-c:v', 'libx264', '-preset', 'medium', '-profile:v', 'high', '-level', '4.2', '-pix_fmt', 'yuv420p'],
    ...['-b:v', rate, ...steady, '-g', String(2 * fps)],
  ];
}

function soundOptions({gain, ceiling, bitRate}: SoundTarget): string[] {
  const limiter =
    ceiling === null
      ? []
      : [`alimiter=limit=${(10 ** (ceiling / 20)).toFixed(6)}:attack=2:release=60:level=disabled`];
  const chain = [
    `volume=${gain.toFixed(2)}dB`,
    `aresample=${TRUE_PEAK_RATE}`,
    ...limiter,
    `aresample=${RATE}`,
  ];
  return ['-af', chain.join(','), '-c:a', 'aac', '-b:a', String(bitRate), '-ar', String(RATE), '-ac', '2'];
}
