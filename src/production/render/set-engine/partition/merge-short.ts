/** A segment by the text of its name. A name lists what the segment was merged from, so equal names are equal segments. */
export type DraftSegment = {name: string; frames: number};

/** In frames. Shorter segments are not worth a file of their own: every file begins with a key frame. */
export const SHORTEST_SEGMENT = 12;

/**
 * Merges every short segment with a neighbour, wherever the two meet, until no segment is short or has a neighbour. Of
 * the two neighbours it chooses the one after which fewer distinct frames are left.
 */
export function mergeShort(drafts: readonly DraftSegment[][]): DraftSegment[][] {
  const tracks = drafts.map((track) => [...track]);
  const uses = new SegmentUses(tracks);
  for (let short = uses.shortest(); short !== undefined; short = uses.shortest())
    mergeEverywhere(short, tracks, uses);
  return tracks;
}

/** How often each segment is used, and in which tracks. */
class SegmentUses {
  readonly counts = new Map<string, number>();
  private readonly frames = new Map<string, number>();
  private readonly tracks = new Map<string, Set<number>>();

  constructor(tracks: readonly DraftSegment[][]) {
    for (const [index, track] of tracks.entries()) this.add(index, track);
  }

  add(index: number, track: readonly DraftSegment[]): void {
    for (const {name, frames} of track) {
      this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
      this.frames.set(name, frames);
      // A segment that is the whole track has no neighbour.
      if (track.length > 1) this.tracks.set(name, (this.tracks.get(name) ?? new Set()).add(index));
    }
  }

  remove(index: number, track: readonly DraftSegment[]): void {
    for (const {name} of track) {
      const left = (this.counts.get(name) ?? 0) - 1;
      if (left > 0) this.counts.set(name, left);
      else this.counts.delete(name);
      const tracks = this.tracks.get(name);
      tracks?.delete(index);
      if (tracks?.size === 0) this.tracks.delete(name);
    }
  }

  tracksWith = (name: string): number[] => [...(this.tracks.get(name) ?? [])];

  /** The shortest segment that has a neighbour; of equally short ones, the first by name. */
  shortest(): string | undefined {
    let found: DraftSegment | undefined;
    for (const name of this.tracks.keys()) {
      const frames = this.frames.get(name) ?? SHORTEST_SEGMENT;
      if (frames >= SHORTEST_SEGMENT) continue;
      if (!found || frames < found.frames || (frames === found.frames && name < found.name))
        found = {name, frames};
    }
    return found?.name;
  }
}

type Side = 'before' | 'after';

/** Two neighbours between which a short segment appears, and how often it does. */
type Place = {before: DraftSegment | undefined; after: DraftSegment | undefined; times: number};

function mergeEverywhere(name: string, tracks: DraftSegment[][], uses: SegmentUses): void {
  const indices = uses.tracksWith(name);
  const places = new Map<string, Place>();
  let short: DraftSegment | undefined;
  for (const index of indices) {
    const track = tracks[index] ?? [];
    for (const [at, segment] of track.entries()) {
      if (segment.name !== name) continue;
      short = segment;
      const [before, after] = [track[at - 1], track[at + 1]];
      const place = places.get(placeName(before, after)) ?? {before, after, times: 0};
      place.times++;
      places.set(placeName(before, after), place);
    }
  }
  if (!short) return;
  const sides = chooseSides(short, places, uses.counts);
  for (const index of indices) {
    const track = tracks[index] ?? [];
    const merged = mergeInTrack(name, track, sides);
    uses.remove(index, track);
    uses.add(index, merged);
    tracks[index] = merged;
  }
}

function mergeInTrack(
  short: string,
  track: readonly DraftSegment[],
  sides: ReadonlyMap<string, Side>,
): DraftSegment[] {
  const merged: DraftSegment[] = [];
  /** A short segment that waits for its neighbour after it. */
  let waiting: DraftSegment | undefined;
  for (const [at, segment] of track.entries()) {
    const after = track[at + 1];
    if (waiting) {
      merged.push(mergeTwo(waiting, segment));
      waiting = undefined;
      continue;
    }
    const side = segment.name === short ? sides.get(placeName(track[at - 1], after)) : undefined;
    const previous = side === undefined ? undefined : merged.at(-1);
    if (side === 'after' && after) waiting = segment;
    else if (previous) merged[merged.length - 1] = mergeTwo(previous, segment);
    else merged.push(segment);
  }
  return merged;
}

const placeName = (before: DraftSegment | undefined, after: DraftSegment | undefined): string =>
  `${before?.name ?? ''}<>${after?.name ?? ''}`;

const mergeTwo = (a: DraftSegment, b: DraftSegment): DraftSegment => ({
  name: `${a.name} ${b.name}`,
  frames: a.frames + b.frames,
});

type Attempt = {sides: Map<string, Side>; cost: number};

/**
 * For each place the side on which the short segment merges. Starts from both uniform choices, changes one place at a
 * time while that leaves fewer distinct frames, and returns the better result.
 */
function chooseSides(
  short: DraftSegment,
  places: ReadonlyMap<string, Place>,
  counts: ReadonlyMap<string, number>,
): Map<string, Side> {
  const before = improve('before', short, places, counts);
  const after = improve('after', short, places, counts);
  return after.cost < before.cost ? after.sides : before.sides;
}

function improve(
  preferred: Side,
  short: DraftSegment,
  places: ReadonlyMap<string, Place>,
  counts: ReadonlyMap<string, number>,
): Attempt {
  const sorted = [...places].sort(([a], [b]) => (a < b ? -1 : 1));
  const sides = new Map<string, Side>();
  const changes = new Map<string, number>();
  let cost = 0;
  /** Adds uses of a segment, and adds to the cost the distinct frames that come or go with them. */
  const count = ({name, frames}: DraftSegment, uses: number): void => {
    const change = changes.get(name) ?? 0;
    const known = counts.get(name) ?? 0;
    changes.set(name, change + uses);
    cost += (Number(known + change + uses > 0) - Number(known + change > 0)) * frames;
  };
  const merge = (place: Place, side: Side, sign: 1 | -1): void => {
    const neighbour = place[side];
    if (!neighbour) return;
    count(neighbour, -sign * place.times);
    count(side === 'before' ? mergeTwo(neighbour, short) : mergeTwo(short, neighbour), sign * place.times);
  };
  for (const [name, place] of sorted) {
    const side = place[preferred] ? preferred : otherSide(preferred);
    sides.set(name, side);
    merge(place, side, 1);
  }
  for (let improved = true; improved; ) {
    improved = false;
    for (const [name, place] of sorted) {
      const side = sides.get(name) ?? preferred;
      const other = otherSide(side);
      if (!place[other]) continue;
      const previous = cost;
      merge(place, side, -1);
      merge(place, other, 1);
      if (cost < previous) {
        sides.set(name, other);
        improved = true;
      } else {
        merge(place, other, -1);
        merge(place, side, 1);
      }
    }
  }
  return {sides, cost};
}

const otherSide = (side: Side): Side => (side === 'before' ? 'after' : 'before');
