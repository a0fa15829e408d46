/** Frames that always come together, wherever they come: as long as they can be. */
export type Pieces = {
  /** Frames of each piece. */
  lengths: number[];
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
export function toPieces(tracks: readonly ArrayLike<number>[], shots: readonly number[][]): Pieces {
  const {nodes, count} = toNodes(tracks);
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
  return cut(nodes, count, goesOn);
}

function cut(
  nodes: readonly Int32Array[],
  count: number,
  goesOn: (from: number, to: number) => boolean,
): Pieces {
  const pieceOf = new Int32Array(count).fill(NONE);
  const lengths: number[] = [];
  const tracks = nodes.map((track) => {
    const pieces: number[] = [];
    for (let frame = 0; frame < track.length; ) {
      const first = track[frame] as number;
      let end = frame + 1;
      while (end < track.length && goesOn(track[end - 1] as number, track[end] as number)) end++;
      if (pieceOf[first] === NONE) pieceOf[first] = lengths.push(end - frame) - 1;
      pieces.push(pieceOf[first] as number);
      frame = end;
    }
    return pieces;
  });
  return {lengths, tracks};
}

/** Numbers for (picture, how many frames it has been held). */
function toNodes(tracks: readonly ArrayLike<number>[]): {nodes: Int32Array[]; count: number} {
  const held: number[][] = [];
  let count = 0;
  const nodes = tracks.map((track) => {
    const numbers = new Int32Array(track.length);
    let run = 0;
    for (let frame = 0; frame < track.length; frame++) {
      const key = track[frame] as number;
      run = frame > 0 && track[frame - 1] === key ? run + 1 : 0;
      held[key] ??= [];
      const known = held[key] as number[];
      known[run] ??= count++;
      numbers[frame] = known[run] as number;
    }
    return numbers;
  });
  return {nodes, count};
}
