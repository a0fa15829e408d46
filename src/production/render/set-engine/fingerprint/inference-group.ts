import {keyOf} from '../../../../machine/files/hash.ts';
import type {CopyReads} from '../../../../spot/fingerprint/fingerprint.ts';
import {graphicsOnly, type ResolvedSpot} from '../../../../spot/timeline/resolved-spot.ts';
import type {Fingerprintable, SpotFingerprints} from './fingerprint-spots.ts';
import {type KnownFrame, openKnownFrames} from './known-frames.ts';

/** Frames of a variant that the browser has to mount, in order. */
export type FramesToMount<V> = {variant: V; frames: readonly number[]};

type Fingerprinted<V> = {variant: V; fingerprints: SpotFingerprints};

/** Variants that differ only in copy. */
export type Group<V> = {
  /** The frames that are most likely needed next. Empty: every variant is complete. */
  nextFrames: () => FramesToMount<V>[];
  /** All frames of the variants that are not complete. */
  allFrames: () => FramesToMount<V>[];
  /** Adds the fingerprints of mounted frames. Returns a frame that differs from what was inferred, if there is one. */
  learn: (mounted: FramesToMount<V>, seen: SpotFingerprints) => number | undefined;
  /** The variants that have become complete. */
  complete: () => Fingerprinted<V>[];
  /** From now on no frame is inferred. */
  stopInferring: () => void;
  /** Makes all variants incomplete, also those of earlier runs, and returns them: all of their frames have to be mounted. */
  mountAgain: () => V[];
  /** The hash of the program that draws the graphics of all of them. */
  program: string;
};

/** The groups of variants; `earlier` are variants whose fingerprints are known. */
export function openGroups<V extends Fingerprintable>(
  variants: readonly V[],
  earlier: readonly Fingerprinted<V>[],
): Group<V>[] {
  const known = Map.groupBy(earlier, ({variant}) => allButCopy(variant));
  const unknown = Map.groupBy(variants, allButCopy);
  return [...new Set([...unknown.keys(), ...known.keys()])].map((key) =>
    openGroup(unknown.get(key) ?? [], known.get(key) ?? []),
  );
}

const allButCopy = ({spot, program}: Fingerprintable): string =>
  keyOf({spot: {...graphicsOnly(spot), copy: {}}, program});

/** After this many variants with an uncacheable frame, and none without, no frame is inferred. */
const TRIES = 2;

/** Of each variant that is mounted in part, this many inferred frames are mounted as a check. */
const CHECKED_FRAMES = 2;

/** Of the variants whose frames are all inferred, about one in this many is checked. */
const CHECKED_VARIANTS = 8;

