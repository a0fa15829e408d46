import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import PQueue from 'p-queue';
import type {BrowserSession} from '../../../../machine/browser/session.ts';
import type {Cache} from '../../../../machine/files/cache.ts';
import {makeFolder, moveFolder, remove} from '../../../../machine/files/files.ts';
import {keyOf} from '../../../../machine/files/hash.ts';
import type {Store} from '../../../../machine/files/store.ts';
import type {Versions} from '../../master-key.ts';
import {selfCheckFrames} from '../fingerprint/self-check-frames.ts';
import type {Member, Planned} from '../plan-set.ts';
import {drawStates, type StateAt, type StatePicture, samePixels} from './draw-states.ts';

/** Raise when a state is drawn or kept in another way. */
const SHEET_VERSION = 2;

/** Pictures of graphics states by name: each drawn once, for all spots that show it, and kept. */
export type StateShelf = {
  /** When these states are there, or known to be wrong. */
  ready: (names: readonly string[]) => Promise<void>;
  /** The file of a state that is there. */
  file: (name: string) => string;
  /** States that were drawn in this run. */
  drawn: ReadonlySet<string>;
  /** States whose pictures are not to be trusted, and why. All of them are known when `certain` has come. */
  wrong: ReadonlyMap<string, string>;
  /** When everything was drawn and compared. */
  certain: Promise<void>;
  /** When what was drawn is kept for later runs: the pictures are gone then. */
  close: () => Promise<void>;
};

export type StateDrawing = {
  store: Store;
  cache: Cache;
  versions: Versions;
  browser: () => Promise<BrowserSession>;
  signal?: AbortSignal | undefined;
};

/**
 * Begins to draw the states of these segments that nobody drew before, in the order of the segments, and of each
 * stretch of equal frames one from its inside: its picture has to be the state's.
 */
export async function drawMissingStates(
  segments: readonly Planned[],
  members: readonly Member[],
  drawing: StateDrawing,
): Promise<StateShelf> {
  const {store, cache, versions} = drawing;
  const keyFor = (name: string): string => keyOf({state: name, versions, sheet: SHEET_VERSION});
  const wanted = new Map<string, StateAt>();
  const files = new Map<string, string>();
  const wrong = new Map<string, string>();
  const missing = new Set<string>();
  /** The frame that a state's picture shows. */
  const shown = new Map<string, number>();
  const jobs: StateAt[] = [];
  for (const segment of segments.filter(({opaque}) => opaque === null)) {
    const {variant, from, states} = segment;
    for (const [at, name] of states.entries()) {
      if (wanted.has(name)) continue;
      const state = {name, spot: (members[variant] as Member).spot, frame: from + at};
      wanted.set(name, state);
      const file = await cache.recall(keyFor(name));
      if (file !== undefined) files.set(name, file);
      else {
        missing.add(name);
        jobs.push(state);
      }
    }
    jobs.push(...selfCheckFrames([segment], members));
  }
  const arrivals = new Map([...missing].map((name) => [name, Promise.withResolvers<void>()]));
  const folder = await makeFolder(join(store.scratch, `sheet-${randomUUID()}`));
  const comparing = new PQueue({concurrency: 2});

  const take = async (state: StateAt, {file, wrong: cause}: StatePicture): Promise<void> => {
    const {name, frame} = state;
    // A browser that was started again draws over the files of the first one.
    const own = join(folder, `${randomUUID()}.png`);
    if (cause === null) await moveFolder(file, own);
    const known = files.get(name);
    if (cause !== null) wrong.set(name, cause);
    else if (known === undefined) {
      files.set(name, own);
      shown.set(name, frame);
    } else if (!(await samePixels(known, own)))
      wrong.set(name, unlike(shown.get(name) ?? (wanted.get(name) as StateAt).frame, frame));
    arrivals.get(name)?.resolve();
  };

  const certain = (async () => {
    const taking: Promise<void>[] = [];
    for (const group of Map.groupBy(jobs, sizeOf).values())
      await drawAll(group, folder, drawing, (state, picture) => {
        const taken = comparing.add(() => take(state, picture));
        taken.catch(() => undefined);
        taking.push(taken);
      });
    await Promise.all(taking);
  })();
  certain.catch(() => undefined);

  return {
    ready: async (names) => {
      const all = Promise.all(names.map((name) => arrivals.get(name)?.promise));
      await Promise.race([all, certain]);
    },
    file: (name) => files.get(name) ?? '',
    drawn: missing,
    wrong,
    certain,
    close: async () => {
      await certain.catch(() => undefined);
      const right = [...missing].filter((name) => files.has(name) && !wrong.has(name));
      const keeping = new PQueue({concurrency: 4});
      await keeping.addAll(right.map((name) => () => cache.keep(keyFor(name), files.get(name) as string)));
      await remove(folder);
    },
  };
}

const unlike = (one: number, other: number): string =>
  `frames ${Math.min(one, other)} and ${Math.max(one, other)} have the same DOM and other pixels`;

/** A sheet has one size and one rate. */
const sizeOf = ({spot: {width, height, fps}}: StateAt): string => `${width} ${height} ${fps}`;

/** All on one sheet; where that fails, what is left spot by spot, so that one that cannot be drawn takes none with it. */
async function drawAll(
  states: readonly StateAt[],
  folder: string,
  {browser, signal}: StateDrawing,
  onPicture: (state: StateAt, picture: StatePicture) => void,
): Promise<void> {
  const left = new Set(states);
  const tell = (state: StateAt, picture: StatePicture): void => {
    left.delete(state);
    onPicture(state, picture);
  };
  const draw = async (some: readonly StateAt[]): Promise<void> => {
    const own = await makeFolder(join(folder, randomUUID()));
    const each = (index: number, picture: StatePicture) => tell(some[index] as StateAt, picture);
    const pictures = await drawStates(some, own, await browser(), each, signal);
    for (const [at, state] of some.entries()) if (left.has(state)) tell(state, pictures[at] as StatePicture);
  };
  try {
    await draw(states);
  } catch (error) {
    if (signal?.aborted) throw error;
    for (const own of Map.groupBy(left, ({spot}) => spot).values()) {
      await draw(own).catch((cause: unknown) => {
        if (signal?.aborted) throw cause;
        const wrong = `it could not be drawn: ${(cause as Error).message}`;
        for (const state of own) if (left.has(state)) tell(state, {file: '', wrong});
      });
    }
  }
}
