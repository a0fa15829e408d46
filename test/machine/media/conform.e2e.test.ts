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

/** The time of every frame of a file that is shown, as fractions of a second that are exact. An edit list discards the frames before its start. */
async function timesOf(file: string): Promise<{pts: number[]; base: [number, number]}> {
  const show = [
    '-select_streams',
    'v:0',
    '-show_entries',
    'packet=pts,flags:stream=time_base',
    '-of',
    'json',
  ];
  const {stdout} = await run(tools.ffprobe, ['-v', 'error', ...show, file]);
  const {packets, streams} = JSON.parse(stdout.toString()) as {
    packets: {pts: number; flags: string}[];
    streams: {time_base: string}[];
  };
  const [over = 0, under = 1] = (streams[0]?.time_base ?? '').split('/').map(Number);
  const shown = packets.filter(({flags}) => !flags.includes('D'));
  return {pts: shown.map(({pts}) => pts).sort((a, b) => a - b), base: [over, under]};
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

/** `upright`: filters that bring the picture to the size and the place of the numbers. */
async function numbersIn(file: string, upright?: string): Promise<number[]> {
  const filters = upright === undefined ? [] : ['-vf', upright];
  const raw = [...filters, '-fps_mode', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'gray', '-'];
  const {stdout} = await run(tools.ffmpeg, ['-v', 'error', '-i', file, ...raw]);
  const length = SIZE.width * SIZE.height;
  return Array.from({length: stdout.length / length}, (_, at) =>
    numberIn(stdout.subarray(at * length, (at + 1) * length), SIZE.width),
  );
}

/**
 * A copy of a file in which only the container differs. `skip`: seconds of the start that its edit list leaves out. `turn`: degrees by which
 * a player turns its pictures, as phones write it.
 */
async function copied(file: string, {skip, turn}: Pick<Kind, 'skip' | 'turn'>, to: string): Promise<string> {
  const from = skip === undefined ? [] : ['-ss', String(skip)];
  const turned = turn === undefined ? [] : ['-metadata:s:v:0', `rotate=${turn}`];
  await run(tools.ffmpeg, ['-v', 'error', ...from, '-i', file, '-c', 'copy', ...turned, to]);
  return to;
}

const PRORES = ['-c:v', 'prores_ks', '-profile:v', '3'];
const WOVEN = ['-flags', '+ilme+ildct', '-x264-params', 'tff=1'];
const BACK = `scale=${SIZE.width}:${SIZE.height}:flags=neighbor`;

type Kind = {
  kind: string;
  rate: string;
  codec: string[];
  extension?: string;
  pixels?: string;
  /** Seconds of the start that an edit list leaves out: the frames are still in the file. */
  skip?: number;
  /** Degrees by which the container turns the pictures. */
  turn?: number;
  /** What brings back the numbers of the conformed clip. */
  upright?: string;
  to: FrameRate[];
};

const kinds: Kind[] = [
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
  {kind: 'HEVC with ten bits', rate: '24', codec: HEVC, pixels: 'yuv420p10le', to: [30]},
  {
    kind: 'ProRes with ten bits',
    rate: '25',
    codec: PRORES,
    pixels: 'yuv422p10le',
    extension: 'mov',
    to: [24],
  },
  {kind: 'interlaced H.264', rate: '25', codec: [...DEEP, ...WOVEN], to: [25, 30]},
  ...[
    [90, 'transpose=clock'] as const,
    [180, 'hflip,vflip'] as const,
    [270, 'transpose=cclock'] as const,
  ].map(([degrees, upright]) => ({
    kind: `H.264 turned by ${degrees} degrees by its container`,
    rate: '30',
    codec: DEEP,
    turn: degrees,
    upright,
    to: [25] as FrameRate[],
  })),
  {kind: 'H.264 with an edit list', rate: '30', codec: DEEP, skip: 0.7, to: [24, 30]},
  {kind: 'H.264 with wide pixels', rate: '30', codec: [...DEEP, '-aspect', '2:1'], upright: BACK, to: [24]},
  {
    kind: 'H.264 with odd sides',
    rate: '30',
    codec: ['-vf', 'format=yuv444p,pad=121:121', ...DEEP],
    pixels: 'yuv444p',
    upright: BACK,
    to: [25],
  },
  {
    kind: 'ProRes with alpha',
    rate: '30',
    codec: ['-c:v', 'prores_ks', '-profile:v', '4444'],
    pixels: 'yuva444p10le',
    extension: 'mov',
    to: [25],
  },
  {
    kind: 'HEVC in HLG',
    rate: '30',
    codec: [...HEVC, '-color_primaries', 'bt2020', '-color_trc', 'arib-std-b67', '-colorspace', 'bt2020nc'],
    pixels: 'yuv420p10le',
    to: [25],
  },
  {
    kind: 'HEVC in PQ',
    rate: '30',
    codec: [...HEVC, '-color_primaries', 'bt2020', '-color_trc', 'smpte2084', '-colorspace', 'bt2020nc'],
    pixels: 'yuv420p10le',
    to: [25],
  },
];

test.each(kinds)(
  '$kind at $rate comes out with the nearest frames at $to fps',
  async ({rate, codec, extension, pixels = 'yuv420p', skip, turn, upright, to}) => {
    const folder = temporaryFolder();
    const whole = await numberedClip(
      {...SIZE, rate, frames: FRAMES},
      [...codec, '-pix_fmt', pixels],
      extension,
    );
    const isCopy = skip !== undefined || turn !== undefined;
    const clip = isCopy ? await copied(whole, {skip, turn}, join(folder, 'copy.mp4')) : whole;
    const source = await numbersIn(clip, upright);
    // Else the numbers would not be readable, or nothing would be left out.
    expect(source).toEqual([...new Set(source)].sort((a, b) => a - b));
    if (skip !== undefined) expect(source[0]).toBe(skip * Number(rate));
    const {pts, base} = await timesOf(clip);
    expect(pts).toHaveLength(source.length);
    for (const fps of to) {
      const file = join(folder, `${fps}.mp4`);
      const {frames} = await conform(tools, clip, fps, file);
      const expected = nearest(pts, base, fps, frames).map((at) => source[at]);
      expect(await numbersIn(file, upright)).toEqual(expected);
      expect(frames / fps).toBeCloseTo(((pts.at(-1) ?? 0) * base[0]) / base[1], 0);
    }
  },
);
