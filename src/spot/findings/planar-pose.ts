import type {Size} from '../geometry/box.ts';

/** How far the picture of a flat thing is from a view of it in perspective. */
export type Stretch = {
  /** How much wider the thing is in proportion to its height than in its photo: 1 is right, 1.2 is 20 % too wide. */
  ratio: number;
  /** The angle between the thing and the camera, in degrees. 0 is seen from the front. */
  tilt: number;
};

/** Focal lengths that are tried, as multiples of the longer side of the frame: 28 mm to 135 mm lenses of full-frame cameras. */
const FOCAL_LENGTHS = [0.78, 1.4, 2.4, 3.75];
/** Uncertainty of a point, as a part of the size of the thing in the frame, but at least so many pixels. */
const NOISE = {part: 0.004, pixels: 0.5};
/** Standard deviation of the tilt of products in ads, in radians. Where perspective is too weak to tell tilt from stretch, less tilt is likelier. */
const USUAL_TILT = 0.2;
/** Standard deviation of the logarithm of the stretch: nearly free. */
const FREE_STRETCH = 0.5;

/**
 * Divides a homography into what perspective does and a stretch along the axes of the photo, which no camera does. A view of a flat thing
 * is K [r1 r2 t] (Hartley and Zisserman 2004, section 8.1); fitted is K [r1 r2 t] diag(stretch, 1, 1), for each of some focal lengths,
 * by Gauss-Newton steps with damping. The result is the fit with the least error; the tilt that is usual in ads is a weak assumption.
 */
export function stretchIn(matrix: readonly number[], thing: Size, frame: Size): Stretch {
  const middle = {x: frame.width / 2, y: frame.height / 2};
  const longer = Math.max(frame.width, frame.height);
  const grid: [number, number][] = [];
  for (const v of [0, 0.25, 0.5, 0.75, 1])
    for (const u of [0, 0.25, 0.5, 0.75, 1]) grid.push([(u - 0.5) * thing.width, (v - 0.5) * thing.height]);
  const seen = grid.map(([x, y]) => {
    const [px, py] = project(matrix, x + thing.width / 2, y + thing.height / 2);
    return [px - middle.x, py - middle.y] as const;
  });
  const extent = Math.max(spread(seen.map(([x]) => x)), spread(seen.map(([, y]) => y)));
  const sigma = Math.max(NOISE.pixels, NOISE.part * extent);
  const fits = FOCAL_LENGTHS.map((part) => fitPose(grid, seen, part * longer, sigma));
  const best = fits.reduce((least, each) => (each.cost < least.cost ? each : least));
  const [rx = 0, ry = 0, , , , , stretch = 0] = best.values;
  return {
    ratio: Math.exp(stretch),
    tilt: (Math.acos(Math.min(1, Math.cos(rx) * Math.cos(ry))) * 180) / Math.PI,
  };
}

/** A point mapped by a homography of nine numbers by rows. */
export function project(matrix: readonly number[], x: number, y: number): [number, number] {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 1] = matrix;
  const w = g * x + h * y + i;
  return [(a * x + b * y + c) / w, (d * x + e * y + f) / w];
}

const spread = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);

type Fit = {values: number[]; cost: number};

