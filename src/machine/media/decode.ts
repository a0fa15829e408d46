import type {Tools} from '../tools/tools.ts';
import {damageIn, ffmpeg, strictInput} from './ffmpeg.ts';
import {notMedia} from './media-problem.ts';
import {probe, type Video, videoIn} from './probe.ts';

/** Limits of a clip from outside. A larger one is a mistake, or an attack on the decoder. */
const MAX = {seconds: 120, pixels: 8192 * 4320};

/** ffprobe's name for MP4 and MOV, the only containers in which clips are stored. */
const MP4 = 'mov,mp4,m4a,3gp,3g2,mj2';

/**
 * Checks a clip from outside by decoding every frame, which is the only way to know that it is a complete clip. The
 * server's name and content type for it are ignored. Errors: `clip-invalid`, `clip-empty`, `clip-truncated`.
 */
export async function decodeWhole(
  tools: Tools,
  file: string,
  signal?: AbortSignal | undefined,
): Promise<Video> {
  const media = await probe(tools, file);
  const video = videoIn(media, file);
  if (media.container !== MP4)
    throw notMedia(file, 'an MP4 or MOV', `a container of type ${media.container}`);
  const {seconds, width, height} = video;
  if (seconds > MAX.seconds) throw notMedia(file, `at most ${MAX.seconds} s`, `${seconds.toFixed(1)} s`);
  if (width * height > MAX.pixels) throw notMedia(file, 'a picture up to 8K', `${width}x${height}`);
  const picture = ['-map', `0:${media.source?.stream ?? 'v:0'}`, '-fps_mode', 'passthrough'];
  const args = [...strictInput(file), ...picture, '-f', 'null', '-'];
  const words = await ffmpeg(tools, args, {signal}).then(
    ({stderr}) => stderr.trim().split('\n')[0] ?? '',
    (error: unknown) => {
      const damage = damageIn(error, 'decode');
      if (damage === undefined) throw error;
      return damage;
    },
  );
  if (words !== '')
    throw notMedia(file, 'a clip that decodes to its end', words, undefined, 'clip-truncated');
  return video;
}
