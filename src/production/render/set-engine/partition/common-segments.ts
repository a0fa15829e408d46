import type {DraftSegment} from './merge-short.ts';

/** The longest sequences of frames that appear together in every variant that shows any of them. */
export type CommonSegments = {
  /** No two have the same name: it is made of the first frame. */
  segments: DraftSegment[];
  /** For each variant its segments in order, by their place in `segments`. */
  tracks: number[][];
};

const NONE = -1;
const SEVERAL = -2;
/** The neighbour of a variant's first and last frame. */
const EDGE = -3;

/**
 * Treats the frames of all variants as a graph: a frame and the next one belong to one segment if neither ever has
 * another neighbour there, and no cut lies between them. A picture that is held counts as another node for each frame
 * that it has been held, so that holds of different lengths share their beginning.
 */
export function commonSegments(
  tracks: readonly ArrayLike<number>[],
  cuts: readonly number[][],
): CommonSegments {
  const {nodes, names} = toNodes(tracks);
  const before = new Int32Array(names.length).fill(NONE);
  const after = new Int32Array(names.length).fill(NONE);
  const begins = new Uint8Array(names.length);
  const addNeighbour = (neighbours: Int32Array, node: number, other: number): void => {
    const known = neighbours[node];
    neighbours[node] = known === NONE || known === other ? other : SEVERAL;
  };
  for (const [variant, track] of nodes.entries()) {
    for (const [frame, node] of track.entries()) {
      addNeighbour(before, node, track[frame - 1] ?? EDGE);
      addNeighbour(after, node, track[frame + 1] ?? EDGE);
    }
    for (const frame of cuts[variant] ?? []) {
      const node = track[frame];
      if (node !== undefined) begins[node] = 1;
    }
  }
  const continues = (from: number, to: number): boolean =>
    after[from] === to && before[to] === from && !begins[to];
  return cutTracks(nodes, names, continues);
}

function cutTracks(
  nodes: readonly Int32Array[],
  names: readonly string[],
  continues: (from: number, to: number) => boolean,
): CommonSegments {
  const segments: DraftSegment[] = [];
  const segmentOf = new Map<number, number>();
  const tracks = nodes.map((track) => {
    const own: number[] = [];
    let start = 0;
    for (const [frame, node] of track.entries()) {
      const next = track[frame + 1];
      if (next !== undefined && continues(node, next)) continue;
      const first = track[start] ?? node;
      const index =
        segmentOf.get(first) ?? segments.push({name: names[first] ?? '', frames: frame + 1 - start}) - 1;
      segmentOf.set(first, index);
      own.push(index);
      start = frame + 1;
    }
    return own;
  });
  return {segments, tracks};
}

/** Numbers each pair of a picture and how many frames it has been held. */
function toNodes(tracks: readonly ArrayLike<number>[]): {nodes: Int32Array[]; names: string[]} {
  const numbersOf = new Map<number, number[]>();
  const names: string[] = [];
  const nodes = tracks.map((track) => {
    let held = 0;
    let previous: number | undefined;
    return Int32Array.from(track, (picture) => {
      held = picture === previous ? held + 1 : 0;
      previous = picture;
      const numbers = numbersOf.get(picture) ?? [];
      numbersOf.set(picture, numbers);
      numbers[held] ??= names.push(`${picture}.${held}`) - 1;
      return numbers[held] ?? NONE;
    });
  });
  return {nodes, names};
}
