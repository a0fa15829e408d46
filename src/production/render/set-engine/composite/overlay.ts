import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import {FROM_SOURCE} from '../../../../machine/browser/protocol.ts';
import type {Store} from '../../../../machine/files/store.ts';
import {remove} from '../../../../machine/files/write-file.ts';
import {openThread, type Thread} from '../../../../machine/process/worker-thread.ts';
import type {Box} from '../../../../spot/geometry/box.ts';
import type {Overlay} from './composite-arguments.ts';
import type {OverlayRequest} from './overlay-thread.ts';

/** The worker thread that prepares the graphics of all segments. It reads one picture at a time: each takes 8 MB or more. */
export type OverlayLayer = Thread<OverlayRequest, Box | null>;

export const openOverlay = (): OverlayLayer =>
  openThread(new URL(FROM_SOURCE ? './overlay-thread.ts' : './overlay-thread.js', import.meta.url));

/**
 * Prepares the graphics of a segment for ffmpeg: the smallest rectangle that contains all of its graphics states, each
 * state once, with the frame at which it begins. Call `close` when ffmpeg has read them.
 */
export async function overlayStates(
  states: readonly string[],
  fileOf: (name: string) => string,
  lift: number,
  {scratch}: Store,
  layer: OverlayLayer,
): Promise<{overlay: Overlay; close: () => Promise<void>}> {
  const changes = states.flatMap((name, start) => (states[start - 1] === name ? [] : [{name, start}]));
  const names = [...new Set(states)];
  const file = join(scratch, `${randomUUID()}.yuva`);
  const box = await layer.ask({
    pictures: names.map(fileOf),
    shown: changes.map(({name}) => names.indexOf(name)),
    lift,
    file,
  });
  return {overlay: box && {...box, starts: changes.map(({start}) => start), file}, close: () => remove(file)};
}
