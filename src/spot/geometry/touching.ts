/** A place in a grid. */
type GridPlace = {column: number; row: number};

/** Divides places of a grid into those that touch each other, corners included. */
export function touching<T extends GridPlace>(places: readonly T[]): T[][] {
  const at = new Map(places.map((place) => [`${place.column} ${place.row}`, place]));
  const regions: T[][] = [];
  for (const [key, start] of at) {
    if (!at.delete(key)) continue;
    const region = [start];
    for (const {column, row} of region)
      for (let near = 0; near < 9; near++) {
        const name = `${column + (near % 3) - 1} ${row + Math.floor(near / 3) - 1}`;
        const next = at.get(name);
        if (!next) continue;
        at.delete(name);
        region.push(next);
      }
    regions.push(region);
  }
  return regions;
}
