import {run} from '../process/child.ts';
import type {Tools} from '../tools/tools.ts';
import {input} from './ffmpeg.ts';

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
