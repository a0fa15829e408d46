import type {Store} from '../../../machine/files/store.ts';
import {input} from '../../../machine/media/ffmpeg.ts';
import {bytesOf, cutIntoFrames} from '../../../machine/media/pick-frames.ts';
import {stream} from '../../../machine/process/child.ts';
import type {Tools} from '../../../machine/tools/tools.ts';
import type {Box} from '../../../spot/geometry/box.ts';
import type {ResolvedSpot} from '../../../spot/timeline/resolved-spot.ts';
import {footageGraph} from '../../render/set-engine/composite/footage-graph.ts';

type Decoding = {store: Store; tools: Tools; signal?: AbortSignal | undefined};

/**
 * A part of the footage of a spot at these frames, which ascend, as RGB of 8 bits: graded and placed as in the master, without
 * graphics. The sides of `box` are even. Each picture is only valid until the next one is asked for. Errors: `ChildError` if ffmpeg fails.
 */
export async function* footagePictures(
  spot: ResolvedSpot,
  frames: readonly number[],
  box: Box,
  {store, tools, signal}: Decoding,
): AsyncGenerator<Uint8Array> {
  const [from = 0, last = 0] = [frames[0], frames.at(-1)];
  const {footage, width, height, fps, brand} = spot;
  const graph = footageGraph({
    footage,
    from,
    frames: last - from + 1,
    only: frames,
    frame: {width, height, fps},
    ground: brand.color.background,
  });
  const crop = `crop=${box.width}:${box.height}:${box.x}:${box.y}`;
  const toRgb = 'scale=in_color_matrix=bt709:in_range=tv:flags=accurate_rnd+full_chroma_int,format=rgb24';
  const args = [
    ...['-hide_banner', '-nostdin', '-loglevel', 'error'],
    ...graph.inputs.flatMap(({src, seconds}) =>
      input(store.path(src), ['-threads', '1', '-ss', seconds.toFixed(6)]),
    ),
    ...['-filter_complex_threads', '1', '-filter_complex'],
    // Cubes are named without their folder.
    `${[...graph.filters, `[footage]${crop},${toRgb}[out]`].join(';')}`,
    ...['-map', '[out]', '-frames:v', String(frames.length), '-fps_mode', 'passthrough'],
    ...['-f', 'rawvideo', '-'],
  ];
  const chunks = stream(tools.ffmpeg, args, {signal, cwd: store.files});
  yield* cutIntoFrames(chunks, bytesOf(box, 'rgb24'));
}
