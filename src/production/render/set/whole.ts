import {join} from 'node:path';
import type {BrowserSession} from '../../../machine/browser/session.ts';
import {ALLOWED, ffmpeg} from '../../../machine/ffmpeg.ts';
import {makeFolder, readBytes, remove} from '../../../machine/files.ts';
import type {ResolvedSpot} from '../../../spot/resolved.ts';
import {encoder, FIRST_PIPE, finish} from './composite.ts';
import type {Planned} from './plan.ts';
import type {Making} from './segments.ts';

/** A segment whose pictures the DOM cannot vouch for: drawn whole by the browser, encoded as every other. */
export async function drawWhole(
  segment: Planned,
  graded: ResolvedSpot,
  browser: BrowserSession,
  {store, tools, settings, signal}: Making,
  output: string,
): Promise<void> {
  const {width, height, fps} = graded;
  const folder = await makeFolder(join(store.scratch, `whole-${segment.key.slice(0, 16)}`));
  try {
    const frames = Array.from({length: segment.frames}, (_, at) => segment.from + at);
    const pictures = {folder, format: 'png', scale: 1} as const;
    const job = {kind: 'frames', composition: 'spot', props: graded, width, height, fps} as const;
    await browser.draw({...job, length: graded.frames, frames, pictures}, undefined, signal);
    const files = frames.map((frame) => join(folder, `${frame}.png`));
    const matrix =
      'scale=out_color_matrix=bt709:out_range=tv:flags=bicubic+accurate_rnd+full_chroma_int+full_chroma_inp';
    const filters = `${matrix},format=yuv420p,${finish(settings, width, height, fps)}`;
    const pipe = ['-f', 'png_pipe', '-framerate', String(fps), '-i', `pipe:${FIRST_PIPE}`];
    await ffmpeg(tools, [...ALLOWED, ...pipe, '-vf', filters, ...encoder(settings, fps), output], {
      signal,
      pipes: [readAll(files)],
    });
  } finally {
    await remove(folder);
  }
}

async function* readAll(files: readonly string[]): AsyncGenerator<Uint8Array> {
  for (const file of files) yield await readBytes(file);
}
