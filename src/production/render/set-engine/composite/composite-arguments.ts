import {BT709_TAGS, input} from '../../../../machine/media/ffmpeg.ts';
import type {Box} from '../../../../spot/geometry/box.ts';
import type {EncodeSettings} from '../../master-key.ts';
import type {Graph} from './footage-graph.ts';

/** What one segment lays over the footage: the same part of every frame, as raw yuva420p; null for nothing. */
export type Overlay =
  | (Box & {
      /** From which frame on each picture is seen, until the next one. Default: each for one frame. */
      starts?: readonly number[];
      /** Where the pictures lie. Default: they come on a pipe. */
      file?: string;
    })
  | null;

type Laying = {
  graph: Graph;
  /** One an output. */
  overlays: readonly Overlay[];
  width: number;
  height: number;
  fps: number;
  settings: EncodeSettings;
  path: (src: string) => string;
  /** For decoding and filters; they change no pixel. Default: 1. */
  threads?: number;
};

type Compositing = Laying & {
  outputs: readonly string[];
  frames: number;
};

/** Where the pipes of overlays begin among a child's file descriptors. */
export const FIRST_PIPE = 3;

/**
 * The arguments of ffmpeg for all segments that lie on the same footage: decoded, graded and placed once, split,
 * each under its own graphics and into its own file.
 */
export function compositeArguments(job: Compositing): string[] {
  const {outputs, frames, settings, fps} = job;
  return [
    ...overlayArguments(job),
    ...outputs.flatMap((file, at) => [
      ...['-map', `[v${at}]`, '-frames:v', String(frames)],
      ...encoder(settings, fps),
      file,
    ]),
  ];
}

/** The same up to its pictures: `[v0]` and so on, before any encoder. */
export function overlayArguments(job: Laying): string[] {
  const {graph, overlays, width, height, fps, settings, path, threads = 1} = job;
  const footage = graph.inputs.flatMap(({src, seconds}) =>
    input(path(src), ['-threads', String(threads), '-ss', seconds.toFixed(6)]),
  );
  const size = (box: Box): string => `${box.width}x${box.height}`;
  let pipe = FIRST_PIPE;
  const graphics = overlays
    .filter((laid) => laid !== null)
    .flatMap((laid) => {
      const raw = ['-f', 'rawvideo', '-pixel_format', 'yuva420p', '-video_size', size(laid)];
      const from = [...raw, '-framerate', String(fps)];
      return laid.file === undefined ? [...from, '-i', `pipe:${pipe++}`] : input(laid.file, from);
    });
  const filters = [...graph.filters];
  const parts = overlays.map((_, at) => `[f${at}]`);
  filters.push(
    parts.length === 1 ? `[footage]null${parts[0]}` : `[footage]split=${parts.length}${parts.join('')}`,
  );
  let next = graph.inputs.length;
  for (const [at, box] of overlays.entries()) {
    const last = `${outputFilters(settings, width, height, fps)}[v${at}]`;
    filters.push(
      box
        ? `[${next++}:v]settb=1/${fps},setpts=${timesOf(box)}[g${at}];[f${at}][g${at}]overlay=x=${box.x}:y=${box.y}:format=yuv420:alpha=premultiplied:eof_action=repeat,${last}`
        : `[f${at}]${last}`,
    );
  }
  const filtering = ['-filter_complex_threads', String(threads), '-filter_complex', filters.join(';')];
  return [...footage, ...graphics, ...filtering];
}

/** When each picture on a pipe begins, as an expression of its number N: later by what those before it were held. */
function timesOf({starts = []}: {starts?: readonly number[]}): string {
  const held = starts.flatMap((start, at) => {
    const more = start - (at === 0 ? 0 : (starts[at - 1] as number) + 1);
    return more > 0 ? [`gte(N,${at})*${more}`] : [];
  });
  return held.length === 0 ? 'N' : `'${['N', ...held].join('+')}'`;
}

/** What comes after all else: the size of a proof, and times by number of frame. */
export const outputFilters = ({scale}: EncodeSettings, width: number, height: number, fps: number): string =>
  `${scale === 1 ? '' : `scale=${even(width * scale)}:${even(height * scale)}:flags=area+accurate_rnd+full_chroma_int,`}format=yuv420p,settb=1/${fps},setpts=N`;

const even = (length: number): number => Math.floor(length / 2) * 2;

/** Every segment of every variant is encoded by exactly this: only then can they be joined. */
export const encoder = ({crf, preset}: EncodeSettings, fps: number): string[] => [
  ...[
    '-c:v',
    'libx264',
    '-threads',
    '1',
    '-preset',
    preset,
    '-crf',
    String(crf),
    '-pix_fmt',
    'yuv420p',
    '-r',
    String(fps),
  ],
  ...['-x264-params', `open-gop=0:keyint=${fps * 4}:min-keyint=${fps}:scenecut=0:stitchable=1:chromaloc=0`],
  ...BT709_TAGS,
  ...[
    '-video_track_timescale',
    String(fps * 1000),
    '-map_metadata',
    '-1',
    '-fflags',
    '+bitexact',
    '-flags:v',
    '+bitexact+cgop',
    '-an',
  ],
];
