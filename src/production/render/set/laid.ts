import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import PQueue from 'p-queue';
import {readBytes, remove, writeBytes} from '../../../machine/files.ts';
import type {Store} from '../../../machine/store.ts';
import type {Box} from '../../../spot/placement.ts';
import type {Overlay} from './composite.ts';
import {emptyYuva, readPlanes, toYuva, unite, widenYuva} from './planes.ts';

/** What a segment lays over its footage: where, and the pictures as they are asked for. */
export type Laid = {overlay: Overlay; pictures: AsyncIterable<Uint8Array> | null; close: () => Promise<void>};

/** A state as it is laid over footage: the part that is not empty, in a file until it is needed. */
type Part = {box: Box | null; file: string};

/** States are read one or two at a time: as they come from the browser, each takes 8 MB and more. */
const reading = new PQueue({concurrency: 2});

/**
 * Makes the graphics of a segment ready for ffmpeg: of its states the part that any of them draws in, each once, and
 * for as long as it is seen.
 */
export async function layStates(
  states: readonly string[],
  fileOf: (name: string) => string,
  lift: number,
  {scratch}: Store,
): Promise<Laid> {
  const parts = new Map<string, Part>();
  const toPart = async (name: string): Promise<void> => {
    const planes = await readPlanes(fileOf(name));
    const {box} = planes;
    const file = join(scratch, `${randomUUID()}.yuva`);
    if (box) await writeBytes(file, toYuva(planes, box, lift));
    parts.set(name, {box, file});
  };
  await Promise.all([...new Set(states)].map((name) => reading.add(() => toPart(name))));
  const close = async (): Promise<void> =>
    void (await Promise.all([...parts.values()].map(({file}) => remove(file))));
  const whole = unite([...parts.values()].map(({box}) => box));
  if (!whole) return {overlay: null, pictures: null, close};
  const starts = states.flatMap((name, at) => (at === 0 || states[at - 1] !== name ? [at] : []));
  async function* pictures(box: Box): AsyncGenerator<Uint8Array> {
    for (const start of starts) {
      const part = parts.get(states[start] as string) as Part;
      yield part.box ? widenYuva(await readBytes(part.file), part.box, box, lift) : emptyYuva(box, lift);
    }
  }
  return {overlay: {...whole, starts}, pictures: pictures(whole), close};
}
