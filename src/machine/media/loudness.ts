import {ChildError, run} from '../process/child.ts';
import type {Tools} from '../tools/tools.ts';
import {input} from './ffmpeg.ts';
import {probe} from './probe.ts';

/** Measures integrated loudness in LUFS (EBU R 128) and true peak in dBTP; -Infinity for silence. */
export async function measureLoudness(tools: Tools, file: string): Promise<{lufs: number; peak: number}> {
  const {stderr} = await run(tools.ffmpeg, [
    '-hide_banner',
    '-nostdin',
    ...input(file),
    '-af',
    'ebur128=peak=true',
    '-f',
    'null',
    '-',
  ]);
  const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
  const read = (label: string, unit: string): number =>
    Number(
      new RegExp(`${label}:\\s+(-?[\\d.]+|-inf) ${unit}`).exec(summary)?.[1]?.replace('-inf', '-Infinity') ??
        Number.NaN,
    );
  const lufs = read('I', 'LUFS');
  return {lufs: lufs <= -70 ? Number.NEGATIVE_INFINITY : lufs, peak: read('Peak', 'dBFS')};
}

/**
 * Momentary loudness (EBU R 128: the last 0.4 s) every tenth of a second, in LUFS; -120 for silence. `without`: a part of the sound of the
 * file, sample by sample, which is taken away from it.
 */
export async function momentaryLoudness(tools: Tools, file: string, without?: string): Promise<number[]> {
  const negative = '[1:a]aeval=-val(0)|-val(1):c=same[n];[0:a][n]amix=inputs=2:normalize=0:duration=first';
  const measure = 'ebur128=framelog=info';
  const {stderr} = await run(tools.ffmpeg, [
    ...['-hide_banner', '-nostdin', '-nostats'],
    ...input(file),
    ...(without === undefined
      ? ['-af', measure]
      : [...input(without), '-filter_complex', `${negative},${measure}`]),
    ...['-f', 'null', '-'],
  ]);
  return [...stderr.matchAll(/\bt: *[\d.]+ .*?\bM: *(-?[\d.]+|-inf|nan)/g)].map(([, value]) =>
    Math.max(-120, Number.isFinite(Number(value)) ? Number(value) : -120),
  );
}

/** Peaks below this many dBFS count as silence: the tracks of cameras without a microphone, and dither. */
const SILENCE = -60;

/** Whether any sound track of a file can be heard: cameras and editors write silent tracks beside others. Sound that cannot be decoded counts as audible. */
export async function isAudible(tools: Tools, file: string): Promise<boolean> {
  if ((await probe(tools, file)).audio === null) return false;
  const args = [...input(file), '-map', '0:a', '-af', 'volumedetect', '-f', 'null', '-'];
  try {
    const {stderr} = await run(tools.ffmpeg, ['-hide_banner', '-nostdin', ...args]);
    const peaks = [...stderr.matchAll(/max_volume: (-?[\d.]+) dB/g)].map(([, peak]) => Number(peak));
    return peaks.some((peak) => peak > SILENCE);
  } catch (error) {
    if (error instanceof ChildError) return true;
    throw error;
  }
}
