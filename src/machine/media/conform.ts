import {randomUUID} from 'node:crypto';
import {basename, dirname, join, resolve} from 'node:path';
import {writeCube} from '../../spot/grade/cube.ts';
import {cubeToRec709} from '../../spot/grade/to-rec709.ts';
import type {Take} from '../../spot/takes/take.ts';
import {remove, writeWhole} from '../files/write-file.ts';
import type {Tools} from '../tools/tools.ts';
import {containerFlags, FAST_START} from './container-flags.ts';
import {conversions} from './conversions.ts';
import {damageIn, ffmpeg, input, strictInput} from './ffmpeg.ts';
import {notMedia} from './media-problem.ts';
import {probeVideo} from './probe.ts';
import {clipLimit, damagedClip, refuseClip, refuseTruncated} from './refuse-clip.ts';
import {CELLS_FILTERS, CLIP_TO_RGB, leavesRgbRange} from './rgb-range.ts';
import {COLOURS_VERSION, convertedColours, matrixOptions, wideColours} from './source-colours.ts';

/** Raise its first number when conforming changes: takes are then conformed again. */
export const CONFORM_VERSION = `6.${COLOURS_VERSION}`;

/** Maximum pixels of the shorter side: enough to crop a full HD frame out of a 4K clip. */
const SHORTER_SIDE = 2160;

const EXACT = 'flags=lanczos+accurate_rnd+full_chroma_int';

/** Seconds between key frames, and so the most that a seek has to decode. */
const GROUP = 0.5;

/** The facts of a conformed clip. `warnings` say what was changed in a way that may show; `colours`, which colours were converted. */
export type Conformed = Pick<Take, 'frames' | 'width' | 'height' | 'warnings' | 'colours'>;

/**
 * Converts a clip to the format that both engines read: H.264 without B-frames, the spot's frame rate, square pixels,
 * yuv420p, BT.709 in limited range with tags and without colours outside of RGB, short closed groups of pictures, no sound. Clips in HLG, PQ
 * and wide gamuts are converted to the colours of BT.709.
 * Errors: `clip-invalid` (also for colours that cannot be converted), `clip-empty`, `clip-truncated`, and those of `ffmpeg`.
 */
export async function conform(
  tools: Tools,
  clip: string,
  fps: number,
  file: string,
  signal?: AbortSignal | undefined,
): Promise<Conformed> {
  const source = await probeVideo(tools, clip);
  refuseClip(clip, source);
  const wide = wideColours(source);
  const cube = wide && join(dirname(resolve(file)), `${randomUUID()}.cube`);
  // Timestamps far beyond the stated length would be filled with copies of a frame.
  const length = clipLimit(source);
  const filters = [
    // The first picture is the start of the clip, although the sound of the file may start earlier.
    'setpts=PTS-STARTPTS',
    ...(source.interlaced ? [DEINTERLACE] : []),
    `fps=${fps}:round=near`,
    // Square pixels first, because the next filter compares width and height.
    'scale=trunc(iw*sar/2)*2:trunc(ih/2)*2:flags=lanczos,setsar=1',
    `scale=w='if(gt(iw,ih),-2,min(iw,${SHORTER_SIDE}))':h='if(gt(iw,ih),min(ih,${SHORTER_SIDE}),-2)':${EXACT}:${matrixOptions(source)}:${cube ? `out_range=pc,${byCube(cube)}` : 'out_color_matrix=bt709:out_range=tv'}`,
    'format=yuv420p',
  ].join(',');
  const encode = (last: string) =>
    ffmpeg(
      tools,
      [
        ...(MARKS_PACKETS.test(source.container) ? input(resolve(clip)) : strictInput(resolve(clip))),
        ...['-filter_complex', `[0:${source.stream}]${filters}${last}`],
        ...['-map', '[taken]', '-an', '-sn', '-dn', ...length, ...encoding(fps), resolve(file)],
        ...(last === AS_IT_IS
          ? ['-map', '[cells]', ...length, '-fps_mode', 'passthrough', '-f', 'rawvideo', '-']
          : []),
      ],
      {signal, ...(cube ? {cwd: dirname(cube)} : {})},
    );
  let stderr = '';
  try {
    if (wide && cube) await writeWhole(cube, writeCube(cubeToRec709(wide)));
    const whole = await encode(AS_IT_IS);
    stderr = whole.stderr;
    if (leavesRgbRange(whole.stdout)) await encode(`,${CLIP_TO_RGB}[taken]`);
  } catch (error) {
    const damage = damageIn(error, 'encode');
    if (damage === undefined) throw error;
    throw damagedClip(clip, source, damage, error);
  } finally {
    if (cube) await remove(cube);
  }
  const result = await probeVideo(tools, file);
  const frames = result.frames ?? 0;
  refuseTruncated(clip, source, frames / fps, stderr);
  const colours = convertedColours(source);
  return {
    ...{frames, width: result.width, height: result.height, warnings: conversions(source, fps)},
    ...(colours ? {colours} : {}),
  };
}

/** Containers whose demuxer calls packets corrupt where two recordings were joined, although every frame is whole. */
const MARKS_PACKETS = /mpegts/;

const AS_IT_IS = `,split[taken][small];[small]${CELLS_FILTERS}[cells]`;

/** The filters that convert RGB of full range by a cube. It is named without its folder, so that nothing has to be quoted. */
const byCube = (cube: string): string =>
  [
    'format=gbrp16le',
    `lut3d=file=${basename(cube)}:interp=tetrahedral`,
    `scale=${EXACT}:out_color_matrix=bt709:out_range=tv`,
    'setparams=color_primaries=bt709:color_trc=bt709:colorspace=bt709',
  ].join(',');

/** The filter that makes a frame of each pair of fields, where the fields are of different times. */
export const DEINTERLACE = 'bwdif=mode=send_frame:parity=auto:deint=interlaced';

/** The facts of a clip that was encoded with `encoding()`. Errors: `clip-invalid` if it has another codec, rate or matrix. */
export async function acceptConformed(tools: Tools, file: string, fps: number): Promise<Conformed> {
  const {codec, frames, width, height, fps: rate, color} = await probeVideo(tools, file);
  const got = `${codec} at ${rate} fps, ${color.matrix}`;
  if (got !== `h264 at ${fps} fps, bt709`) throw notMedia(file, `h264 at ${fps} fps, bt709`, got);
  return {frames: frames ?? 0, width, height, warnings: []};
}

/**
 * ffmpeg's output options for all video between a take and a master: close to lossless, fast to seek and to decode.
 * `crf` is x264's rate factor, by default 12. CAVLC decodes in half the time of CABAC at this rate, and takes 6 % more bytes.
 */
export const encoding = (fps: number, crf = 12): string[] => {
  const group = String(Math.max(1, Math.round(fps * GROUP)));
  const codec = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', String(crf), '-coder', 'cavlc'];
  const groups = ['-bf', '0', '-g', group, '-keyint_min', group, '-flags', '+cgop', '-sc_threshold', '0'];
  const frames = ['-pix_fmt', 'yuv420p', '-r', String(fps)];
  return [...codec, ...groups, ...frames, ...containerFlags(fps), ...FAST_START, '-flags:v', '+bitexact'];
};
