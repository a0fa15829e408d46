import type {Plane} from './pixels.ts';

/** A square block of a plane. */
export type Block = {
  left: number;
  top: number;
  /** The sum of its pixels. */
  sum: number;
  /** Standard deviation of its pixels, in codes. */
  deviation: number;
};

/** The square blocks of one side in a plane. Their sums come from a summed-area table (Crow 1984), so that a block costs the same whatever its side. */
export type Blocks = Plane & {
  side: number;
  /** Null where the block is not inside of the plane. */
  at: (left: number, top: number) => Block | null;
};

/** Opens the blocks of a plane. `side`: of a block, in pixels. */
export function blocksOf(plane: Plane, side: number): Blocks {
  const {width, height, data} = plane;
  const row = width + 1;
  const [sums, squares] = [new Float64Array(row * (height + 1)), new Float64Array(row * (height + 1))];
  for (let y = 0; y < height; y++) {
    let [sum, square] = [0, 0];
    for (let x = 0; x < width; x++) {
      const value = data[y * width + x] as number;
      sum += value;
      square += value * value;
      const to = (y + 1) * row + x + 1;
      sums[to] = (sums[to - row] as number) + sum;
      squares[to] = (squares[to - row] as number) + square;
    }
  }
  const pixels = side * side;
  const total = (table: Float64Array, left: number, top: number): number => {
    const [above, below] = [top * row + left, (top + side) * row + left];
    return (
      (table[below + side] as number) -
      (table[below] as number) -
      (table[above + side] as number) +
      (table[above] as number)
    );
  };
  const at: Blocks['at'] = (left, top) => {
    if (left < 0 || top < 0 || left + side > width || top + side > height) return null;
    const sum = total(sums, left, top);
    const deviation = Math.sqrt(pixels * total(squares, left, top) - sum * sum) / pixels;
    return {left, top, sum, deviation};
  };
  return {...plane, side, at};
}

/** The correlation of the pixels of two blocks of one side, -1 to 1. 0 where a block is even. */
export function blockLikeness(of: Blocks, own: Block, to: Blocks, other: Block): number {
  const {side} = of;
  const pixels = side * side;
  const both = own.deviation * other.deviation * pixels;
  if (both < 1e-9) return 0;
  const [a, b] = [of.data, to.data];
  let products = 0;
  for (let y = 0; y < side; y++) {
    let from = (own.top + y) * of.width + own.left;
    let into = (other.top + y) * to.width + other.left;
    for (let x = 0; x < side; x++) products += (a[from++] as number) * (b[into++] as number);
  }
  return (products - (own.sum * other.sum) / pixels) / both;
}
