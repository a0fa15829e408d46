import {join} from 'node:path';
import {listEntries, makeFolder} from '../../machine/files/folders.ts';
import {remove} from '../../machine/files/write-file.ts';
import {ffmpeg, input} from '../../machine/media/ffmpeg.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {segmentEncoder} from '../render/set-engine/composite/segment-encoder.ts';
import {workers} from '../render/set-engine/workers.ts';

/**
 * Seconds that the encoder alone needs for the distinct frames of the batch that was just made: its segments, decoded
 * to raw pictures, and encoded from those with the same arguments, as many at once.
 */
export async function encodeFloor(
  {workspace, store, tools}: SpotProject,
  {width, height, fps}: Pick<ResolvedSpot, 'width' | 'height' | 'fps'>,
  signal?: AbortSignal,
): Promise<number> {
  const work = join(workspace.home, 'work');
  const segments = (await listEntries(work)).filter((name) => name.endsWith('.mp4'));
  const folder = await makeFolder(join(store.scratch, 'raw-frames'));
  const raw = (name: string): string => join(folder, `${name}.raw`);
  const shape = ['-f', 'rawvideo', '-pixel_format', 'yuv420p', '-video_size', `${width}x${height}`];
  try {
    for (const name of segments)
      await ffmpeg(tools, [...input(join(work, name)), '-f', 'rawvideo', '-pix_fmt', 'yuv420p', raw(name)], {
        signal,
      });
    const queue = workers();
    const began = performance.now();
    await queue.addAll(
      segments.map((name) => async () => {
        const source = input(raw(name), [...shape, '-framerate', String(fps)]);
        const coded = segmentEncoder({scale: 1, crf: 18, preset: 'veryfast'}, fps);
        await ffmpeg(tools, [...source, ...coded, join(folder, name)], {signal});
      }),
    );
    return (performance.now() - began) / 1000;
  } finally {
    await remove(folder);
  }
}
