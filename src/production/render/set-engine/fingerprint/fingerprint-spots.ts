import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import type {BrowserSession} from '../../../../machine/browser/session.ts';
import {makeFolder, remove} from '../../../../machine/files/files.ts';
import {sha256} from '../../../../machine/files/hash.ts';
import type {Store} from '../../../../machine/files/store.ts';
import type {SpotReading} from '../../../../spot/fingerprint/fingerprint.ts';
import {TenspotError} from '../../../../spot/problem/errors.ts';
import {graphicsOnly, type ResolvedSpot} from '../../../../spot/timeline/resolved-spot.ts';
import {fallbackFont} from './fallback-fonts.ts';

/** The graphics of a spot: the state of each frame by the hash of its signature, and those that are opaque. */
export type SpotFingerprints = {
  frames: string[];
  /** Why a state's DOM cannot vouch for its pixels. */
  opaque: Map<string, string>;
  /** The program that draws it. */
  program: string;
};

export type FingerprintContext = {
  store: Store;
  browser: () => Promise<BrowserSession>;
  /** Told how much of all is done, from 0 to 1. */
  onProbed: (part: number) => void;
  signal?: AbortSignal | undefined;
};

/** What a state is known by: its DOM, the style sheets of the page, and the size of the frame. */
export const stateName = (
  {text, sheets}: {text: string; sheets: string},
  {width, height}: ResolvedSpot,
): string => sha256(`${width} ${height} ${sha256(sheets)}\n${text}`);

/**
 * Asks the browser for the signature of every frame of these spots. They are looked at by size and rate; one that
 * cannot be looked at is opaque as a whole, and stops none of the others.
 */
export async function fingerprintSpots(
  spots: readonly {spot: ResolvedSpot; program: string}[],
  probing: FingerprintContext,
): Promise<SpotFingerprints[]> {
  const groups = Map.groupBy(spots.keys(), (index) => {
    const {width, height, fps} = (spots[index] as (typeof spots)[number]).spot;
    return `${width} ${height} ${fps}`;
  });
  const result: SpotFingerprints[] = [];
  const lacking = fallbackFont(probing.store);
  let done = 0;
  if (spots.length > 0) probing.onProbed(0);
  for (const group of groups.values()) {
    const asked = group.map((index) => (spots[index] as (typeof spots)[number]).spot);
    const told = await askAll(asked, probing, (count) => probing.onProbed((done + count) / spots.length));
    done += group.length;
    for (const [at, index] of group.entries()) {
      const {program, spot} = spots[index] as (typeof spots)[number];
      result[index] = {program, ...(await toStates(spot, told[at] as SpotReading | Unseen, lacking))};
    }
  }
  return result;
}

/** A spot whose graphics could not be looked at, and why. */
type Unseen = {unseen: string};

async function askAll(
  spots: readonly ResolvedSpot[],
  probing: FingerprintContext,
  onProbed: (spots: number) => void,
): Promise<(SpotReading | Unseen)[]> {
  try {
    return await ask(spots, probing, onProbed);
  } catch (error) {
    if (probing.signal?.aborted) throw error;
    if (spots.length === 1) return [{unseen: error instanceof TenspotError ? error.message : String(error)}];
    const alone: (SpotReading | Unseen)[] = [];
    for (const spot of spots) alone.push(...(await askAll([spot], probing, () => undefined)));
    return alone;
  }
}

async function ask(
  spots: readonly ResolvedSpot[],
  {store, browser, signal}: FingerprintContext,
  onProbed: (spots: number) => void,
): Promise<SpotReading[]> {
  const {width, height, fps} = spots[0] as ResolvedSpot;
  // Without pictures, some components draw nothing at all; they need not be good ones.
  const folder = await makeFolder(join(store.scratch, `probe-${randomUUID()}`));
  try {
    const session = await browser();
    const emitted = await session.read(
      {
        kind: 'frames',
        composition: 'probe',
        props: {spots: spots.map(graphicsOnly)},
        width,
        height,
        fps,
        length: Math.max(spots.length, ...spots.map(({frames}) => frames)),
        frames: spots.map((_, index) => index),
        pictures: {folder, format: 'jpeg', scale: 1},
      },
      onProbed,
      signal,
    );
    return spots.map((_, index) => {
      const text = emitted.find(({frame}) => frame === index)?.text;
      if (text === undefined) throw new Error(`the probe said nothing of spot ${index}`);
      return JSON.parse(text) as SpotReading;
    });
  } finally {
    await remove(folder);
  }
}

async function toStates(
  spot: ResolvedSpot,
  told: SpotReading | Unseen,
  lacking: ReturnType<typeof fallbackFont>,
): Promise<Pick<SpotFingerprints, 'frames' | 'opaque'>> {
  const opaque = new Map<string, string>();
  if ('unseen' in told) {
    opaque.set('', `graphics that could not be looked at: ${told.unseen}`);
    return {frames: Array<string>(spot.frames).fill(''), opaque};
  }
  const names: string[] = [];
  for (const {text, opaque: cause, letters} of told.states) {
    const name = stateName({text, sheets: told.sheets}, spot);
    names.push(name);
    const why = cause ?? (await lacking(spot, letters));
    if (why !== null) opaque.set(name, why);
  }
  return {frames: told.frames.map((state) => names[state] as string), opaque};
}
