import type {ColourCorrection} from '../../../src/spot/grade/correction.ts';
import {correctionOf} from '../../../src/spot/grade/correction.ts';
import type {Rgb} from '../../../src/spot/grade/read-cube.ts';

/** Numbers from 0 to 1 that are the same in every run. */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 16807) % 2147483647;
    return state / 2147483647;
  };
}

/** The pixels of a made-up scene: areas of a few colours, lighter and darker, with noise. `seed`: another moment of it. */
export function scene(seed: number, palette: readonly Rgb[] = OUTDOORS): Uint8Array {
  const next = numbersFrom(seed);
  const pixels = new Uint8Array(3 * 6000);
  for (let at = 0; at < pixels.length; at += 3) {
    const colour = palette[Math.floor(next() * palette.length)] ?? [0, 0, 0];
    const light = 0.35 + 0.75 * next();
    for (let channel = 0; channel < 3; channel++)
      pixels[at + channel] = Math.round(
        255 * Math.min(Math.max((colour[channel] ?? 0) * light + 0.03 * (next() - 0.5), 0), 1),
      );
  }
  return pixels;
}

/** Sky, stone, leaves, asphalt, something red. */
const OUTDOORS: readonly Rgb[] = [
  [0.55, 0.7, 0.9],
  [0.75, 0.7, 0.62],
  [0.3, 0.45, 0.2],
  [0.25, 0.25, 0.27],
  [0.7, 0.2, 0.15],
];

/** Warm wood and lamps. */
export const INDOORS: readonly Rgb[] = [
  [0.6, 0.35, 0.15],
  [0.9, 0.7, 0.4],
  [0.3, 0.15, 0.08],
];

/** Pixels after a correction, as codes of 8 bits. */
export function treated(pixels: Uint8Array, correction: ColourCorrection): Uint8Array {
  const apply = correctionOf({correction, guard: []});
  const changed = new Uint8Array(pixels.length);
  for (let at = 0; at < pixels.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
    const colour = apply([red / 255, green / 255, blue / 255]);
    for (let channel = 0; channel < 3; channel++)
      changed[at + channel] = Math.round((colour[channel] ?? 0) * 255);
  }
  return changed;
}
