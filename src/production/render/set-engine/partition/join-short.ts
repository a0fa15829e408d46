import type {FrameRun} from './partition.ts';

/** Fewer frames than this are not worth a file of their own: every one begins with a frame coded by itself. */
export const SHORTEST = 12;

/**
 * A run under 12 frames joins a neighbour, wherever the two meet, until no run is short or has a neighbour. Which
 * one: so that changing any one choice would not leave fewer distinct frames.
 */
export function joinShort(tracks: readonly FrameRun[][]): FrameRun[][] {
  const runs = tracks.map((track) => [...track]);
  const uses = new Uses(runs);
  for (let short = uses.shortest(); short !== undefined; short = uses.shortest()) joinAll(short, runs, uses);
  return runs;
}

/** How often each run is used, and by which tracks. */
class Uses {
  readonly counts = new Map<string, number>();
  private readonly frames = new Map<string, number>();
  private readonly tracks = new Map<string, Set<number>>();

  constructor(runs: readonly FrameRun[][]) {
    for (const [index, track] of runs.entries()) this.add(index, track);
  }

  add(index: number, track: readonly FrameRun[]): void {
    for (const {name, frames} of track) {
      this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
      this.frames.set(name, frames);
      // A run that is all there is has nothing to join.
      if (track.length > 1) this.tracks.set(name, (this.tracks.get(name) ?? new Set()).add(index));
    }
  }

  remove(index: number, track: readonly FrameRun[]): void {
    for (const {name} of track) {
      const left = (this.counts.get(name) ?? 0) - 1;
      if (left > 0) this.counts.set(name, left);
      else this.counts.delete(name);
      const tracks = this.tracks.get(name);
      tracks?.delete(index);
      if (tracks?.size === 0) this.tracks.delete(name);
    }
  }

  with = (name: string): number[] => [...(this.tracks.get(name) ?? [])];

  /** The shortest run that has a neighbour somewhere; of several, the first by name. */
  shortest(): string | undefined {
    let found: [name: string, frames: number] | undefined;
    for (const name of this.tracks.keys()) {
      const frames = this.frames.get(name) as number;
      if (frames >= SHORTEST) continue;
      if (!found || frames < found[1] || (frames === found[1] && name < found[0])) found = [name, frames];
    }
    return found?.[0];
  }
}

type Side = 'before' | 'after';

/** Where a short run stands: between which two, and how often. */
type Place = {before: FrameRun | undefined; after: FrameRun | undefined; times: number};

function joinAll(short: string, runs: FrameRun[][], uses: Uses): void {
  const indices = uses.with(short);
  const places = new Map<string, Place>();
  let run: FrameRun | undefined;
  for (const index of indices) {
    const track = runs[index] as FrameRun[];
    for (const [at, each] of track.entries()) {
      if (each.name !== short) continue;
      run = each;
      const [before, after] = [track[at - 1], track[at + 1]];
      const place = places.get(placeName(before, after)) ?? {before, after, times: 0};
      place.times++;
      places.set(placeName(before, after), place);
    }
  }
  if (!run) return;
  const sides = chooseSides(run, places, uses.counts);
  for (const index of indices) {
    const track = runs[index] as FrameRun[];
    const joined: FrameRun[] = [];
    for (let at = 0; at < track.length; at++) {
      const each = track[at] as FrameRun;
      const after = track[at + 1];
      const side = each.name === short ? sides.get(placeName(track[at - 1], after)) : undefined;
      if (side === undefined || (side === 'before' && joined.length === 0)) joined.push(each);
      else if (side === 'after' && after) joined.push(joinRuns(each, track[++at] as FrameRun));
      else joined.push(joinRuns(joined.pop() as FrameRun, each));
    }
    uses.remove(index, track);
    uses.add(index, joined);
    runs[index] = joined;
  }
}

const placeName = (before: FrameRun | undefined, after: FrameRun | undefined): string =>
  `${before?.name ?? ''}<>${after?.name ?? ''}`;

const joinRuns = (a: FrameRun, b: FrameRun): FrameRun => ({
  name: `${a.name} ${b.name}`,
  frames: a.frames + b.frames,
});

/** For each place the side on which the short run joins. Both plain answers are bettered one place at a time; the better one counts. */
function chooseSides(
  short: FrameRun,
  places: ReadonlyMap<string, Place>,
  counts: ReadonlyMap<string, number>,
): Map<string, Side> {
  const names = [...places.keys()].sort();
  const attempts = (['before', 'after'] as const).map((wish) => {
    const sides = new Map<string, Side>();
    const change = new Map<string, {frames: number; by: number}>();
    let cost = 0;
    /** Counts a run in or out; what that does to the number of distinct frames. */
    const count = ({name, frames}: FrameRun, by: number): void => {
      const known = change.get(name) ?? {frames, by: 0};
      const was = (counts.get(name) ?? 0) + known.by > 0;
      known.by += by;
      const is = (counts.get(name) ?? 0) + known.by > 0;
      change.set(name, known);
      cost += (Number(is) - Number(was)) * frames;
    };
    const lay = ({before, after, times}: Place, side: Side, sign: 1 | -1): void => {
      const beside = side === 'before' ? before : after;
      if (!beside) return;
      count(beside, -sign * times);
      count(side === 'before' ? joinRuns(beside, short) : joinRuns(short, beside), sign * times);
    };
    for (const name of names) {
      const place = places.get(name) as Place;
      sides.set(name, place[wish] ? wish : wish === 'before' ? 'after' : 'before');
      lay(place, sides.get(name) as Side, 1);
    }
    for (let better = true; better; ) {
      better = false;
      for (const name of names) {
        const place = places.get(name) as Place;
        const side = sides.get(name) as Side;
        const other = side === 'before' ? 'after' : 'before';
        if (!place[other]) continue;
        const was = cost;
        lay(place, side, -1);
        lay(place, other, 1);
        if (cost < was) {
          sides.set(name, other);
          better = true;
        } else {
          lay(place, other, -1);
          lay(place, side, 1);
        }
      }
    }
    return {sides, cost};
  });
  const [first, second] = attempts as [(typeof attempts)[0], (typeof attempts)[0]];
  return second.cost < first.cost ? second.sides : first.sides;
}
