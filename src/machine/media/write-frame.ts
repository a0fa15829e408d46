import type {Box, Size} from '../../spot/geometry/box.ts';
import type {Tools} from '../tools/tools.ts';
import {ffmpeg, input} from './ffmpeg.ts';

/** A frame of a video, and a box in it that is outlined: in pixels of the video. */
export type OutlinedFrame = {frame: number; box: Box | null};

/** Writes exactly this frame of a video as a JPEG that is no larger than `within`. A box is outlined in it. */
export async function writeFrame(
  tools: Tools,
  {video, fps, frame, box}: OutlinedFrame & {video: string; fps: number},
  within: Size,
  file: string,
  signal?: AbortSignal | undefined,
): Promise<void> {
  // Half a frame early: the first frame at or after that time is the one that is asked for.
  const seek = frame === 0 ? [] : ['-ss', String((frame - 0.5) / fps)];
  const filters = [
    ...(box ? outlines(box) : []),
    `scale='min(iw,${within.width})':'min(ih,${within.height})':force_original_aspect_ratio=decrease:flags=area+accurate_rnd:in_color_matrix=bt709:in_range=tv:out_range=pc`,
    'format=yuvj444p',
  ];
  const args = ['-frames:v', '1', '-vf', filters.join(','), '-q:v', '3', file];
  await ffmpeg(tools, [...input(video, seek), ...args], {signal});
}

/** A red line with a white one inside it, so that it shows on every picture. */
const outlines = ({x, y, width, height}: Box): string[] =>
  [
    {grow: 12, color: 'white'},
    {grow: 9, color: 'red'},
  ].map(({grow, color}) => {
    const [left, top] = [Math.max(0, Math.round(x) - grow), Math.max(0, Math.round(y) - grow)];
    const [wide, high] = [Math.round(width) + 2 * grow, Math.round(height) + 2 * grow];
    return `drawbox=x=${left}:y=${top}:w=${wide}:h=${high}:color=${color}:t=6`;
  });
