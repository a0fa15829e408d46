import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import {FROM_SOURCE} from '../../../../machine/browser/protocol.ts';
import {remove} from '../../../../machine/files/files.ts';
import type {Store} from '../../../../machine/files/store.ts';
import {openThread, type Thread} from '../../../../machine/process/worker-thread.ts';
import type {Box} from '../../../../spot/geometry/box.ts';
import type {Overlay} from './composite-arguments.ts';
import type {OverlayRequest} from './overlay-thread.ts';

/** Lays out the graphics of all segments of a run. A picture from the browser takes 8 MB and more: it reads one at a time. */
export type OverlayLayer = Thread<OverlayRequest, Box | null>;

export const openOverlay = (): OverlayLayer =>
  openThread(new URL(FROM_SOURCE ? './overlay-thread.ts' : './overlay-thread.js', import.meta.url));

/**
 * Makes the graphics of a segment ready for ffmpeg: of its states the part that any of them draws in, each once, and
 * for as long as it is seen. `close` when ffmpeg has read them.
 */
export async function overlayStates(
  states: readonly string[],
  fileOf: (name: string) => string,
  lift: number,
  {scratch}: Store,
  layer: OverlayLayer,
): Promise<{overlay: Overlay; close: () => Promise<void>}> {
  const starts = states.flatMap((name, at) => (at === 0 || states[at - 1] !== name ? [at] : []));
  const names = [...new Set(states)];
  const file = join(scratch, `${randomUUID()}.yuva`);
  const box = await layer.ask({
    pictures: names.map(fileOf),
    shown: starts.map((start) => names.indexOf(states[start] as string)),
    lift,
    file,
  });
  return {overlay: box && {...box, starts, file}, close: () => remove(file)};
}
