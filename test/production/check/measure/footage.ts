import {everyFourthRow} from '../../../../src/machine/media/decode-frames.ts';
import {measureFrame} from '../../../../src/production/check/measure/measure-frame.ts';
import {emptyMeasures, type FrameMeasures, gridOf} from '../../../../src/spot/findings/frame-measures.ts';
import type {Size} from '../../../../src/spot/geometry/box.ts';
import type {Rgb} from '../../../../src/spot/grade/read-cube.ts';

/** A colour at a place of a frame, both from 0 to 1, at a time in frames. */
export type Scene = (x: number, y: number, frame: number) => Rgb;

/**
 * A scene with a dark texture on the left, which stands still and has the strongest edges, and a bright surface on the right, on which slow
 * waves move. A curve gives the two other slopes: the contrast of the edges is not that of the changes.
 */
export function halfLitScene(seed: number): Scene {
  return (x, y, frame) => {
    const wave = Math.sin(70 * x + 9 * seed + 3 * Math.sin(5 * y + seed));
    const dark = 0.02 + (wave > 0 ? 0.07 + 0.02 * Math.sin(17 * y + seed) : 0);
    const bright = 0.6 + 0.13 * Math.sin(20 * y - 0.12 * frame + 6 * x + 2.3 * seed);
    const part = Math.min(Math.max((x - 0.42) / 0.16, 0), 1);
    const [left, right] = [dark * (1 - part), bright * part];
    return [left + right, 0.9 * left + 0.95 * right, 1.1 * left + 0.8 * right];
  };
}

/** A frame of yuv420p (BT.709, limited range) with every fourth row, of which only the pixels that are measured have a colour. */
export function framePixels(size: Size, colourAt: (x: number, y: number) => Rgb): Uint8Array {
  const {width, height} = size;
  const kept = everyFourthRow(size);
  const half = width >> 1;
  const blues = width * kept.luma;
  const reds = blues + half * kept.chroma;
  const pixels = new Uint8Array(blues + 2 * half * kept.chroma);
  for (let row = 0; row < kept.luma; row++)
    for (let x = 0; x < width; x += 4)
      pixels[row * width + x] = Math.round(
        16 + 219 * lumaOf(colourAt((x + 0.5) / width, (4 * row + 0.5) / height)),
      );
  for (let row = 0; row < kept.chroma; row++)
    for (let x = 0; x < half; x += 2) {
      const colour = colourAt((2 * x + 0.5) / width, (8 * row + 0.5) / height);
      const luma = lumaOf(colour);
      pixels[blues + row * half + x] = Math.round(128 + (224 * (colour[2] - luma)) / 1.8556);
      pixels[reds + row * half + x] = Math.round(128 + (224 * (colour[0] - luma)) / 1.5748);
    }
  return pixels;
}

/** A grey frame with every fourth row, from the code of luma of every pixel. */
export function greyPixels({width, height}: Size, lumaAt: (x: number, y: number) => number): Uint8Array {
  const kept = everyFourthRow({width, height});
  const pixels = new Uint8Array(width * kept.luma + 2 * (width >> 1) * kept.chroma).fill(128);
  for (let row = 0; row < kept.luma; row++)
    for (let x = 0; x < width; x++) pixels[row * width + x] = lumaAt(x, 4 * row);
  return pixels;
}

const lumaOf = ([red, green, blue]: Rgb): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue;

/** What is measured of frames. */
export function measuresOf(frames: readonly Uint8Array[], size: Size): FrameMeasures {
  const measures = emptyMeasures(gridOf(size), frames.length);
  for (const [at, frame] of frames.entries()) measureFrame(frame, frames[at - 1], size, measures, at);
  return measures;
}
