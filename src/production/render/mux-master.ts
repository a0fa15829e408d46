import {BT709_TAGS, ffmpeg, input} from '../../machine/media/ffmpeg.ts';
import type {Tools} from '../../machine/tools/tools.ts';

/** `picture` is an input of ffmpeg with its options. */
type Muxing = {picture: readonly string[]; sound: string; fps: number; file: string};

/** Picture and sound into one file, as they are. */
export async function muxMaster(
  {picture, sound, fps, file}: Muxing,
  tools: Tools,
  signal?: AbortSignal | undefined,
): Promise<void> {
  const streams = [...picture, ...input(sound), '-map', '0:v:0', '-map', '1:a:0', '-c', 'copy'];
  const container = [
    '-video_track_timescale',
    String(fps * 1000),
    '-map_metadata',
    '-1',
    '-fflags',
    '+bitexact',
  ];
  await ffmpeg(tools, [...streams, ...BT709_TAGS, ...container, '-movflags', '+faststart', file], {signal});
}
