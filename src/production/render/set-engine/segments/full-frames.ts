import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import {makeFolder} from '../../../../machine/files/folders.ts';
import {readBytes} from '../../../../machine/files/read-file.ts';
import {remove} from '../../../../machine/files/write-file.ts';
import {ALLOWED, ffmpeg, wasKilled} from '../../../../machine/media/ffmpeg.ts';
import type {ResolvedSpot} from '../../../../spot/timeline/resolved-spot.ts';
import type {EncodeSettings} from '../../master-key.ts';
import {FIRST_PIPE, sizeFilters} from '../composite/composite-arguments.ts';
import {segmentEncoder} from '../composite/segment-encoder.ts';
import type {SetContext} from '../set-context.ts';

/** Renders frames of a graded spot completely in the browser, and encodes them like every other segment. */
export async function renderFullFrames(
  {from, frames: count}: {from: number; frames: number},
  graded: ResolvedSpot,
  {store, tools, settings, browser, signal}: SetContext,
  output: string,
  onFrames: (frames: number) => void,
): Promise<void> {
  const {width, height, fps} = graded;
  const folder = await makeFolder(join(store.scratch, `full-frames-${randomUUID()}`));
  try {
    const frames = Array.from({length: count}, (_, at) => from + at);
    const session = await browser();
    await session.draw(
      {
        kind: 'frames',
        composition: 'spot',
        props: graded,
        width,
        height,
        fps,
        length: graded.frames,
        frames,
        pictures: {folder, format: 'png', scale: 1},
      },
      onFrames,
      signal,
    );
    const files = frames.map((frame) => join(folder, `${frame}.png`));
    const encode = async (): Promise<unknown> => {
      const {arguments: args, pipes} = picturesToVideo(files, graded, settings);
      return ffmpeg(tools, [...args, ...segmentEncoder(settings, fps), output], {signal, pipes});
    };
    await encode().catch((error: unknown) => {
      if (wasKilled(error)) return encode();
      throw error;
    });
  } finally {
    await remove(folder);
  }
}

/**
 * The arguments and pipes with which ffmpeg reads full-frame pictures as the frames of a master, before it encodes
 * them. Chrome writes some pictures with an alpha channel and others without. ffmpeg opens its filters anew at each
 * change, so the time of a frame is the time of its picture: `setpts=N` would count from 0 again. Square pixels are stated, because the encoder writes them into the parameter sets, which have to be equal in
 * all segments.
 */
export function picturesToVideo(
  files: readonly string[],
  {width, height, fps}: Pick<ResolvedSpot, 'width' | 'height' | 'fps'>,
  settings: EncodeSettings,
): {arguments: string[]; pipes: AsyncIterable<Uint8Array>[]} {
  const matrix =
    'scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp';
  const filters = `${matrix},setsar=1,format=yuv420p,${sizeFilters(settings, width, height)},settb=1/${fps}`;
  const pipe = ['-f', 'png_pipe', '-framerate', String(fps), '-i', `pipe:${FIRST_PIPE}`];
  return {arguments: [...ALLOWED, ...pipe, '-vf', filters], pipes: [readAll(files)]};
}

async function* readAll(files: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const file of files) yield await readBytes(file);
}
