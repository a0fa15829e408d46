import sharp from 'sharp';
import type {Box} from '../../../spot/placement.ts';

/** A drawn graphics state as it is laid over footage: premultiplied Y, U, V and alpha of the part that is not empty. */
export type Planes = {width: number; height: number; rgba: Buffer; box: Box | null};

/** Reads a state's picture and finds what of it is not empty, in pairs of pixels. */
export async function readPlanes(png: string): Promise<Planes> {
  const {data: rgba, info} = await sharp(png).ensureAlpha().raw().toBuffer({resolveWithObject: true});
  const {width, height} = info;
  return {width, height, rgba, box: boxOf(rgba, width, height)};
}

function boxOf(rgba: Buffer, width: number, height: number): Box | null {
  const words = new Uint32Array(rgba.buffer, rgba.byteOffset, width * height);
  // Straight from the browser, what is empty is zero in all four channels.
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

/** BT.709, full-range RGB to limited-range Y'CbCr (ITU-R BT.709-6, 3.2 to 3.5), for values that are multiplied by alpha. */
const KR = 0.2126;
const KB = 0.0722;
const KG = 1 - KR - KB;
const LUMA = 219 / 255;
const CHROMA = 224 / 255;

/**
 * The part of a state in `box` as yuva420p, laid out so that ffmpeg's `overlay` in its premultiplied mode gives
 * ground * (1 - alpha) + state: black level is multiplied too, and colour is the mean of four multiplied pixels.
 * `lift` is what that mode takes off every luma: see `lumaLift`.
 */
export function toYuva({rgba, width}: Planes, box: Box, lift: number): Buffer {
  const luma = box.width * box.height;
  const chroma = luma / 4;
  const out = Buffer.alloc(2 * luma + 2 * chroma);
  const us = luma;
  const vs = luma + chroma;
  const as = luma + 2 * chroma;
  out.fill(lift, 0, us);
  out.fill(128, us, as);
  for (let y = 0; y < box.height; y += 2) {
    for (let x = 0; x < box.width; x += 2) {
      let red = 0;
      let green = 0;
      let blue = 0;
      for (let at = 0; at < 4; at++) {
        const dx = x + (at & 1);
        const dy = y + (at >> 1);
        const from = ((box.y + dy) * width + box.x + dx) * 4;
        const alpha = rgba[from + 3] as number;
        if (alpha === 0) continue;
        const part = alpha / 255;
        const r = (rgba[from] as number) * part;
        const g = (rgba[from + 1] as number) * part;
        const b = (rgba[from + 2] as number) * part;
        red += r;
        green += g;
        blue += b;
        const to = dy * box.width + dx;
        out[to] = Math.round(lift + 16 * part + LUMA * (KR * r + KG * g + KB * b));
        out[as + to] = alpha;
      }
      const grey = KR * red + KG * green + KB * blue;
      if (red === 0 && green === 0 && blue === 0) continue;
      const to = (y / 2) * (box.width / 2) + x / 2;
      out[us + to] = Math.round(128 + (CHROMA * (blue - grey)) / (8 * (1 - KB)));
      out[vs + to] = Math.round(128 + (CHROMA * (red - grey)) / (8 * (1 - KR)));
    }
  }
  return out;
}
