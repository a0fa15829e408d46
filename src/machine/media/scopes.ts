import type {Tools} from '../tools/tools.ts';
import {ffmpeg, input} from './ffmpeg.ts';

/** Height of every scope and picture, in pixels. */
const HEIGHT = 256;

/** A frame of a clip before and after a grade. `grade`: the filters that grade it; null where nothing changes. */
export type ScopedFrame = {file: string; frame: number; grade: string | null};

/**
 * Writes a frame of a clip (BT.709, limited range) and its scopes as one picture: on top as it is, below graded. Each row has the picture, the
 * waveform of luma, the vectorscope and the histogram of red, green and blue. `cwd`: the folder in which cubes of `grade` lie.
 */
export async function writeScopes(
  tools: Tools,
  {file, frame, grade}: ScopedFrame,
  to: string,
  {cwd, signal}: {cwd: string; signal?: AbortSignal | undefined},
): Promise<void> {
  const row = (from: string, into: string): string =>
    [
      `[${from}]format=yuv444p,split=4[${into}p][${into}w][${into}v][${into}h]`,
      `[${into}p]scale=-2:${HEIGHT}:out_range=pc,format=gbrp[${into}p1]`,
      `[${into}w]waveform=mode=column:intensity=0.08:graticule=green,scale=384:${HEIGHT},format=gbrp[${into}w1]`,
      `[${into}v]vectorscope=mode=color4:graticule=green,scale=${HEIGHT}:${HEIGHT},format=gbrp[${into}v1]`,
      `[${into}h]format=gbrp,histogram=display_mode=overlay:level_height=216,scale=${HEIGHT}:${HEIGHT},format=gbrp[${into}h1]`,
      `[${into}p1][${into}w1][${into}v1][${into}h1]hstack=inputs=4[${into}]`,
    ].join(';');
  const filters = [
    `[0:v:0]select='eq(n,${frame})',scale=384:-2:flags=area,split=2[x][y]`,
    `[y]${grade ?? 'null'}[z]`,
    row('x', 'before'),
    row('z', 'after'),
    '[before][after]vstack[out]',
  ];
  const argv = ['-filter_complex', filters.join(';'), '-map', '[out]', '-frames:v', '1', to];
  await ffmpeg(tools, [...input(file), ...argv], {cwd, signal});
}

/** Writes a frame of a clip before a grade and, to the right of it, after it. */
export async function writeBeforeAfter(
  tools: Tools,
  {file, frame, grade}: ScopedFrame,
  to: string,
  {cwd, signal}: {cwd: string; signal?: AbortSignal | undefined},
): Promise<void> {
  const toRgb = `scale=-2:${HEIGHT}:flags=area+accurate_rnd+full_chroma_int:in_color_matrix=bt709:in_range=tv:out_range=pc,format=gbrp`;
  const filters = [
    `[0:v:0]select='eq(n,${frame})',split=2[x][y]`,
    `[y]${grade ?? 'null'},${toRgb}[after]`,
    `[x]${toRgb}[before]`,
    '[before][after]hstack[out]',
  ];
  const argv = ['-filter_complex', filters.join(';'), '-map', '[out]', '-frames:v', '1', to];
  await ffmpeg(tools, [...input(file), ...argv], {cwd, signal});
}
