import sharp from 'sharp';
import type {Box, Size} from '../../../../spot/geometry/box.ts';

/** The picture of a graphics state as RGBA, and the smallest rectangle with even sides that contains everything that is not empty. */
export type Planes = {width: number; height: number; rgba: Buffer; box: Box | null};

/** Reads the picture of a graphics state. */
export async function readPlanes(png: string): Promise<Planes> {
  const {data: rgba, info} = await sharp(png).ensureAlpha().raw().toBuffer({resolveWithObject: true});
  const {width, height} = info;
  return {width, height, rgba, box: boxOf(rgba, width, height)};
}

function boxOf(rgba: Buffer, width: number, height: number): Box | null {
  const words = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  // In pictures of the browser, empty pixels are zero in all four channels.
  const rowHas = (y: number): boolean => {
    for (let at = y * width, end = at + width; at < end; at++) if (words[at] !== 0) return true;
    return false;
  };
  let top = 0;
  while (top < height && !rowHas(top)) top++;
  if (top === height) return null;
  let bottom = height;
  while (!rowHas(bottom - 1)) bottom--;
  let left = width;
  let right = 0;
  for (let y = top; y < bottom; y++) {
    const row = y * width;
    for (let x = 0; x < left; x++) if (words[row + x] !== 0) left = x;
    for (let x = width - 1; x >= right; x--) if (words[row + x] !== 0) right = x + 1;
  }
  const even = (value: number): number => value & ~1;
  const x = even(left);
  const y = even(top);
  return {x, y, width: even(right + 1) - x, height: even(bottom + 1) - y};
}

/** The smallest rectangle that contains all of them; null if all are null. */
export function unite(boxes: readonly (Box | null)[]): Box | null {
  const some = boxes.filter((box) => box !== null);
  if (some.length === 0) return null;
  const x = Math.min(...some.map((box) => box.x));
  const y = Math.min(...some.map((box) => box.y));
  return {
    x,
    y,
    width: Math.max(...some.map((box) => box.x + box.width)) - x,
    height: Math.max(...some.map((box) => box.y + box.height)) - y,
  };
}

/** BT.709: full-range RGB to limited-range Y'CbCr (ITU-R BT.709-6, 3.2 to 3.5), for premultiplied values. */
const KR = 0.2126;
const KB = 0.0722;
const KG = 1 - KR - KB;
const LUMA = 219 / 255;
const CHROMA = 224 / 255;

/**
 * The part of a picture in `box` as yuva420p, so that ffmpeg's `overlay` in its premultiplied mode computes
 * footage * (1 - alpha) + graphics: the black level is multiplied by alpha too, and chroma is the mean of four
 * premultiplied pixels. `lift` is what that mode subtracts from every luma: see `lumaLift`.
 */
export function toYuva({rgba, width}: Planes, box: Box, lift: number): Buffer {
  const {luma, chroma} = areaOf(box);
  const out = emptyYuva(box, lift);
  const words = new Uint32Array(rgba.buffer, rgba.byteOffset, rgba.length / 4);
  const us = luma;
  const vs = luma + chroma;
  const as = luma + 2 * chroma;
  for (let y = 0; y < box.height; y += 2) {
    let from = (box.y + y) * width + box.x;
    let to = y * box.width;
    let pair = (y * box.width) / 4;
    for (const end = from + box.width; from < end; from += 2, to += 2, pair++) {
      const [one, two] = [words[from] as number, words[from + 1] as number];
      const [three, four] = [words[from + width] as number, words[from + width + 1] as number];
      if ((one | two | three | four) === 0) continue;
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let at = 0; at < 4; at++) {
        const source = (from + (at & 1) + (at >> 1) * width) * 4;
        const alpha = rgba[source + 3] as number;
        if (alpha === 0) continue;
        const part = alpha / 255;
        const r = (rgba[source] as number) * part;
        const g = (rgba[source + 1] as number) * part;
        const b = (rgba[source + 2] as number) * part;
        red += r;
        green += g;
        blue += b;
        const pixel = to + (at & 1) + (at >> 1) * box.width;
        // The buffer cuts off decimals: adding a half rounds.
        out[pixel] = lift + 16 * part + LUMA * (KR * r + KG * g + KB * b) + 0.5;
        out[as + pixel] = alpha;
      }
      const grey = KR * red + KG * green + KB * blue;
      out[us + pair] = 128.5 + (CHROMA * (blue - grey)) / (8 * (1 - KB));
      out[vs + pair] = 128.5 + (CHROMA * (red - grey)) / (8 * (1 - KR));
    }
  }
  return out;
}

/** Empty graphics in the layout of `toYuva`. */
export function emptyYuva(box: Size, lift: number): Buffer {
  const {luma, chroma} = areaOf(box);
  const out = Buffer.alloc(2 * luma + 2 * chroma);
  out.fill(lift, 0, luma);
  out.fill(128, luma, luma + 2 * chroma);
  return out;
}

/** Copies a part of the layout of `toYuva` from the rectangle `inner` into the larger rectangle `outer`. */
export function widenYuva(part: Uint8Array, inner: Box, outer: Box, lift: number): Buffer {
  const out = emptyYuva(outer, lift);
  const [from, to] = [areaOf(inner), areaOf(outer)];
  const lay = (source: number, target: number, step: 1 | 2): void => {
    const [wide, width] = [outer.width / step, inner.width / step];
    let at = target + ((inner.y - outer.y) / step) * wide + (inner.x - outer.x) / step;
    for (let row = source; row < source + (inner.height / step) * width; row += width, at += wide)
      out.set(part.subarray(row, row + width), at);
  };
  lay(0, 0, 1);
  lay(from.luma, to.luma, 2);
  lay(from.luma + from.chroma, to.luma + to.chroma, 2);
  lay(from.luma + 2 * from.chroma, to.luma + 2 * to.chroma, 1);
  return out;
}

const areaOf = ({width, height}: Size): {luma: number; chroma: number} => ({
  luma: width * height,
  chroma: (width * height) / 4,
});
