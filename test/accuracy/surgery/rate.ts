import {ffmpeg} from '../footage/ffmpeg.ts';
import {masterEncoder} from './rewrite-frames.ts';
import type {Surgery} from './surgery.ts';

/** Encodes at another frame rate; frames are repeated or left out, as editors do by default. */
export const atRate =
  (fps: number | string): Surgery =>
  async ({source, out}) => {
    const encoder = masterEncoder(Math.round(Number(fps) || 30));
    const rate = encoder.map((option, at) => (encoder[at - 1] === '-r' ? String(fps) : option));
    await ffmpeg(['-i', source, '-vf', `fps=${fps}`, '-c:a', 'copy', ...rate, out]);
    return null;
  };

/** Leaves the frames as they are, and plays them at another rate: the picture is no longer as long as the sound. */
export const playedAt =
  (factor: number): Surgery =>
  async ({source, out, fps}) => {
    await ffmpeg([
      '-i',
      source,
      '-vf',
      `setpts=PTS*${factor}`,
      '-fps_mode',
      'passthrough',
      '-c:a',
      'copy',
      ...masterEncoder(fps).filter((each, at, all) => each !== '-r' && all[at - 1] !== '-r'),
      out,
    ]);
    return null;
  };
