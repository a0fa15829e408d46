import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import type {BrowserSession} from '../../../machine/browser/session.ts';
import {makeFolder, readBytes, remove} from '../../../machine/files/files.ts';
import {ALLOWED, ffmpeg} from '../../../machine/media/ffmpeg.ts';
import type {ResolvedSpot} from '../../../spot/timeline/resolved-spot.ts';
import type {EncodeSettings} from '../master-key.ts';
import {encoder, FIRST_PIPE, outputFilters} from './composite/composite-arguments.ts';
import type {SegmentContext} from './composite/composite-segments.ts';

/** A segment whose pictures the DOM cannot vouch for: drawn whole by the browser, encoded as every other. */
export async function drawFullFrames(
  stretch: {from: number; frames: number},
  graded: ResolvedSpot,
  browser: BrowserSession,
  {store, tools, settings, signal}: SegmentContext,
  output: string,
  onFrames: (frames: number) => void,
): Promise<void> {
  const {width, height, fps} = graded;
  const folder = await makeFolder(join(store.scratch, `whole-${randomUUID()}`));
  try {
    const frames = Array.from({length: stretch.frames}, (_, at) => stretch.from + at);
    const pictures = {folder, format: 'png', scale: 1} as const;
    const job = {kind: 'frames', composition: 'spot', props: graded, width, height, fps} as const;
    await browser.draw({...job, length: graded.frames, frames, pictures}, onFrames, signal);
    const files = frames.map((frame) => join(folder, `${frame}.png`));
    const {arguments: args, pipes} = picturesToVideo(files, graded, settings);
    await ffmpeg(tools, [...args, ...encoder(settings, fps), output], {signal, pipes});
  } finally {
    await remove(folder);
  }
}

/**
 * What ffmpeg has to be told and given to read whole pictures as the frames of a master, before they are encoded.
 * Square pixels have to be said: the parameter sets say them too, and have to be those of composited segments.
 */
export function picturesToVideo(
  files: readonly string[],
  {width, height, fps}: Pick<ResolvedSpot, 'width' | 'height' | 'fps'>,
  settings: EncodeSettings,
): {arguments: string[]; pipes: AsyncIterable<Uint8Array>[]} {
  const matrix =
    'scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp';
  const filters = `${matrix},setsar=1,format=yuv420p,${outputFilters(settings, width, height, fps)}`;
  const pipe = ['-f', 'png_pipe', '-framerate', String(fps), '-i', `pipe:${FIRST_PIPE}`];
  return {arguments: [...ALLOWED, ...pipe, '-vf', filters], pipes: [readAll(files)]};
}

async function* readAll(files: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const file of files) yield await readBytes(file);
}
