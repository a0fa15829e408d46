import type {Cutout} from '../brands/draw-product.ts';

/** A point in pixels. */
export type Spot = readonly [x: number, y: number];

/** Four corners, from the top left one clockwise. */
export type Quad = readonly [Spot, Spot, Spot, Spot];

/** A picture of three bytes a pixel. */
export type Picture = {data: Uint8Array; width: number; height: number};

/**
 * The perspective that takes a quad to the rectangle of a picture, row by row (P. S. Heckbert, "Fundamentals of Texture Mapping
 * and Image Warping", 2.2.3, solved as eight linear equations).
 */
export function quadToPicture(quad: Quad, {width, height}: {width: number; height: number}): number[] {
  const targets: Quad = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ];
  const rows = quad.flatMap(([x, y], index) => {
    const [u, v] = targets[index] as Spot;
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
      [0, 0, 0, x, y, 1, -v * x, -v * y, v],
    ];
  });
  return [...solve(rows), 1];
}

/** Gauss-Jordan elimination with the largest pivot. Each row ends with its right side. */
function solve(rows: number[][]): number[] {
  const size = rows.length;
  const value = (row: number, column: number): number => rows[row]?.[column] ?? 0;
  for (let column = 0; column < size; column++) {
    let best = column;
    for (let row = column; row < size; row++)
      if (Math.abs(value(row, column)) > Math.abs(value(best, column))) best = row;
    [rows[column], rows[best]] = [rows[best] ?? [], rows[column] ?? []];
    for (let other = 0; other < size; other++) {
      if (other === column) continue;
      const factor = value(other, column) / value(column, column);
      rows[other] = (rows[other] ?? []).map((each, at) => each - factor * value(column, at));
    }
  }
  return rows.map((_, row) => value(row, size) / value(row, row));
}

/** Light on a layer: factors of red, green and blue. */
export type Light = readonly [number, number, number];

/** Draws a picture with alpha into another, in perspective. */
export function drawInto(into: Picture, layer: Cutout, quad: Quad, light: Light = [1, 1, 1]): void {
  const [a, b, c, d, e, f, g, h, i] = quadToPicture(quad, layer) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const xs = quad.map(([x]) => x);
  const ys = quad.map(([, y]) => y);
  const [left, right] = [
    Math.max(0, Math.floor(Math.min(...xs))),
    Math.min(into.width, Math.ceil(Math.max(...xs))),
  ];
  const [top, bottom] = [
    Math.max(0, Math.floor(Math.min(...ys))),
    Math.min(into.height, Math.ceil(Math.max(...ys))),
  ];
  const {data, width, height} = layer;
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const w = g * (x + 0.5) + h * (y + 0.5) + i;
      const u = (a * (x + 0.5) + b * (y + 0.5) + c) / w - 0.5;
      const v = (d * (x + 0.5) + e * (y + 0.5) + f) / w - 0.5;
      if (u < 0 || v < 0 || u >= width - 1 || v >= height - 1) continue;
      const [iu, iv] = [u | 0, v | 0];
      const [du, dv] = [u - iu, v - iv];
      const p = (iv * width + iu) * 4;
      const q = p + width * 4;
      const [w0, w1, w2, w3] = [(1 - du) * (1 - dv), du * (1 - dv), (1 - du) * dv, du * dv];
      const alpha =
        (w0 * (data[p + 3] as number) +
          w1 * (data[p + 7] as number) +
          w2 * (data[q + 3] as number) +
          w3 * (data[q + 7] as number)) /
        255;
      if (alpha <= 0.004) continue;
      const at = (y * into.width + x) * 3;
      for (let channel = 0; channel < 3; channel++) {
        const value =
          w0 * (data[p + channel] as number) +
          w1 * (data[p + 4 + channel] as number) +
          w2 * (data[q + channel] as number) +
          w3 * (data[q + 4 + channel] as number);
        const lit = Math.min(255, value * (light[channel] as number));
        into.data[at + channel] = (into.data[at + channel] as number) * (1 - alpha) + lit * alpha;
      }
    }
}

/** Fills a picture with a part of a larger one: a camera with a middle, a zoom (1 is one to one) and an angle in radians. */
export function shoot(
  into: Picture,
  from: Picture,
  {x: cx, y: cy, zoom, angle}: {x: number; y: number; zoom: number; angle: number},
): void {
  const cos = Math.cos(angle) / zoom;
  const sin = Math.sin(angle) / zoom;
  const {data, width, height} = from;
  for (let y = 0; y < into.height; y++) {
    for (let x = 0; x < into.width; x++) {
      const dx = x - into.width / 2;
      const dy = y - into.height / 2;
      const u = Math.min(width - 2, Math.max(0, cx + dx * cos - dy * sin));
      const v = Math.min(height - 2, Math.max(0, cy + dx * sin + dy * cos));
      const [iu, iv] = [u | 0, v | 0];
      const [du, dv] = [u - iu, v - iv];
      const p = (iv * width + iu) * 3;
      const q = p + width * 3;
      const at = (y * into.width + x) * 3;
      for (let channel = 0; channel < 3; channel++)
        into.data[at + channel] =
          ((data[p + channel] as number) * (1 - du) + (data[p + 3 + channel] as number) * du) * (1 - dv) +
          ((data[q + channel] as number) * (1 - du) + (data[q + 3 + channel] as number) * du) * dv;
    }
  }
}
