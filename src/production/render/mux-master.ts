import {containerFlags, FAST_START} from '../../machine/media/container-flags.ts';
import {ffmpeg, input} from '../../machine/media/ffmpeg.ts';
import type {Tools} from '../../machine/tools/tools.ts';

/** `picture` is an input of ffmpeg with its options, `sound` and `file` are paths. */
type Muxing = {picture: readonly string[]; sound: string; fps: number; file: string};

/** Writes picture and sound into one file, without encoding either again. */
export async function muxMaster(
  {picture, sound, fps, file}: Muxing,
  tools: Tools,
  signal?: AbortSignal | undefined,
): Promise<void> {
  const streams = [...picture, ...input(sound), '-map', '0:v:0', '-map', '1:a:0', '-c', 'copy'];
  await ffmpeg(tools, [...streams, ...containerFlags(fps), ...FAST_START, file], {signal});
}
