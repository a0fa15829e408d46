import {keyOf} from '../../../../machine/files/hash.ts';
import type {Store} from '../../../../machine/files/store.ts';
import {ALLOWED, ffmpeg} from '../../../../machine/media/ffmpeg.ts';
import type {Tools} from '../../../../machine/tools/tools.ts';
import {FIRST_PIPE} from './composite-arguments.ts';

const GREY = 100;
const SIDE = 16;

/**
 * What this ffmpeg's `overlay` subtracts from every luma in its premultiplied mode: some versions subtract the black
 * level of 16 from the overlay, others do not. Measured by laying an empty overlay over grey, once for each version.
 */
export async function lumaLift(tools: Tools, store: Store): Promise<number> {
  const none: string[] = [];
  const {lift} = await store.once(
    keyOf({lumaLift: tools.ffmpegVersion}),
    () => none,
    async () => {
      const pixels = SIDE * SIDE;
      const grey = Buffer.alloc(pixels * 1.5, 128).fill(GREY, 0, pixels);
      const empty = Buffer.alloc(pixels * 2.5).fill(128, pixels, pixels * 1.5);
      const raw = (format: string, at: number) => [
        '-f',
        'rawvideo',
        '-pixel_format',
        format,
        '-video_size',
        `${SIDE}x${SIDE}`,
        '-i',
        `pipe:${FIRST_PIPE + at}`,
      ];
      const filter = '[0][1]overlay=format=yuv420:alpha=premultiplied';
      const args = [
        ...ALLOWED,
        ...raw('yuv420p', 0),
        ...raw('yuva420p', 1),
        '-filter_complex',
        filter,
        '-frames:v',
        '1',
        '-f',
        'rawvideo',
        '-',
      ];
      const {stdout} = await ffmpeg(tools, args, {pipes: [[grey], [empty]]});
      return {lift: GREY - (stdout[0] ?? GREY)};
    },
  );
  return lift;
}
