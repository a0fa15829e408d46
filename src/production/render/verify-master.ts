import {ffmpeg, input} from '../../machine/media/ffmpeg.ts';
import {probe} from '../../machine/media/probe.ts';
import {readMaster} from '../../machine/media/read-master.ts';
import type {Tools} from '../../machine/tools/tools.ts';
import {TenspotError} from '../../spot/problem/errors.ts';

type Expected = {width: number; height: number; fps: number; frames: number};

/** Throws unless a finished file has the expected size, rate, frames, colour tags and sound, and decodes to its end. */
export async function verifyMaster(
  tools: Tools,
  file: string,
  expected: Expected,
  signal?: AbortSignal | undefined,
  /** `facts`: only reads the container. `all`: decodes the file as well. */
  depth: 'facts' | 'all' = 'all',
): Promise<void> {
  const {video, audio} = depth === 'all' ? await probe(tools, file) : await readMaster(file);
  const wanted: Record<string, string> = {
    codec: 'h264 aac',
    size: `${expected.width}x${expected.height}`,
    fps: String(expected.fps),
    frames: String(expected.frames),
    color: 'bt709 bt709 bt709 tv',
    pixels: 'yuv420p',
    sound: '48000 Hz stereo',
    length: 'sound as long as the picture, to a frame',
  };
  const seconds = expected.frames / expected.fps;
  const got: Record<string, string> = {
    codec: `${video?.codec} ${audio?.codec}`,
    size: `${video?.width}x${video?.height}`,
    fps: String(video?.fps),
    frames: String(video?.frames),
    color: `${video?.color.primaries} ${video?.color.transfer} ${video?.color.matrix} ${video?.color.range}`,
    pixels: `${video?.pixelFormat}`,
    sound: `${audio?.rate} Hz ${audio?.channels === 2 ? 'stereo' : `${audio?.channels} channels`}`,
    length:
      audio && Math.abs(audio.seconds - seconds) <= 1 / expected.fps
        ? 'sound as long as the picture, to a frame'
        : `sound of ${audio?.seconds} s under ${seconds} s`,
  };
  const wrong = Object.keys(wanted).filter((fact) => wanted[fact] !== got[fact]);
  if (wrong.length > 0) {
    throw new TenspotError(
      wrong.map((fact) => ({
        code: 'master-wrong',
        what: `the finished file has the wrong ${fact}`,
        expected: wanted[fact],
        got: got[fact],
        fix: 'It was not published. Run the same command again; if it happens again, report it.',
      })),
    );
  }
  if (depth === 'all') await ffmpeg(tools, ['-xerror', ...input(file), '-f', 'null', '-'], {signal});
}
