import {join} from 'node:path';
import {z} from 'zod';
import type {Cache} from '../../../../machine/files/cache.ts';
import {readJson, writeParts} from '../../../../machine/files/files.ts';
import {keyOf} from '../../../../machine/files/hash.ts';
import type {Store} from '../../../../machine/files/store.ts';
import {isForeign} from '../../../../spot/fingerprint/fingerprint.ts';
import {graphicsOnly, type ResolvedSpot} from '../../../../spot/timeline/resolved-spot.ts';
import type {Versions} from '../../master-key.ts';
import type {SpotFingerprints} from './fingerprint-spots.ts';

/** Raise when graphics are looked at in another way, or states are named otherwise. */
const PROBE_VERSION = 3;

type Shelf = {cache: Cache; store: Store; versions: Versions};
type Asked = {spot: ResolvedSpot; program: string};

/** States by number and name, and for each of them why it is opaque. */
const Kept = z.strictObject({
  frames: z.array(z.int().min(0)),
  states: z.array(z.tuple([z.string(), z.string().nullable()])),
});

const keyFor = ({spot, program}: Asked, {browser, remotion}: Versions): string =>
  keyOf({probe: PROBE_VERSION, spot: graphicsOnly(spot), program, browser, remotion});

/** What an earlier run saw of the same spot, drawn by the same program in the same browser. */
export async function recallFingerprints(
  asked: Asked,
  {cache, versions}: Omit<Shelf, 'store'>,
): Promise<SpotFingerprints | undefined> {
  const file = await cache.recall(keyFor(asked, versions));
  const kept = Kept.safeParse(file && (await readJson(file)));
  if (!kept.success) return undefined;
  const {frames, states} = kept.data;
  return {
    program: asked.program,
    frames: frames.map((state) => states[state]?.[0] ?? ''),
    opaque: new Map(states.flatMap(([name, cause]) => (cause === null ? [] : [[name, cause] as const]))),
  };
}

/** Keeps what was seen, unless something else may be seen tomorrow: files that are not staged, or nothing at all. */
export async function keepFingerprints(
  asked: Asked,
  {frames, opaque}: SpotFingerprints,
  {cache, store, versions}: Shelf,
): Promise<void> {
  if (opaque.has('') || [...opaque.values()].some(isForeign)) return;
  const names = [...new Set([...frames, ...opaque.keys()])];
  const numbers = new Map(names.map((name, at) => [name, at]));
  const kept: z.infer<typeof Kept> = {
    frames: frames.map((name) => numbers.get(name) as number),
    states: names.map((name) => [name, opaque.get(name) ?? null]),
  };
  const key = keyFor(asked, versions);
  const draft = join(store.scratch, `${key}.json`);
  await writeParts(draft, [Buffer.from(JSON.stringify(kept))]);
  await cache.keep(key, draft);
}
