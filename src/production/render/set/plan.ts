import {canonical, keyOf, sha256} from '../../../machine/hash.ts';
import type {ResolvedSpot} from '../../../spot/resolved.ts';
import {footageKeys, UNSHOT} from './footage-key.ts';
import {partition, type Segment} from './partition.ts';
import type {Graphics} from './probe.ts';

/** A variant as the plan sees it: what lies under its graphics, and which state these have at each frame. */
export type Member = {spot: ResolvedSpot; graphics: Graphics};

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

/** From every frame's content to the segments that all variants consist of. `made` is whatever else decides the bytes of a segment. */
export function planSet(members: readonly Member[], made: unknown): SetPlan {
  const known = new Map<string, number>();
  const numberOf = (key: string): number => {
    const number = known.get(key) ?? known.size;
    known.set(key, number);
    return number;
  };
  const frames = members.map((member) => describe(member));
  const keys = [...frames.map((each) => each.map(({key}) => numberOf(key)))];
  const shots = members.map(({spot}, index) => beginnings(spot, frames[index] ?? []));
  const {segments, tracks} = partition(keys, shots);
  return {
    tracks,
    segments: segments.map((segment): Planned => {
      const own = (frames[segment.variant] ?? []).slice(segment.from, segment.from + segment.frames);
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

type Frame = {key: string; state: string; footage: string; opaque: string | null};

function describe({spot, graphics}: Member): Frame[] {
  const footage = footageKeys(spot);
  // A picture that its DOM does not vouch for is known by all that went into it.
  const whole = sha256(canonical(spot));
  return footage.map((under, frame): Frame => {
    const state = graphics.frames[frame] ?? '';
    const opaque = under === null ? UNSHOT : (graphics.opaque.get(state) ?? null);
    const key = opaque === null ? `${under} ${state}` : `${whole} ${graphics.program} ${frame}`;
    return {key, state, footage: under ?? '', opaque};
  });
}

/** Where a shot begins, and where whole pictures from the browser begin and end. */
function beginnings(spot: ResolvedSpot, frames: readonly Frame[]): number[] {
  const shots = new Set(spot.footage.map(({from}) => from));
  for (const [frame, {opaque}] of frames.entries())
    if ((frames[frame - 1]?.opaque === null) !== (opaque === null)) shots.add(frame);
  return [...shots];
}
