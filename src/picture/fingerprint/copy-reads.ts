import type {CopyReads} from '../../spot/fingerprint/fingerprint.ts';

type Copy = Readonly<Record<string, unknown>>;

/** A copy that records which of its fields are read. */
export type WatchedCopy = {
  copy: Copy;
  /** What was read until now. */
  reads: () => CopyReads;
};

/**
 * Records which fields of a copy are read. A field that is read counts as read whole. Code that lists the fields, as `{...copy}` and
 * `JSON.stringify(copy)` do, reads all of them.
 */
export function watchCopy(copy: Copy): WatchedCopy {
  // A copy of its own: what graphics write into it is not there for other frames.
  const own = structuredClone(copy);
  const names = new Set<string>();
  let all = false;
  const read = (name: string | symbol): void => {
    if (typeof name === 'string') names.add(name);
    else all = true;
  };
  const watched = new Proxy(own, {
    get: (target, name) => {
      read(name);
      return Reflect.get(target, name);
    },
    has: (target, name) => {
      read(name);
      return Reflect.has(target, name);
    },
    getOwnPropertyDescriptor: (target, name) => {
      read(name);
      return Reflect.getOwnPropertyDescriptor(target, name);
    },
    ownKeys: (target) => {
      all = true;
      return Reflect.ownKeys(target);
    },
  });
  return {copy: watched, reads: () => (all ? null : [...names].sort())};
}

/** Whether two frames read the same fields. */
export const sameReads = (one: CopyReads | undefined, other: CopyReads | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** The last frame of each run of frames that read the same fields, sorted. */
export function endsOfRuns(reads: ReadonlyMap<number, CopyReads>): number[] {
  const frames = [...reads.keys()].sort((a, b) => a - b);
  return frames.filter(
    (frame, at) => at === frames.length - 1 || !sameReads(reads.get(frame), reads.get(frames[at + 1] ?? -1)),
  );
}
