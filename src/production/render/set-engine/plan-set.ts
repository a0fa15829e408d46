import {keyOf, sha256} from '../../../machine/files/hash.ts';
import {
  decidingReason,
  mayKeepFrames,
  type UncacheableReason,
  uncacheable,
} from '../../../spot/fingerprint/uncacheable-reason.ts';
import {canonical} from '../../../spot/keys/canonical-json.ts';
import type {ResolvedSpot} from '../../../spot/timeline/resolved-spot.ts';
import type {SpotFingerprints} from './fingerprint/fingerprint-spots.ts';
import {footageKeys} from './partition/footage-keys.ts';
import {partition, type Segment} from './partition/partition.ts';
import {LONGEST_FULL_FRAME_SEGMENT, LONGEST_SEGMENT, splitLong} from './partition/split-long.ts';

/** A variant with the fingerprints of its graphics. */
export type FingerprintedVariant = {spot: ResolvedSpot; fingerprints: SpotFingerprints};

/** A segment to be made once for all variants that show it. */
export type PlannedSegment = Segment & {
  /** The key of its content: of its pictures, and of everything that decides how they are encoded. */
  key: string;
  /** The fingerprint of each frame's graphics. */
  states: string[];
  /** The key of its footage alone: segments with equal footage are composited together. */
  footage: string;
  /** Why its frames need full-frame renders; null where they are composited. */
  uncacheable: UncacheableReason | null;
};

export type SetPlan = {
  segments: PlannedSegment[];
  /** For each variant its segments in order, by their place in `segments`. */
  tracks: number[][];
};

/** One distinct picture. */
type Picture = {key: string; state: string; footage: string; uncacheable: UncacheableReason | null};

/** Cuts all variants into segments. `encoding` is everything but the pictures that decides the bytes of a segment. */
export function planSet(variants: readonly FingerprintedVariant[], encoding: unknown): SetPlan {
  const {pictures, frames} = distinctPictures(variants);
  const cuts = variants.map(({spot}, variant) => cutsOf(spot, frames[variant] ?? [], pictures));
  const picturesOf = ({variant, from, frames: count}: Segment): Picture[] =>
    [...(frames[variant] ?? []).slice(from, from + count)].flatMap((number) => pictures[number] ?? []);
  const longestOf = (segment: Segment): number => {
    // Segments begin where full-frame renders begin or end.
    const isFullFrame = picturesOf({...segment, frames: 1}).some((picture) => picture.uncacheable !== null);
    if (!isFullFrame) return LONGEST_SEGMENT;
    const reason = decidingReason(picturesOf(segment).map((picture) => picture.uncacheable));
    // Frames that may depend on those before them are drawn in one job.
    return reason === null || mayKeepFrames(reason) ? LONGEST_FULL_FRAME_SEGMENT : Number.POSITIVE_INFINITY;
  };
  const {segments, tracks} = splitLong(partition(frames, cuts), longestOf);
  return {
    tracks,
    segments: segments.map((segment): PlannedSegment => {
      const own = picturesOf(segment);
      return {
        ...segment,
        key: keyOf({frames: own.map(({key}) => key), made: encoding}),
        states: own.map(({state}) => state),
        footage: sha256(own.map(({footage}) => footage).join()),
        uncacheable: decidingReason(own.map((picture) => picture.uncacheable)),
      };
    }),
  };
}

/** Every distinct picture once, and the picture of each frame of each variant. The numbers do not depend on the order of the variants. */
function distinctPictures(variants: readonly FingerprintedVariant[]): {
  pictures: Picture[];
  frames: Int32Array[];
} {
  const numbers = new Map<string, number>();
  const found: Picture[] = [];
  const numberOf = (picture: Picture): number => {
    const number = numbers.get(picture.key) ?? found.push(picture) - 1;
    numbers.set(picture.key, number);
    return number;
  };
  const footageKeysOf = sharedFootageKeys();
  const frames = variants.map((variant) =>
    Int32Array.from(picturesOfVariant(variant, footageKeysOf(variant.spot)), numberOf),
  );
  const sorted = [...numbers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, number]) => number);
  const rank = new Int32Array(sorted.length);
  for (const [at, number] of sorted.entries()) rank[number] = at;
  return {
    pictures: sorted.flatMap((number) => found[number] ?? []),
    frames: frames.map((own) => own.map((number) => rank[number] ?? -1)),
  };
}

/** Computes the keys of each distinct footage once: variants with equal footage share them. */
function sharedFootageKeys(): typeof footageKeys {
  const known = new Map<string, ReturnType<typeof footageKeys>>();
  return (spot) => {
    const {footage, width, height, fps, frames, brand} = spot;
    const name = canonical({footage, width, height, fps, frames, ground: brand.color.background});
    const keys = known.get(name) ?? footageKeys(spot);
    known.set(name, keys);
    return keys;
  };
}

function* picturesOfVariant(
  {spot, fingerprints}: FingerprintedVariant,
  footage: readonly (string | null)[],
): Generator<Picture> {
  // The key of an uncacheable frame contains everything that went into the variant.
  let spotKey: string | undefined;
  for (const [frame, under] of footage.entries()) {
    const state = fingerprints.frames[frame] ?? '';
    const missing = under === null ? uncacheable('missing-take') : null;
    const reason = decidingReason([missing, fingerprints.uncacheable.get(state)]);
    if (reason !== null) spotKey ??= sha256(canonical(spot));
    const key =
      reason === null
        ? `${under} ${state}`
        : [spotKey, fingerprints.program, frame, fingerprints.machineFonts]
            .filter((part) => part !== null)
            .join(' ');
    yield {key, state, footage: under ?? '', uncacheable: reason};
  }
}

/** The frames at which a shot begins, or at which full-frame renders begin or end. */
function cutsOf(spot: ResolvedSpot, frames: ArrayLike<number>, pictures: readonly Picture[]): number[] {
  const cuts = new Set(spot.footage.map(({from}) => from));
  const isFullFrame = (frame: number): boolean => pictures[frames[frame] ?? -1]?.uncacheable !== null;
  for (let frame = 1; frame < frames.length; frame++)
    if (isFullFrame(frame - 1) !== isFullFrame(frame)) cuts.add(frame);
  return [...cuts];
}

export type SegmentUse = {segment: PlannedSegment; variant: number; from: number};

/** Every use of every segment: by which variant, and from which of its frames on. */
export function segmentUses({segments, tracks}: SetPlan): SegmentUse[] {
  return tracks.flatMap((track, variant) => {
    let from = 0;
    return track
      .flatMap((index) => segments[index] ?? [])
      .map((segment) => {
        from += segment.frames;
        return {segment, variant, from: from - segment.frames};
      });
  });
}

/** Frames of all of them together. */
export const countFrames = (all: readonly {frames: number}[]): number =>
  all.reduce((sum, {frames}) => sum + frames, 0);
