import {ChildError, run} from '../process/child.ts';
import type {Tools} from '../tools/tools.ts';
import {input} from './ffmpeg.ts';
import {probe} from './probe.ts';

/** The loudness of a sound. */
type MeasuredLoudness = {
  /** Integrated loudness in LUFS (EBU R 128); -Infinity for silence. */
  lufs: number;
  /** True peak in dBTP (ITU-R BS.1770, annex 2), to a tenth; -Infinity for silence. */
  peak: number;
  /** The loudness of the loudest three seconds in LUFS; -Infinity for silence and for sound of less than three seconds. */
  shortTerm: number;
  /** The short-term loudness of the three seconds before each tenth of a second, from the first tenth on; -Infinity where there are no three seconds yet. */
  shortTerms: number[];
};

/** Below this many LUFS, ffmpeg's meter says that there is nothing to measure. */
const NOTHING = -70;

/** Measures the loudness of the first sound track of a file as EBU Tech 3341 says, ten times a second. */
export async function measureLoudness(tools: Tools, file: string): Promise<MeasuredLoudness> {
  const filter = 'ebur128=peak=true:metadata=1,ametadata=mode=print:file=-';
  const {stdout, stderr} = await run(tools.ffmpeg, [
    ...['-hide_banner', '-nostdin', ...input(file)],
    ...['-map', '0:a:0', '-af', filter, '-f', 'null', '-'],
  ]);
  const text = stdout.toString('utf8');
  const read = (name: string): number[] =>
    [...text.matchAll(new RegExp(`^lavfi\\.r128\\.${name}=(\\S+)`, 'gm'))].map(([, value]) => {
      const loudness = Number(value);
      return loudness > NOTHING ? loudness : Number.NEGATIVE_INFINITY;
    });
  const summary = stderr.slice(stderr.lastIndexOf('Summary:'));
  const peak = /Peak:\s+(-?[\d.]+|-inf) dBFS/.exec(summary)?.[1]?.replace('-inf', '-Infinity');
  const shortTerms = read('S');
  return {
    lufs: read('I').at(-1) ?? Number.NEGATIVE_INFINITY,
    peak: Number(peak ?? Number.NaN),
    shortTerm: Math.max(Number.NEGATIVE_INFINITY, ...shortTerms),
    shortTerms,
  };
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

/** Whether any sound track of a file can be heard. Sound that cannot be decoded counts as audible. */
export const isAudible = async (tools: Tools, file: string): Promise<boolean> =>
  (await audibleTrack(tools, file)) !== null;

/**
 * The number, from 0 on, of the first sound track of a file that can be heard; null where none can: cameras and editors write silent tracks
 * beside others. Sound that cannot be decoded counts as audible.
 */
export async function audibleTrack(tools: Tools, file: string): Promise<number | null> {
  const {soundTracks} = await probe(tools, file);
  for (let track = 0; track < soundTracks; track++) {
    const args = [...input(file), '-map', `0:a:${track}`, '-af', 'volumedetect', '-f', 'null', '-'];
    try {
      const {stderr} = await run(tools.ffmpeg, ['-hide_banner', '-nostdin', ...args]);
      const peaks = [...stderr.matchAll(/max_volume: (-?[\d.]+) dB/g)].map(([, peak]) => Number(peak));
      if (peaks.some((peak) => peak > SILENCE)) return track;
    } catch (error) {
      if (error instanceof ChildError) return track;
      throw error;
    }
  }
  return null;
}
