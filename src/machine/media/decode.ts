import type {Tools} from '../tools/tools.ts';
import {ffmpeg, input} from './ffmpeg.ts';
import {notMedia, probe, type Video, videoIn} from './probe.ts';

/** What a clip from outside may be at most: more is a mistake, or an attack on the decoder. */
const MOST = {seconds: 120, pixels: 8192 * 4320};

/** MP4 and MOV, as ffprobe calls them: what the name of a stored clip promises. */
const MP4 = 'mov,mp4,m4a,3gp,3g2,mj2';

/**
 * Reads every frame of a clip from outside and keeps none: whether it is a clip, and a whole one, is known only at its
 * end. What the server called it (its name, its content type) is not asked.
 */
export async function decodeWhole(
  tools: Tools,
  file: string,
  signal?: AbortSignal | undefined,
): Promise<Video> {
  const media = await probe(tools, file);
  const video = videoIn(media, file);
  if (media.container !== MP4) throw notMedia(file, 'an MP4 or MOV', `a file of the kind ${media.container}`);
  const {seconds, width, height} = video;
  if (seconds > MOST.seconds) throw notMedia(file, `at most ${MOST.seconds} s`, `${seconds.toFixed(1)} s`);
  if (width * height > MOST.pixels) throw notMedia(file, 'a picture up to 8K', `${width}x${height}`);
  const {stderr} = await ffmpeg(
    tools,
    [...input(file), '-map', '0:v:0', '-fps_mode', 'passthrough', '-f', 'null', '-'],
    {signal, timeout: 300_000},
  );
  if (stderr.trim() !== '') {
    const words = stderr.trim().split('\n')[0] ?? '';
    throw notMedia(file, 'a clip that decodes to its end', words, undefined, 'clip-truncated');
  }
  return video;
}