function fitPose(
  grid: readonly (readonly [number, number])[],
  seen: readonly (readonly [number, number])[],
  focal: number,
  sigma: number,
): Fit {
  const residuals = (values: readonly number[]): number[] => {
    const [rx = 0, ry = 0, rz = 0, tx = 0, ty = 0, depth = 0, stretch = 0] = values;
    const [cx, sx, cy, sy, cz, sz] = [
      Math.cos(rx),
      Math.sin(rx),
      Math.cos(ry),
      Math.sin(ry),
      Math.cos(rz),
      Math.sin(rz),
    ];
    const wide = Math.exp(stretch);
    const far = Math.exp(depth);
    const out: number[] = [];
    for (const [at, [u, v]] of grid.entries()) {
      // The stretch, the turn about the axis of the camera, then the tilts about x and y.
      const [a, b] = [u * wide * cy, u * wide * sy];
      const [px, py, pz] = [a, v * cx - b * sx, v * sx + b * cx];
      const z = far + pz;
      const [qx, qy] = [cz * px - sz * py, sz * px + cz * py];
      const [wx = 0, wy = 0] = seen[at] ?? [];
      out.push(((focal * qx) / z + tx - wx) / sigma, ((focal * qy) / z + ty - wy) / sigma);
    }
    return [...out, rx / USUAL_TILT, ry / USUAL_TILT, stretch / FREE_STRETCH];
  };
  let values = startFor(grid, seen, focal);
  let errors = residuals(values);
  let cost = sumOfSquares(errors);
  let damping = 1e-3;
  for (let step = 0; step < 60; step++) {
    const next = dampedStep(values, errors, residuals, damping);
    const found = residuals(next);
    const better = sumOfSquares(found);
    if (better >= cost) {
      damping *= 8;
      if (damping > 1e8) break;
      continue;
    }
    const gain = cost - better;
    [values, errors, cost] = [next, found, better];
    damping = Math.max(1e-9, damping / 6);
    if (gain < 1e-6 * (1 + cost)) break;
  }
  return {values, cost};
}

/** The pose in a plane parallel to the sensor that is nearest: turn, place and depth of a similarity. */
function startFor(
  grid: readonly (readonly [number, number])[],
  seen: readonly (readonly [number, number])[],
  focal: number,
): number[] {
  let [dot, cross, square, tx, ty] = [0, 0, 0, 0, 0];
  for (const [at, [u, v]] of grid.entries()) {
    const [x = 0, y = 0] = seen[at] ?? [];
    dot += u * x + v * y;
    cross += u * y - v * x;
    square += u * u + v * v;
    tx += x / grid.length;
    ty += y / grid.length;
  }
  const scale = Math.hypot(dot, cross) / square;
  return [0, 0, Math.atan2(cross, dot), tx, ty, Math.log(focal / scale), 0];
}

const sumOfSquares = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value * value, 0);

function dampedStep(
  values: readonly number[],
  errors: readonly number[],
  residuals: (values: readonly number[]) => number[],
  damping: number,
): number[] {
  const columns = values.map((value, at) => {
    const step = 1e-6 * Math.max(1, Math.abs(value));
    const moved = residuals(values.map((each, other) => (other === at ? each + step : each)));
    return moved.map((error, row) => (error - (errors[row] as number)) / step);
  });
  const size = values.length;
  const rows = columns.map((column, i) => {
    const row = columns.map((other) =>
      column.reduce((sum, each, at) => sum + each * (other[at] as number), 0),
    );
    row[i] = (row[i] as number) * (1 + damping);
    row.push(-column.reduce((sum, each, at) => sum + each * (errors[at] as number), 0));
    return row;
  });
  const change = solve(rows, size);
  return values.map((value, at) => value + (change[at] as number));
}

/** Solves linear equations by Gauss's elimination with pivots. Each row ends with its right side. */
function solve(rows: number[][], size: number): number[] {
  for (let at = 0; at < size; at++) {
    let pivot = at;
    for (let row = at + 1; row < size; row++)
      if (Math.abs(rows[row]?.[at] as number) > Math.abs(rows[pivot]?.[at] as number)) pivot = row;
    [rows[at], rows[pivot]] = [rows[pivot] as number[], rows[at] as number[]];
    const lead = rows[at] as number[];
    const head = lead[at] || 1e-30;
    for (let row = 0; row < size; row++) {
      if (row === at) continue;
      const other = rows[row] as number[];
      const factor = (other[at] as number) / head;
      if (factor === 0) continue;
      for (let column = at; column <= size; column++)
        other[column] = (other[column] as number) - factor * (lead[column] as number);
    }
  }
  return rows.map((row, at) => (row[size] as number) / ((row[at] as number) || 1e-30));
}
