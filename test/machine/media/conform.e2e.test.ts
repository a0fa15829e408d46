import {join} from 'node:path';
import {expect, test} from 'vitest';
import {conform} from '../../../src/machine/media/conform.ts';
import {run} from '../../../src/machine/process/child.ts';
import type {FrameRate} from '../../../src/spot/timeline/frames.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {numberedClip, numberIn} from '../../support/numbered-clip.ts';
import {tools} from '../../support/tools.ts';

const SIZE = {width: 120, height: 120};
const FRAMES = 70;

const DEEP =
  '-c:v libx264 -preset veryfast -crf 8 -bf 8 -b_strategy 0 -x264-params b-pyramid=normal:keyint=48'.split(
    ' ',
  );
const HEVC =
  '-c:v libx265 -preset ultrafast -crf 8 -tag:v hvc1 -x265-params log-level=error:bframes=6:rc-lookahead=20'.split(
    ' ',
  );
const VP9 = '-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -crf 8 -b:v 0'.split(' ');
/** Every third frame comes late, and every seventh is missing: as phones record. */
const VARIABLE = [
  '-vf',
  "select='mod(n,7)',setpts='PTS+if(mod(N,3),0,0.013/TB)'",
  '-fps_mode',
  'vfr',
  ...DEEP,
];

/** The time of every frame of a file, as fractions of a second that are exact. */
async function timesOf(file: string): Promise<{pts: number[]; base: [number, number]}> {
  const show = ['-select_streams', 'v:0', '-show_entries', 'packet=pts:stream=time_base', '-of', 'json'];
  const {stdout} = await run(tools.ffprobe, ['-v', 'error', ...show, file]);
  const {packets, streams} = JSON.parse(stdout.toString()) as {
    packets: {pts: number}[];
    streams: {time_base: string}[];
  };
  const [over = 0, under = 1] = (streams[0]?.time_base ?? '').split('/').map(Number);
  return {pts: packets.map(({pts}) => pts).sort((a, b) => a - b), base: [over, under]};
}

/** The frame of the source that stands at each frame of the conformed clip: the last whose time, to the nearest frame, has come. */
function nearest(
  pts: readonly number[],
  [over, under]: [number, number],
  fps: number,
  frames: number,
): number[] {
  const [start = 0] = pts;
  const at = pts.map((time) => Math.floor((2 * (time - start) * over * fps + under) / (2 * under)));
  return Array.from({length: frames}, (_, frame) => at.findLastIndex((time) => time <= frame));
}

async function numbersIn(file: string): Promise<number[]> {
  const raw = ['-fps_mode', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'gray', '-'];
  const {stdout} = await run(tools.ffmpeg, ['-v', 'error', '-i', file, ...raw]);
  const length = SIZE.width * SIZE.height;
  return Array.from({length: stdout.length / length}, (_, at) =>
    numberIn(stdout.subarray(at * length, (at + 1) * length), SIZE.width),
  );
}

const kinds: {kind: string; rate: string; codec: string[]; extension?: string; to: FrameRate[]}[] = [
  ...['24000/1001', '24', '25', '30000/1001', '30', '60'].map((rate) => ({
    kind: 'H.264 with deep B-frames',
    rate,
    codec: DEEP,
    to: [24, 25, 30] as FrameRate[],
  })),
  {kind: 'HEVC', rate: '24000/1001', codec: HEVC, to: [30]},
  {kind: 'HEVC', rate: '60', codec: HEVC, to: [25]},
  {kind: 'VP9', rate: '30000/1001', codec: VP9, extension: 'webm', to: [24]},
  {kind: 'VP9', rate: '25', codec: VP9, extension: 'webm', to: [30]},
  {kind: 'H.264 at a variable rate', rate: '30', codec: VARIABLE, to: [24, 30]},
];

test.each(kinds)(
  '$kind at $rate comes out with the nearest frames at $to fps',
  async ({rate, codec, extension, to}) => {
    const folder = temporaryFolder();
    const clip = await numberedClip(
      {...SIZE, rate, frames: FRAMES},
      [...codec, '-pix_fmt', 'yuv420p'],
      extension,
    );
    const source = await numbersIn(clip);
    const {pts, base} = await timesOf(clip);
    expect(pts).toHaveLength(source.length);
    for (const fps of to) {
      const file = join(folder, `${fps}.mp4`);
      const {frames} = await conform(tools, clip, fps, file);
      const expected = nearest(pts, base, fps, frames).map((at) => source[at]);
      expect(await numbersIn(file)).toEqual(expected);
      expect(frames / fps).toBeCloseTo(((pts.at(-1) ?? 0) * base[0]) / base[1], 0);
    }
  },
);
