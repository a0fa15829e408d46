import {everyFourthRow} from '../../../../src/machine/media/decode-frames.ts';
import {measureFrame} from '../../../../src/production/check/measure/measure-frame.ts';
import {emptyMeasures, type FrameMeasures, gridOf} from '../../../../src/spot/findings/frame-measures.ts';
import type {Size} from '../../../../src/spot/geometry/box.ts';
import type {Rgb} from '../../../../src/spot/grade/read-cube.ts';

/** A colour at a place of a frame, both from 0 to 1, at a time in frames. */
export type Scene = (x: number, y: number, frame: number) => Rgb;

/** A scene of a fine and a coarse texture and of spots of light, all of which move; from nearly black to nearly white. */
export function movingScene(seed: number): Scene {
  const place = (index: number): number => (Math.sin(seed * 12.9898 + index * 78.233) * 43758.5453) % 1;
  const spots = Array.from({length: 9}, (_, index) => ({
    x: Math.abs(place(index)),
    y: Math.abs(place(index + 20)),
    dx: 0.012 * place(index + 40),
    dy: 0.012 * place(index + 60),
    light: 0.35 + 0.6 * Math.abs(place(index + 80)),
  }));
  const turn = seed * 1.7;
  return (x, y, frame) => {
    const [u, v] = [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)];
    const coarse = 0.32 + 0.22 * Math.sin(9 * u + 0.1 * frame) * Math.cos(7 * v);
    const fine = 0.14 * Math.sin(47 * u - 0.35 * frame) * Math.sin(41 * v);
    let light = 0;
    for (const spot of spots) {
      const far = (x - spot.x - spot.dx * frame) ** 2 + (y - spot.y - spot.dy * frame) ** 2;
      if (far < 0.02) light += spot.light * Math.exp(-far / 0.0018);
    }
    const bright = coarse + fine;
    return [
      unit(bright * 1.1 + light),
      unit(bright + 0.9 * light),
      unit(bright * (0.7 + 0.3 * y) + 0.6 * light),
    ];
  };
}

const unit = (value: number): number => Math.min(Math.max(value, 0.02), 0.98);

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
