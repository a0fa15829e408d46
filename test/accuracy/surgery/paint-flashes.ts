import {rewriteFrames} from './rewrite-frames.ts';
import {type Part, partOf, type Surgery} from './surgery.ts';

/** Flashes of a band over the whole width. */
export type Flashing = {
  /** Flashes in a second, each an increase and a decrease. */
  rate: number;
  /** Part of the screen. */
  area: number;
  /** Seconds for which it flashes. */
  seconds: number;
  /** Relative luminance of the two states. */
  states: readonly [number, number];
  /** Flashes of saturated red instead of grey. */
  red?: boolean;
};

/** The luma and chroma codes (BT.709, limited range) of a grey, or a pure red, of a relative luminance. */
export function codesOf(luminance: number, red = false): [number, number, number] {
  const linear = red ? luminance / 0.2126 : luminance;
  const value = linear <= 0.0031308 ? linear * 12.92 : 1.055 * linear ** (1 / 2.4) - 0.055;
  if (!red) return [Math.round(16 + 219 * value), 128, 128];
  const luma = 0.2126 * value;
  return [16 + 219 * luma, 128 + (224 * -luma) / 1.8556, 128 + (224 * (value - luma)) / 1.5748].map(
    Math.round,
  ) as [number, number, number];
}

/** Whether the band is in its second state. Each flash has a high and a low half, as near to equal as frames allow. */
export const isHigh = (frame: number, fps: number, rate: number): boolean =>
  Math.floor((2 * rate * frame) / fps) % 2 === 1;

/** Paints flashes over the lower part of a master. */
export const flash =
  ({rate, area, seconds, states, red}: Flashing, part: Part = 'hook'): Surgery =>
  async (patient) => {
    const {width, height, fps, chance} = patient;
    const place = partOf(patient, part);
    const count = Math.min(Math.round(seconds * fps), place.frames - 4);
    const from = place.from + chance.whole(1, Math.max(1, place.frames - count - 2));
    // Painted at rows of even numbers, so that chroma is not shared with what is beside it.
    const rows = Math.round((height * area) / 2) * 2;
    const top = height - rows;
    const codes = states.map((luminance) => codesOf(luminance, red));
    await rewriteFrames(patient, async ({read}) => async (frame) => {
      const picture = await read(frame);
      if (frame < from || frame >= from + count) return picture;
      const [y, u, v] = codes[isHigh(frame - from, fps, rate) ? 1 : 0] as [number, number, number];
      picture.fill(y, top * width, width * height);
      const chroma = (width / 2) * (height / 2);
      const part = (top / 2) * (width / 2);
      picture.fill(u, width * height + part, width * height + chroma);
      picture.fill(v, width * height + chroma + part, width * height + 2 * chroma);
      return picture;
    });
    return {from, frames: count};
  };
