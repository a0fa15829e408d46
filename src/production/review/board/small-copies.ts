import PQueue from 'p-queue';
import type {MediaContext} from '../../stage/stage-context.ts';
import {frameStillOf, type ShownMaster, smallCopyOf} from './review-media.ts';

/** The stills and the small copies of masters, which are made in the background. */
export type SmallCopies = {
  /** The path of a small still of a frame of a master. */
  still: (master: ShownMaster, frame: number) => Promise<string>;
  /** The path of the small copy of a master; undefined while it is being made. It comes before those that only `begin` asked for. */
  small: (master: ShownMaster) => string | undefined;
  /** Begins to make the small copies of the first masters, before the page asks for them. */
  begin: (masters: readonly ShownMaster[]) => void;
  /** Waits until no still is being made: they are on screen before anything else. */
  stillsDone: () => Promise<void>;
  /** Drops what waits, and waits for what runs: the signal of the context ends it. */
  close: () => Promise<void>;
};

/** What ffmpeg makes at once: each of them uses several cores. */
const AT_ONCE = 2;

/** Small copies that are made before the page asks for them: what a large screen shows. */
const FIRST = 24;

export function openSmallCopies(context: MediaContext): SmallCopies {
  const queue = new PQueue({concurrency: AT_ONCE});
  // Stills have a queue of their own: each takes a fraction of a second, and must not wait for copies that run.
  const stills = new PQueue({concurrency: AT_ONCE});
  const copies = new Map<string, {file: string | undefined}>();
  /** How many masters the grid has. */
  let count = 0;
  const make = (master: ShownMaster, priority: number): {file: string | undefined} => {
    const known = copies.get(master.sha256);
    if (known) {
      if (known.file === undefined && priority > 0) raise(queue, master.sha256, priority);
      return known;
    }
    const copy: {file: string | undefined} = {file: undefined};
    copies.set(master.sha256, copy);
    queue
      .add(() => smallCopyOf(master, count, context), {priority, id: master.sha256})
      .then(
        (file) => {
          copy.file = file;
        },
        // The next request tries again.
        () => copies.delete(master.sha256),
      );
    return copy;
  };
  return {
    still: (master, frame) => stills.add(() => frameStillOf(master, frame, context)),
    stillsDone: () => stills.onIdle(),
    small: (master) => make(master, 1).file,
    begin: (masters) => {
      count = masters.length;
      // Stills are on screen before any video is.
      void stills.onIdle().then(() => {
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
