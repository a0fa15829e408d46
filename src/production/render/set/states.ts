import {join} from 'node:path';
import type {BrowserSession} from '../../../machine/browser/session.ts';
import {makeFolder, remove} from '../../../machine/files.ts';
import {keyOf} from '../../../machine/hash.ts';
import type {Store} from '../../../machine/store.ts';
import type {Versions} from '../key.ts';
import type {Member, Planned} from './plan.ts';
import {drawStates, type Mismatch, type StateAt} from './sheet.ts';

/** Raise when a state is drawn or kept in another way. */
const SHEET_VERSION = 1;

/** Pictures of graphics states by name: each drawn once, for all spots that show it, and kept. */
export type StateShelf = {
  /** The file of a state that is there. */
  file: (name: string) => string;
  mismatches: readonly Mismatch[];
};

export async function drawMissingStates(
  segments: readonly Planned[],
  members: readonly Member[],
  {store, versions, browser, onDrawn, signal}: Drawing,
): Promise<StateShelf> {
  const wanted = new Map<string, StateAt>();
  for (const {variant, from, states, opaque} of segments) {
    if (opaque !== null) continue;
    const {spot} = members[variant] as Member;
    for (const [at, name] of states.entries())
      if (!wanted.has(name)) wanted.set(name, {name, spot, frame: from + at});
  }
  const files = new Map<string, string>();
  const missing: StateAt[] = [];
  const keyFor = ({name, spot: {width, height}}: StateAt): string =>
    keyOf({state: name, width, height, versions, sheet: SHEET_VERSION});
  for (const state of wanted.values()) {
    const note = await store.recall<{src: string}>(keyFor(state), ({src}) => [src]);
    if (note) files.set(state.name, store.path(note.src));
    else missing.push(state);
  }
  const mismatches: Mismatch[] = [];
  for (const group of bySize(missing)) {
    const folder = await makeFolder(join(store.scratch, `sheet-${group[0]?.name.slice(0, 16)}`));
    try {
      const wrong = await drawStates(group, folder, await browser(), onDrawn, signal);
      mismatches.push(...wrong);
      for (const [index, state] of group.entries()) {
        if (wrong.some(({name}) => name === state.name)) continue;
        const {src} = await store.once(
          keyFor(state),
          (note) => [note.src],
          async () => ({src: await store.put(join(folder, `${index}.png`), 'png')}),
        );
        files.set(state.name, store.path(src));
      }
    } finally {
      await remove(folder);
    }
  }
  return {file: (name) => files.get(name) ?? '', mismatches};
}

type Drawing = {
  store: Store;
  versions: Versions;
  browser: () => Promise<BrowserSession>;
  onDrawn: (count: number) => void;
  signal?: AbortSignal | undefined;
};

/** A sheet has one size and one rate. */
function bySize(states: readonly StateAt[]): StateAt[][] {
  const groups = new Map<string, StateAt[]>();
  for (const state of states) {
    const {width, height, fps} = state.spot;
    const name = `${width} ${height} ${fps}`;
    groups.set(name, [...(groups.get(name) ?? []), state]);
  }
  return [...groups.values()];
}
