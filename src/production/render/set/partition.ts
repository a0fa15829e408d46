import {type Pieces, toPieces} from './pieces.ts';

/** Fewer frames than this are not worth a file of their own: every one begins with a frame coded by itself. */
export const SHORTEST = 12;

/** A stretch of frames that is made once for all variants that show exactly these frames. */
export type Segment = {
  /** The first variant that shows it, and its first frame there. */
  variant: number;
  from: number;
  frames: number;
};

export type Partition = {
  segments: Segment[];
  /** For each variant the segments that it consists of, in order, by their place in `segments`. */
  tracks: number[][];
};

/**
 * Cuts every variant into segments that as many variants as possible share. `tracks` holds for each variant the
 * key of each frame's picture, from 0 up; `shots` the frames at which its shots begin.
 */
export function partition(tracks: readonly ArrayLike<number>[], shots: readonly number[][]): Partition {
  return toSegments(joinShort(toPieces(tracks, shots)));
}

/** Pieces that stand together, as the text of their numbers: equal runs are equal texts. */
type Run = {name: string; frames: number};

/**
 * A run under 12 frames joins the neighbour with which it adds the fewest distinct frames, wherever the two
 * meet, until no run is short or has a neighbour.
 */
function joinShort({tracks, lengths}: Pieces): Run[][] {
  const runs = tracks.map((track) =>
    track.map((piece): Run => ({name: String(piece), frames: lengths[piece] ?? 0})),
  );
  for (;;) {
    const short = firstShort(runs);
    if (short === undefined) return runs;
    joinAll(short, runs);
  }
}

function firstShort(runs: readonly Run[][]): string | undefined {
  let found: Run | undefined;
  for (const track of runs) {
    if (track.length < 2) continue;
    for (const run of track)
      if (run.frames < SHORTEST && (found === undefined || run.frames < found.frames)) found = run;
  }
  return found?.name;
}

type Side = 'left' | 'right';

/** Joins every occurrence of one short run. */
function joinAll(short: string, runs: Run[][]): void {
  const uses = new Map<string, number>();
  const meets = new Map<string, number>();
  const count = (map: Map<string, number>, name: string) => map.set(name, (map.get(name) ?? 0) + 1);
  for (const track of runs) {
    for (const [at, {name}] of track.entries()) {
      count(uses, name);
      if (name !== short) continue;
      if (track[at - 1]) count(meets, `${track[at - 1]?.name}<`);
      if (track[at + 1]) count(meets, `>${track[at + 1]?.name}`);
    }
  }
  const cost = (run: Run, beside: Run | undefined, side: Side): number => {
    if (!beside) return Number.POSITIVE_INFINITY;
    const joined = side === 'left' ? joinRuns(beside, run) : joinRuns(run, beside);
    const met = meets.get(side === 'left' ? `${beside.name}<` : `>${beside.name}`) ?? 0;
    return (uses.has(joined.name) ? 0 : joined.frames) - (met === uses.get(beside.name) ? beside.frames : 0);
  };
  for (const [index, track] of runs.entries()) {
    const joined: Run[] = [];
    for (let at = 0; at < track.length; at++) {
      const run = track[at] as Run;
      const before = joined.at(-1);
      const after = track[at + 1];
      if (run.name !== short || (!before && !after)) joined.push(run);
      else if (cost(run, after, 'right') < cost(run, before, 'left'))
        joined.push(joinRuns(run, track[++at] as Run));
      else joined.push(joinRuns(joined.pop() as Run, run));
    }
    runs[index] = joined;
  }
}

const joinRuns = (a: Run, b: Run): Run => ({name: `${a.name} ${b.name}`, frames: a.frames + b.frames});

function toSegments(runs: readonly Run[][]): Partition {
  const segments: Segment[] = [];
  const known = new Map<string, number>();
  const tracks = runs.map((track, variant) => {
    let from = 0;
    return track.map(({name, frames}) => {
      const index = known.get(name) ?? segments.push({variant, from, frames}) - 1;
      known.set(name, index);
      from += frames;
      return index;
    });
  });
  return {segments, tracks};
}
