import {canonical, keyOf, sha256} from '../../../machine/files/hash.ts';
import type {ResolvedSpot} from '../../../spot/timeline/resolved-spot.ts';
import type {SpotFingerprints} from './fingerprint/fingerprint-spots.ts';
import {footageKeys, NO_FOOTAGE} from './partition/footage-keys.ts';
import {partition, type Segment} from './partition/partition.ts';
import {splitLong} from './partition/split-long.ts';

/** A variant as the plan sees it: what lies under its graphics, and which state these have at each frame. */
export type Member = {spot: ResolvedSpot; graphics: SpotFingerprints};

/** A stretch of frames to be made once. */
export type Planned = Segment & {
  /** Of its content: what is in the pictures, and what encodes them. */
  key: string;
  /** The graphics state of each frame, by signature. */
  states: string[];
  /** Of its footage alone: segments with equal ones are composited together. */
  footage: string;
  /** Why its frames have to come whole from the browser; null where they need not. */
  opaque: string | null;
};

export type SetPlan = {segments: Planned[]; tracks: number[][]};

/** One picture: what it is known by, and what of. */
type Content = {key: string; state: string; footage: string; opaque: string | null};

/** From every frame's content to the segments that all variants consist of. `made` is whatever else decides the bytes of a segment. */
export function planSet(members: readonly Member[], made: unknown): SetPlan {
  const {contents, frames} = describeAll(members);
  const shots = members.map(({spot}, index) => beginnings(spot, frames[index] as Int32Array, contents));
  const contentOf = ({variant, from}: Segment, at: number): Content =>
    contents[frames[variant]?.[from + at] as number] as Content;
  const isWhole = (segment: Segment): boolean => contentOf(segment, 0).opaque !== null;
  const {segments, tracks} = splitLong(partition(frames, shots), isWhole);
  return {
    tracks,
    segments: segments.map((segment): Planned => {
      const own = Array.from({length: segment.frames}, (_, at) => contentOf(segment, at));
      return {
        ...segment,
        key: keyOf({frames: own.map(({key}) => key), made}),
        states: own.map(({state}) => state),
        footage: sha256(own.map(({footage}) => footage).join()),
        opaque: own.find(({opaque}) => opaque !== null)?.opaque ?? null,
      };
    }),
  };
}

/** Every distinct picture once, and which of them each frame of each member shows. Numbers follow content, not the order of members. */
function describeAll(members: readonly Member[]): {contents: Content[]; frames: Int32Array[]} {
  const known = new Map<string, number>();
  const found: Content[] = [];
  const numberOf = (content: Content): number => {
    const number = known.get(content.key) ?? found.push(content) - 1;
    known.set(content.key, number);
    return number;
  };
  const keysOf = lendFootageKeys();
  const frames = members.map((member) => Int32Array.from(describe(member, keysOf(member.spot)), numberOf));
  const order = [...known.keys()].sort().map((key) => known.get(key) as number);
  const rank = new Int32Array(order.length);
  for (const [at, number] of order.entries()) rank[number] = at;
  return {
    contents: order.map((number) => found[number] as Content),
    frames: frames.map((numbers) => numbers.map((number) => rank[number] as number)),
  };
}

/** Variants that lie on the same footage have the same keys: they are made once, and kept once. */
function lendFootageKeys(): typeof footageKeys {
  const known = new Map<string, ReturnType<typeof footageKeys>>();
  return (spot) => {
    const {footage, width, height, fps, frames, brand} = spot;
    const name = canonical({footage, width, height, fps, frames, ground: brand.color.background});
    const keys = known.get(name) ?? footageKeys(spot);
    known.set(name, keys);
    return keys;
  };
}

function* describe({spot, graphics}: Member, footage: readonly (string | null)[]): Generator<Content> {
  // A picture that its DOM does not vouch for is known by all that went into it.
  let whole: string | undefined;
  for (const [frame, under] of footage.entries()) {
    const state = graphics.frames[frame] ?? '';
    const opaque = under === null ? NO_FOOTAGE : (graphics.opaque.get(state) ?? null);
    if (opaque !== null) whole ??= sha256(canonical(spot));
    const key = opaque === null ? `${under} ${state}` : `${whole} ${graphics.program} ${frame}`;
    yield {key, state, footage: under ?? '', opaque};
  }
}

/** Where a shot begins, and where whole pictures from the browser begin and end. */
function beginnings(spot: ResolvedSpot, frames: Int32Array, contents: readonly Content[]): number[] {
  const shots = new Set(spot.footage.map(({from}) => from));
  const isWhole = (frame: number): boolean => contents[frames[frame] as number]?.opaque !== null;
  for (let frame = 1; frame < frames.length; frame++)
    if (isWhole(frame - 1) !== isWhole(frame)) shots.add(frame);
  return [...shots];
}
