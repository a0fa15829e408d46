/** Frames that always come together, wherever they come: as long as they can be. */
export type CommonRuns = {
  /** Frames of each piece. */
  lengths: number[];
  /** What each begins with: the key of its first picture, and for how long that was held. No two are the same. */
  names: string[];
  /** For each variant, its pieces in order. */
  tracks: number[][];
};

const NONE = -1;
const SEVERAL = -2;
/** Stands before the first frame of a variant and after its last. */
const EDGE = -3;

/**
 * Looks at the frames of all variants as a graph: a frame and the frame after it are one piece if neither ever
 * has another beside it, and no shot begins between them. A picture that is held is told apart by how long it
 * has been held, so holds of different lengths share their beginning.
 */
export function commonRuns(tracks: readonly ArrayLike<number>[], shots: readonly number[][]): CommonRuns {
  const {nodes, labels} = toNodes(tracks);
  const count = labels.length;
  const before = new Int32Array(count).fill(NONE);
  const after = new Int32Array(count).fill(NONE);
  const begins = new Uint8Array(count);
  const note = (where: Int32Array, node: number, other: number): void => {
    const known = where[node];
    where[node] = known === NONE || known === other ? other : SEVERAL;
  };
  for (const [variant, track] of nodes.entries()) {
    for (let frame = 0; frame < track.length; frame++) {
      const node = track[frame] as number;
      note(before, node, track[frame - 1] ?? EDGE);
      note(after, node, track[frame + 1] ?? EDGE);
    }
    for (const frame of shots[variant] ?? []) if (frame < track.length) begins[track[frame] as number] = 1;
  }
  const goesOn = (from: number, to: number): boolean =>
    after[from] === to && before[to] === from && !begins[to];
  return cut(nodes, labels, goesOn);
}

function cut(
  nodes: readonly Int32Array[],
  labels: readonly string[],
  goesOn: (from: number, to: number) => boolean,
): CommonRuns {
  const pieceOf = new Int32Array(labels.length).fill(NONE);
  const lengths: number[] = [];
  const names: string[] = [];
  const tracks = nodes.map((track) => {
    const pieces: number[] = [];
    for (let frame = 0; frame < track.length; ) {
      const first = track[frame] as number;
      let end = frame + 1;
      while (end < track.length && goesOn(track[end - 1] as number, track[end] as number)) end++;
      if (pieceOf[first] === NONE) {
        pieceOf[first] = lengths.push(end - frame) - 1;
        names.push(labels[first] as string);
      }
      pieces.push(pieceOf[first] as number);
      frame = end;
    }
    return pieces;
  });
  return {lengths, names, tracks};
}

/** Numbers for (picture, how many frames it has been held). */
function toNodes(tracks: readonly ArrayLike<number>[]): {nodes: Int32Array[]; labels: string[]} {
  const held: number[][] = [];
  const labels: string[] = [];
  const nodes = tracks.map((track) => {
    const numbers = new Int32Array(track.length);
    let run = 0;
    for (let frame = 0; frame < track.length; frame++) {
      const key = track[frame] as number;
      run = frame > 0 && track[frame - 1] === key ? run + 1 : 0;
      held[key] ??= [];
      const known = held[key] as number[];
      known[run] ??= labels.push(`${key}.${run}`) - 1;
      numbers[frame] = known[run] as number;
    }
    return numbers;
  });
  return {nodes, labels};
}
