import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import type {BrowserSession} from '../../../machine/browser/session.ts';
import type {Cache} from '../../../machine/cache.ts';
import {makeFolder, remove} from '../../../machine/files.ts';
import {keyOf} from '../../../machine/hash.ts';
import type {Store} from '../../../machine/store.ts';
import type {Versions} from '../key.ts';
import type {Member, Planned} from './plan.ts';
import {drawStates, type Picture, type StateAt, samePixels} from './sheet.ts';
import {witnessesOf} from './witness.ts';

/** Raise when a state is drawn or kept in another way. */
const SHEET_VERSION = 2;

/** Pictures of graphics states by name: each drawn once, for all spots that show it, and kept. */
export type StateShelf = {
  /** The file of a state that is there and right. */
  file: (name: string) => string;
  /** States that were drawn in this run. */
  drawn: ReadonlySet<string>;
  /** States whose pictures are not to be trusted, and why. */
  wrong: ReadonlyMap<string, string>;
};

export type Drawing = {
  store: Store;
  cache: Cache;
  versions: Versions;
  browser: () => Promise<BrowserSession>;
  onDrawn: (done: number, of: number) => void;
  signal?: AbortSignal | undefined;
};

/**
 * Draws the states of these segments that nobody drew before, and of each stretch of equal frames one from its inside:
 * its picture has to be the state's.
 */
export async function drawMissingStates(
  segments: readonly Planned[],
  members: readonly Member[],
  drawing: Drawing,
): Promise<StateShelf> {
  const {store, cache, versions, onDrawn} = drawing;
  const trusted = segments.filter(({opaque}) => opaque === null);
  const wanted = new Map<string, StateAt>();
  for (const {variant, from, states} of trusted)
    for (const [at, name] of states.entries())
      if (!wanted.has(name))
        wanted.set(name, {name, spot: (members[variant] as Member).spot, frame: from + at});
  const files = new Map<string, string>();
  const wrong = new Map<string, string>();
  const keyFor = (name: string): string => keyOf({state: name, versions, sheet: SHEET_VERSION});
  for (const name of wanted.keys()) {
    const file = await cache.recall(keyFor(name));
    if (file !== undefined) files.set(name, file);
  }
  const missing = [...wanted.values()].filter(({name}) => !files.has(name));
  const jobs = [...missing, ...witnessesOf(trusted, members)];
  const folder = await makeFolder(join(store.scratch, `sheet-${randomUUID()}`));
  try {
    let done = 0;
    if (jobs.length > 0) onDrawn(0, jobs.length);
    for (const group of Map.groupBy(jobs, sizeOf).values()) {
      const pictures = await drawAll(group, folder, drawing, (count) => onDrawn(done + count, jobs.length));
      done += group.length;
      for (const [at, state] of group.entries()) {
        const picture = pictures[at] as Picture;
        const known = files.get(state.name);
        if (picture.wrong !== null) wrong.set(state.name, picture.wrong);
        else if (known === undefined) files.set(state.name, picture.file);
        else if (!(await samePixels(known, picture.file))) wrong.set(state.name, unlike(wanted, state));
      }
    }
    for (const {name} of missing) {
      const file = files.get(name);
      if (file !== undefined && !wrong.has(name)) files.set(name, await cache.keep(keyFor(name), file));
    }
  } finally {
    await remove(folder);
  }
  return {file: (name) => files.get(name) ?? '', drawn: new Set(missing.map(({name}) => name)), wrong};
}

const unlike = (wanted: ReadonlyMap<string, StateAt>, {name, frame}: StateAt): string =>
  `frames ${wanted.get(name)?.frame} and ${frame} have the same DOM and other pixels`;

/** A sheet has one size and one rate. */
const sizeOf = ({spot: {width, height, fps}}: StateAt): string => `${width} ${height} ${fps}`;

/** All on one sheet; where that fails, spot by spot, so that one that cannot be drawn takes none with it. */
async function drawAll(
  states: readonly StateAt[],
  folder: string,
  {browser, signal}: Drawing,
  onDrawn: (count: number) => void,
): Promise<Picture[]> {
  try {
    const own = await makeFolder(join(folder, randomUUID()));
    return await drawStates(states, own, await browser(), onDrawn, signal);
  } catch (error) {
    if (signal?.aborted) throw error;
    const pictures = new Map<StateAt, Picture>();
    for (const own of Map.groupBy(states, ({spot}) => spot).values()) {
      const inner = await makeFolder(join(folder, randomUUID()));
      const drawn = await drawStates(own, inner, await browser(), () => undefined, signal).catch(
        (cause: unknown): Picture[] => {
          if (signal?.aborted) throw cause;
          return own.map(() => ({file: '', wrong: `it could not be drawn: ${(cause as Error).message}`}));
        },
      );
      for (const [at, state] of own.entries()) pictures.set(state, drawn[at] as Picture);
    }
    return states.map((state) => pictures.get(state) as Picture);
  }
}