function openGroup<V extends Fingerprintable>(
  variants: readonly V[],
  earlier: readonly Fingerprinted<V>[],
): Group<V> {
  const known = openKnownFrames();
  /** The variants that are not complete, each with the frames that were mounted. */
  const open = new Map(variants.map((variant) => [variant, new Map<number, KnownFrame>()] as const));
  /** Variants with an uncacheable frame: all their frames are mounted. */
  const needWhole = new Set<V>();
  const seenWhole: Fingerprinted<V>[] = [];
  let isKnown = false;
  let withReasons = 0;
  let infers = true;

  const keep = ({variant, fingerprints}: Fingerprinted<V>): void => {
    // Where the DOM of a frame does not determine its pixels, its graphics may depend on more than their props.
    if (fingerprints.uncacheable.size > 0) return;
    isKnown = true;
    for (const [frame, each] of knownFrames(fingerprints)) known.add(variant.spot.copy, frame, each);
  };
  if (variants.length > 0) for (const each of earlier) keep(each);

  const whole = (variant: V): FramesToMount<V> => ({variant, frames: [...Array(variant.spot.frames).keys()]});
  const allFrames = (): FramesToMount<V>[] => [...open.keys()].map(whole);
  const isInferred = (variant: V, mounted: Map<number, KnownFrame>, frame: number): boolean =>
    !mounted.has(frame) && known.find(variant.spot.copy, frame) !== undefined;

  const nextFrames = (): FramesToMount<V>[] => {
    if (!infers) return allFrames();
    if (!isKnown) return allFrames().slice(0, 1);
    const claimed = new Set<string>();
    return [...open].flatMap(([variant, mounted]) => {
      if (needWhole.has(variant)) return [whole(variant)];
      const {copy} = variant.spot;
      const all = whole(variant).frames;
      const inferred = all.filter((frame) => isInferred(variant, mounted, frame));
      const missing = all.filter((frame) => !mounted.has(frame) && known.find(copy, frame) === undefined);
      const frames = missing.filter((frame) => {
        const likely = known.likely(copy, frame).map((name) => `${frame} ${name}`);
        // Another variant mounts this frame already, and most likely it looks the same.
        if (likely.some((name) => claimed.has(name))) return false;
        for (const name of likely) claimed.add(name);
        return true;
      });
      const needsMount = frames.length > 0 || (missing.length === 0 && needsCheck(variant, mounted));
      if (!needsMount) return [];
      return [{variant, frames: [...frames, ...chosen(variant, inferred)].sort((a, b) => a - b)}];
    });
  };

  const learn = ({variant, frames}: FramesToMount<V>, fingerprints: SpotFingerprints): number | undefined => {
    const {copy} = variant.spot;
    const seen = new Map(knownFrames(fingerprints));
    const isWhole = frames.length === variant.spot.frames;
    const hasReasons = fingerprints.uncacheable.size > 0;
    const different = hasReasons
      ? undefined
      : [...seen].find(([frame, {fingerprint}]) => {
          const inferred = infers ? known.find(copy, frame) : undefined;
          return inferred !== undefined && inferred.fingerprint !== fingerprint;
        });
    if (isWhole) {
      open.delete(variant);
      seenWhole.push({variant, fingerprints: infers ? fingerprints : withoutReads(fingerprints)});
      if (hasReasons) withReasons += 1;
      if (!isKnown && withReasons === TRIES) infers = false;
      keep({variant, fingerprints});
    } else if (hasReasons) needWhole.add(variant);
    else
      for (const [frame, each] of seen) {
        known.add(copy, frame, each);
        open.get(variant)?.set(frame, each);
      }
    return different?.[0];
  };

  /** The first frame of a variant that was not known when it was last asked for. */
  const firstMissing = new Map<V, number>();
  /** All frames of a variant. Undefined while one is missing. */
  const allKnown = (variant: V, mounted: ReadonlyMap<number, KnownFrame>): KnownFrame[] | undefined => {
    const find = (frame: number) => mounted.get(frame) ?? known.find(variant.spot.copy, frame);
    if (find(firstMissing.get(variant) ?? 0) === undefined) return undefined;
    const frames: KnownFrame[] = [];
    for (const frame of whole(variant).frames) {
      const each = find(frame);
      if (!each) {
        firstMissing.set(variant, frame);
        return undefined;
      }
      frames.push(each);
    }
    return frames;
  };

  const complete = (): Fingerprinted<V>[] => {
    const done = seenWhole.splice(0);
    for (const [variant, mounted] of infers ? open : []) {
      const frames = needWhole.has(variant) ? undefined : allKnown(variant, mounted);
      if (!frames || needsCheck(variant, mounted)) continue;
      open.delete(variant);
      done.push({variant, fingerprints: together(variant, frames)});
    }
    return done;
  };
  const all = [...variants, ...earlier.map(({variant}) => variant)];
  const stopInferring = (): void => {
    infers = false;
  };
  const mountAgain = (): V[] => {
    seenWhole.length = 0;
    for (const each of all) open.set(each, new Map());
    return all;
  };
  return {nextFrames, allFrames, learn, complete, stopInferring, mountAgain, program: all[0]?.program ?? ''};
}

const seeds = new WeakMap<ResolvedSpot, number>();

/** The seed comes from the copy: repeated runs check the same frames, and different variants check different ones. */
function seedOf({spot}: Fingerprintable): number {
  const seed = seeds.get(spot) ?? Number.parseInt(keyOf(spot.copy).slice(0, 8), 16);
  seeds.set(spot, seed);
  return seed;
}

const needsCheck = (variant: Fingerprintable, mounted: ReadonlyMap<number, unknown>): boolean =>
  mounted.size === 0 && seedOf(variant) % CHECKED_VARIANTS === 0;

function chosen(variant: Fingerprintable, frames: readonly number[]): number[] {
  const seed = seedOf(variant);
  const places = Array.from({length: CHECKED_FRAMES}, (_, at) => (seed + at * 7919) % frames.length);
  return [...new Set(places)].flatMap((place) => frames[place] ?? []);
}

/** The frames that were mounted. */
function* knownFrames(of: SpotFingerprints): Generator<[number, KnownFrame]> {
  for (const [frame, fingerprint] of of.frames.entries()) {
    if (fingerprint === '') continue;
    const fallback = of.fallback.get(fingerprint) ?? null;
    const machineFonts = fallback === null ? null : of.machineFonts;
    yield [frame, {fingerprint, fallback, machineFonts, reads: of.copyReads[frame] ?? null}];
  }
}

const together = ({program}: Fingerprintable, frames: readonly KnownFrame[]): SpotFingerprints => ({
  program,
  frames: frames.map(({fingerprint}) => fingerprint),
  copyReads: frames.map(({reads}) => reads),
  uncacheable: new Map(),
  fallback: new Map(
    frames.flatMap(({fingerprint, fallback}) =>
      fallback === null ? [] : [[fingerprint, fallback] as const],
    ),
  ),
  machineFonts: frames.find(({machineFonts}) => machineFonts !== null)?.machineFonts ?? null,
});

/** Fingerprints from which a later run infers only variants with exactly the same copy. */
const withoutReads = (fingerprints: SpotFingerprints): SpotFingerprints => ({
  ...fingerprints,
  copyReads: fingerprints.copyReads.map((): CopyReads => null),
});
