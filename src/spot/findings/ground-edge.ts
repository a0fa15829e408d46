/** Relative luminance, 0 to 1, of the squares of a picture, and which of them are in or around a glyph. */
export type Squares = {columns: number; rows: number; light: Float64Array; near: Uint8Array};

/** A step of lightness counts as an edge from this part of the difference between the text and its ground on. */
const STEP = 0.2;

/** A step that always counts, in CIE L*: a product that a shade has faded still crosses the words. */
const CLEAR_STEP = 10;

/** The least such step, in CIE L* (0 to 100): below it is noise. */
const LEAST_STEP = 4;

/** The lightness of cells as wide as a stroke, and which of them are in or around a glyph. */
type Cells = {wide: number; high: number; lightness: Float64Array; text: Uint8Array};

/**
 * How far the longest continuous edge behind a text reaches, in squares. Cells as wide as a stroke (`stroke`, in squares) are joined where
 * they touch, if the lightness changes across them by 10 in L* or by a fifth of what sets the text off; the longer side of the largest group
 * counts. `ink`: the relative luminance of the text.
 */
export function edgeReach(squares: Squares, ink: number, stroke: number): number {
  const side = Math.max(1, Math.round(stroke));
  const cells = cellsOf(squares, side);
  const {wide, high, lightness, text} = cells;
  const least = Math.max(
    LEAST_STEP,
    Math.min(CLEAR_STEP, STEP * Math.abs(lightnessOf(ink) - meanLightness(cells))),
  );
  const step = (a: number, b: number): number =>
    Math.abs((lightness[a] as number) - (lightness[b] as number));
  const edges = new Uint8Array(wide * high);
  for (let row = 1; row + 1 < high; row++)
    for (let column = 1; column + 1 < wide; column++) {
      const at = row * wide + column;
      // Over two cells: an edge that is a little soft is an edge.
      const across = Math.max(step(at - 1, at + 1), step(at - wide, at + wide));
      if (text[at] && across >= least) edges[at] = 1;
    }
  return longestGroup(edges, wide, high) * side;
}

function cellsOf({columns, rows, light, near}: Squares, side: number): Cells {
  const [wide, high] = [Math.floor(columns / side), Math.floor(rows / side)];
  const lightness = new Float64Array(wide * high);
  const text = new Uint8Array(wide * high);
  for (let row = 0; row < high; row++)
    for (let column = 0; column < wide; column++) {
      let sum = 0;
      let found = 0;
      for (let y = row * side; y < (row + 1) * side; y++)
        for (let x = column * side; x < (column + 1) * side; x++) {
          sum += light[y * columns + x] as number;
          found |= near[y * columns + x] as number;
        }
      lightness[row * wide + column] = lightnessOf(sum / side ** 2);
      text[row * wide + column] = found;
    }
  return {wide, high, lightness, text};
}

function meanLightness({lightness, text}: Cells): number {
  let sum = 0;
  let count = 0;
  for (const [at, found] of text.entries()) {
    if (!found) continue;
    sum += lightness[at] as number;
    count += 1;
  }
  return sum / Math.max(1, count);
}

/** CIE 1976 lightness of a relative luminance. */
const lightnessOf = (light: number): number =>
  light > 216 / 24389 ? 116 * Math.cbrt(light) - 16 : (24389 / 27) * light;

/** The longer side of the largest group of cells that touch, corners included. */
function longestGroup(cells: Uint8Array, wide: number, high: number): number {
  const left = cells.slice();
  let longest = 0;
  for (let start = 0; start < left.length; start++) {
    if (!left[start]) continue;
    left[start] = 0;
    const open = [start];
    const reach = {left: wide, right: 0, top: high, bottom: 0};
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const [x, y] = [at % wide, Math.floor(at / wide)];
      reach.left = Math.min(reach.left, x);
      reach.right = Math.max(reach.right, x);
      reach.top = Math.min(reach.top, y);
      reach.bottom = Math.max(reach.bottom, y);
      for (let row = Math.max(0, y - 1); row <= Math.min(high - 1, y + 1); row++)
        for (let column = Math.max(0, x - 1); column <= Math.min(wide - 1, x + 1); column++) {
          const other = row * wide + column;
          if (!left[other]) continue;
          left[other] = 0;
          open.push(other);
        }
    }
    longest = Math.max(longest, reach.right - reach.left + 1, reach.bottom - reach.top + 1);
  }
  return longest;
}
