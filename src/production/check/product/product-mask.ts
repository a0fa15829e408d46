import type {Pixels, Plane} from './pixels.ts';

/** How much a background may vary along the border of a photo, in codes of 8 bits, to count as plain. */
const PLAIN = 24;
/** The part of the border that a plain background covers at least: a product may touch one edge. */
const BORDER = 0.85;
/** A product covers at least this part of its photo, and at most the other: else what was found is no product. */
const COVER = {least: 0.01, most: 0.95};

/**
 * The product in a photo without transparency: what a flood from the border does not reach, where the border has one plain colour.
 * Slow changes (light falling off, a shadow) belong to the background. Null where the background is not plain.
 */
export function maskOnPlain(photo: Pixels): Plane | null {
  const {width, height, data} = photo;
  const border: number[] = [];
  for (let x = 0; x < width; x++) border.push(x, (height - 1) * width + x);
  for (let y = 1; y < height - 1; y++) border.push(y * width, y * width + width - 1);
  const middle = [0, 1, 2].map((channel) => medianOf(border.map((at) => data[3 * at + channel] as number)));
  const isPlain = (at: number): boolean =>
    [0, 1, 2].every(
      (channel) => Math.abs((data[3 * at + channel] as number) - (middle[channel] as number)) < PLAIN,
    );
  const seeds = border.filter(isPlain);
  if (seeds.length < BORDER * border.length) return null;
  const mask = new Uint8Array(width * height).fill(255);
  const open = [...seeds];
  for (const at of seeds) mask[at] = 0;
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const x = at % width;
    for (const next of [x > 0 ? at - 1 : -1, x < width - 1 ? at + 1 : -1, at - width, at + width]) {
      if (next < 0 || next >= mask.length || mask[next] === 0) continue;
      if (step(data, at, next) > STEP || !isNear(data, next, middle)) continue;
      mask[next] = 0;
      open.push(next);
    }
  }
  const covered = mask.reduce((sum, value) => sum + (value ? 1 : 0), 0) / mask.length;
  return covered >= COVER.least && covered <= COVER.most ? {width, height, data: mask} : null;
}

/** The largest step between neighbouring pixels of a background, in codes. */
const STEP = 6;
/** How far a background may go from the colour of its border by slow changes, in codes. */
const FAR = 70;

function step(data: Uint8Array, a: number, b: number): number {
  let most = 0;
  for (let channel = 0; channel < 3; channel++)
    most = Math.max(most, Math.abs((data[3 * a + channel] as number) - (data[3 * b + channel] as number)));
  return most;
}

const isNear = (data: Uint8Array, at: number, middle: readonly number[]): boolean =>
  middle.every((value, channel) => Math.abs((data[3 * at + channel] as number) - value) < FAR);

/** The median of some numbers. NaN for none. */
export function medianOf(values: readonly number[]): number {
  const sorted = Float64Array.from(values).sort();
  return sorted.length === 0 ? Number.NaN : (sorted[sorted.length >> 1] as number);
}

/** The rectangle around everything that is not 0 in a mask. Null for an empty mask. */
export function boundsOf({width, height, data}: Plane) {
  let [left, top, right, bottom] = [width, height, -1, -1];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      if (!data[y * width + x]) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = y;
    }
  return right < 0 ? null : {x: left, y: top, width: right - left + 1, height: bottom - top + 1};
}

/** The outline of a mask as a polygon of at most `2 * rows` corners: its left and right ends in some rows, from the top around. */
export function outlineOf(mask: Plane, rows = 12): [number, number][] {
  const left: [number, number][] = [];
  const right: [number, number][] = [];
  for (let at = 0; at < rows; at++) {
    const y = Math.round((at * (mask.height - 1)) / (rows - 1));
    const row = mask.data.subarray(y * mask.width, (y + 1) * mask.width);
    const first = row.findIndex(Boolean);
    if (first < 0) continue;
    left.push([first, y]);
    right.push([row.findLastIndex(Boolean) + 1, y]);
  }
  return [...right, ...left.reverse()];
}
