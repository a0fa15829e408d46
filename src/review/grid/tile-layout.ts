/** Pixels of a tile below its picture, and between tiles. As the styles have them. */
const BELOW = 54;
const GAP = {x: 16, y: 20};

/** Widths of a tile in pixels: the smallest that fits the room, the one in a grid that scrolls, and the largest. */
const LEAST = 140;
const SCROLLED = 200;
const MOST = 340;

/** How many columns a grid has, and how wide each tile is, in pixels. */
export type TileLayout = {columns: number; width: number};

/**
 * Lays out a grid of pictures: as large as they can be while all of them fit the room. Where they would be smaller than 140 pixels, the
 * grid scrolls. `ratio`: width to height of the widest picture. `width` and `height`: the room, in pixels.
 */
export function layTiles(count: number, ratio: number, width: number, height: number): TileLayout {
  const widthIn = (columns: number): number => Math.floor((width - GAP.x * (columns - 1)) / columns);
  let best: TileLayout = {columns: 1, width: 0};
  for (let columns = 1; columns <= Math.max(1, count); columns++) {
    const rows = Math.ceil(count / columns);
    const high = Math.floor((height - GAP.y * (rows - 1)) / rows) - BELOW;
    const own = Math.min(MOST, widthIn(columns), Math.floor(high * ratio));
    if (own > best.width) best = {columns, width: own};
  }
  if (best.width >= LEAST) return best;
  const columns = Math.max(2, Math.floor((width + GAP.x) / (SCROLLED + GAP.x)));
  return {columns, width: Math.max(1, Math.min(MOST, widthIn(columns)))};
}
