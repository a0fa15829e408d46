import {basename} from 'node:path';
import {setTimeout as wait} from 'node:timers/promises';
import PQueue from 'p-queue';
import {problemsOf, sentence} from '../../../spot/problem/errors.ts';
import {frameStillOf, type ShownMaster} from '../../render/opening-stills.ts';
import type {MediaContext} from '../../stage/stage-context.ts';
import {type SmallCopy, smallCopyOf} from './small-copy.ts';

/** The stills and the small copies of masters, which are made in the background. */
export type SmallCopies = {
  /** The path of a small still of a frame of a master. */
  still: (master: ShownMaster, frame: number) => Promise<string>;
  /**
   * The small copy of a master; `later` while it is being made; undefined where it could not be made, for `TRY_AGAIN`. It comes before those
   * that only `begin` asked for.
   */
  small: (master: ShownMaster) => SmallCopy | 'later' | undefined;
  /** Begins to make the small copies of the first masters, before the page asks for them. */
  begin: (masters: readonly ShownMaster[]) => void;
  /** Waits until no still was asked for during a second: they are on screen before anything else is made. */
  quiet: () => Promise<void>;
  /** Drops what waits, and waits for what runs: the signal of the context ends it. */
  close: () => Promise<void>;
};

/** What ffmpeg makes at once: each of them uses several cores. */
const AT_ONCE = 2;

/** Milliseconds without a request for a still, after which those on screen are there. */
const QUIET = 1000;

/** Small copies that are made before the page asks for them: what a large screen shows. */
const FIRST = 24;

/** Milliseconds after which a copy that could not be made is tried again: each try may read the whole master. */
export const TRY_AGAIN = 60_000;

/** A copy that is made, or that could not be made at a time of `performance.now`. */
type Copy = {made: SmallCopy | 'later' | undefined; failedAt?: number};

/** `warn` is called once for each master whose copy cannot be made. */
export function openSmallCopies(context: MediaContext, warn?: (text: string) => void): SmallCopies {
  const queue = new PQueue({concurrency: AT_ONCE});
  // Stills have a queue of their own: each takes a fraction of a second, and must not wait for copies that run.
  const stills = new PQueue({concurrency: AT_ONCE});
  const copies = new Map<string, Copy>();
  const warned = new Set<string>();
  /** How many masters the grid has. */
  let count = 0;
  let asked = performance.now();
  const quiet = async (): Promise<void> => {
    do {
      await stills.onIdle();
      await wait(QUIET, undefined, {signal: context.signal}).catch(() => undefined);
    } while (performance.now() - asked < QUIET && !context.signal?.aborted);
  };
  const failed = (copy: Copy, {file, sha256}: ShownMaster, error: unknown): void => {
    copy.made = undefined;
    copy.failedAt = performance.now();
    if (context.signal?.aborted || warned.has(sha256)) return;
    warned.add(sha256);
    warn?.(`The grid cannot play ${basename(file)}: ${problemsOf(error).map(sentence).join(' ')}`);
  };
  const make = (master: ShownMaster, priority: number): Copy => {
    const known = copies.get(master.sha256);
    if (known && performance.now() - (known.failedAt ?? Number.POSITIVE_INFINITY) < TRY_AGAIN) {
      if (known.made === 'later' && priority > 0) raise(queue, master.sha256, priority);
      return known;
    }
    const copy: Copy = {made: 'later'};
    copies.set(master.sha256, copy);
    queue
      .add(() => smallCopyOf(master, count, context), {priority, id: master.sha256})
      .then(
        (made) => {
          copy.made = made;
        },
        (error: unknown) => failed(copy, master, error),
      );
    return copy;
  };
  return {
    still: (master, frame) => {
      asked = performance.now();
      return stills.add(() => frameStillOf(master, frame, context));
    },
    quiet,
    small: (master) => make(master, 1).made,
    begin: (masters) => {
      count = masters.length;
      // Stills are on screen before any video is.
      void quiet().then(() => {
        if (!context.signal?.aborted) for (const master of masters.slice(0, FIRST)) make(master, 0);
      });
    },
    close: async () => {
      for (const each of [queue, stills]) each.clear();
      await Promise.all([queue.onIdle(), stills.onIdle()]);
    },
  };
}

/** Moves what waits forward. What runs already is left alone. */
function raise(queue: PQueue, id: string, priority: number): void {
  try {
    queue.setPriority(id, priority);
  } catch {
    // It runs.
  }
}
