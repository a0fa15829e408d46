import {input} from '../../../../machine/media/ffmpeg.ts';
import type {Box} from '../../../../spot/geometry/box.ts';
import type {EncodeSettings} from '../../master-key.ts';
import type {FootageGraph} from './footage-graph.ts';
import {segmentEncoder} from './segment-encoder.ts';

/** The graphics of one segment: the same rectangle of every frame, as raw yuva420p; null for no graphics. */
export type Overlay =
  | (Box & {
      /** The frame at which each picture begins; it stays until the next one. Default: each lasts one frame. */
      starts?: readonly number[];
      /** The file with the pictures. Default: ffmpeg reads them from a pipe. */
      file?: string;
    })
  | null;

type OverlayJob = {
  graph: FootageGraph;
  /** One for each output. */
  overlays: readonly Overlay[];
  width: number;
  height: number;
  fps: number;
  settings: EncodeSettings;
  path: (src: string) => string;
  /** Threads of decoders and filters. The pixels do not depend on it. Default: 1. */
  threads?: number;
};

type CompositeJob = OverlayJob & {
  outputs: readonly string[];
  frames: number;
};

/** The file descriptor of the first pipe in a child process. */
export const FIRST_PIPE = 3;

/**
 * The arguments of ffmpeg for segments on the same footage. The footage is decoded, graded and placed once, and split:
 * one output for each segment, with its own graphics on top.
 */
export function compositeArguments(job: CompositeJob): string[] {
  const {outputs, frames, settings, fps} = job;
  return [
    ...overlayArguments(job),
    ...outputs.flatMap((file, at) => [
      ...['-map', `[v${at}]`, '-frames:v', String(frames)],
      ...segmentEncoder(settings, fps),
      file,
    ]),
  ];
}

/** The same without encoders: the pictures are the streams `[v0]`, `[v1]` and so on. */
export function overlayArguments(job: OverlayJob): string[] {
  const {graph, overlays, width, height, fps, settings, path, threads = 1} = job;
  const footage = graph.inputs.flatMap(({src, seconds}) =>
    input(path(src), ['-threads', String(threads), '-ss', seconds.toFixed(6)]),
  );
  const size = (box: Box): string => `${box.width}x${box.height}`;
  let pipe = FIRST_PIPE;
  const graphics = overlays
    .filter((overlay) => overlay !== null)
    .flatMap((overlay) => {
      const raw = ['-f', 'rawvideo', '-pixel_format', 'yuva420p', '-video_size', size(overlay)];
      const from = [...raw, '-framerate', String(fps)];
      return overlay.file === undefined ? [...from, '-i', `pipe:${pipe++}`] : input(overlay.file, from);
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

/** When each picture begins, as an expression of its number N: later by the frames for which those before it were held. */
function timesOf({starts = []}: {starts?: readonly number[]}): string {
  const held = starts.flatMap((start, at) => {
    const more = start - (starts[at - 1] ?? -1) - 1;
    return more > 0 ? [`gte(N,${at})*${more}`] : [];
  });
  return held.length === 0 ? 'N' : `'${['N', ...held].join('+')}'`;
}

/** The last filters of every composited output: its size, and the time of a frame from its number. */
const outputFilters = (settings: EncodeSettings, width: number, height: number, fps: number): string =>
  `${sizeFilters(settings, width, height)},settb=1/${fps},setpts=N`;

/**
 * The filters that bring a picture to the size and pixel format of a master or a proof, with square pixels. What would be an odd last
 * row or column of a proof is cut off, as the browser cuts it off.
 */
export function sizeFilters({scale}: EncodeSettings, width: number, height: number): string {
  if (scale === 1) return 'format=yuv420p';
  const [across, down] = [even(width * scale), even(height * scale)];
  const whole = across === width * scale && down === height * scale;
  return [
    ...(whole ? [] : [`crop=${across / scale}:${down / scale}:0:0`]),
    `scale=${across}:${down}:flags=area+accurate_rnd+full_chroma_int`,
    'setsar=1',
    'format=yuv420p',
  ].join(',');
}

const even = (length: number): number => Math.floor(length / 2) * 2;
