import {deltaE} from '../../src/production/grade/product-guard.ts';
import {sampleCube} from '../../src/spot/grade/apply-cube.ts';
import {correctionOf} from '../../src/spot/grade/correction.ts';
import {bakeLook} from '../../src/spot/grade/cube.ts';
import {labOf} from '../../src/spot/grade/lab.ts';
import {NEUTRAL} from '../../src/spot/grade/look.ts';
import {matchCorrection} from '../../src/spot/grade/match-correction.ts';
import {chooseSamples} from '../../src/spot/grade/match-space.ts';
import type {Rgb} from '../../src/spot/grade/read-cube.ts';
import {srgbToLight} from '../../src/spot/grade/srgb.ts';
import type {BenchShot} from './footage.ts';
import type {Treatment} from './treatments.ts';

/** Mean CIEDE2000 of one treated shot to its original, without a correction and with it. */
export type Recovered = {shot: string; treatment: string; before: number; after: number};

/** The largest mean CIEDE2000 between neighbours of five clips of one scene. */
export type Joined = {shot: string; set: number; before: number; after: number};

/** Pixels of some frames that are treated and measured, and those of them that are compared, about. */
const TREATED = 12_000;
const COMPARED = 2500;

/**
 * Treats a shot, matches it to the original, and compares pixel by pixel. The original is measured in the even frames, the treated shot in
 * the odd ones, which are also those that are compared: the target is another moment of the scene.
 */
export function recover({name, frames}: BenchShot, {name: treatment, apply}: Treatment): Recovered {
  const even = joined(frames.filter((_, at) => at % 2 === 0));
  const odd = joined(frames.filter((_, at) => at % 2 === 1));
  const treated = treatedPixels(odd, apply);
  const corrected = matched(treated, even);
  const {before, after} = meansOf(odd, treated, corrected);
  return {shot: name, treatment, before, after};
}

/**
 * Treats five clips of one scene, each another part of its frames, and matches four of them to the first. They are compared in frames that
 * no clip was measured in.
 */
export function join({name, frames}: BenchShot, treatments: readonly Treatment[], set: number): Joined {
  const clips = treatments.length;
  const partOf = (part: number): Uint8Array => joined(frames.filter((_, at) => at % (clips + 1) === part));
  const held = partOf(clips);
  const [first, ...others] = treatments.map(({apply}, at) => treatedPixels(partOf(at), apply));
  if (!first) return {shot: name, set, before: 0, after: 0};
  const grades = [(colour: Rgb): Rgb => colour, ...others.map((clip) => matched(clip, first))];
  const shown = treatments.map(({apply}) => treatedPixels(held, apply));
  const plain = shown.map((pixels) => labs(pixels, (colour) => colour));
  const graded = shown.map((pixels, at) => labs(pixels, grades[at] ?? ((colour) => colour)));
  const largest = (all: readonly Lab[][]): number =>
    Math.max(...all.slice(1).map((own, at) => meanDifference(all[at] ?? [], own)));
  return {shot: name, set, before: largest(plain), after: largest(graded)};
}

type Lab = ReturnType<typeof labOf>;

/** The grade, as the cube that a render applies, that matches pixels to others. */
export function matched(pixels: Uint8Array, target: Uint8Array): (colour: Rgb) => Rgb {
  const {correction} = matchCorrection(chooseSamples(pixels), chooseSamples(target));
  const look = {primaries: NEUTRAL, cube: null, strength: 1};
  const cube = bakeLook(look, undefined, correctionOf({correction, guard: []}));
  return (colour) => sampleCube(cube, colour);
}

function meansOf(original: Uint8Array, treated: Uint8Array, grade: (colour: Rgb) => Rgb) {
  const wanted = labs(original, (colour) => colour);
  return {
    before: meanDifference(
      wanted,
      labs(treated, (colour) => colour),
    ),
    after: meanDifference(wanted, labs(treated, grade)),
  };
}

/** Evenly chosen pixels, graded, in L*a*b*. */
function labs(pixels: Uint8Array, grade: (colour: Rgb) => Rgb): Lab[] {
  const count = pixels.length / 3;
  const step = Math.max(1, count / COMPARED);
  const found: Lab[] = [];
  for (let place = 0; place < count; place += step) {
    const at = 3 * Math.floor(place);
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
    const [r, g, b] = grade([red / 255, green / 255, blue / 255]);
    found.push(labOf([srgbToLight(r), srgbToLight(g), srgbToLight(b)]));
  }
  return found;
}

const meanDifference = (a: readonly Lab[], b: readonly Lab[]): number =>
  a.reduce((sum, lab, at) => sum + deltaE(lab, b[at] ?? lab), 0) / (a.length || 1);

/** Pixels of 8 bits after a change. */
export function treatedPixels(pixels: Uint8Array, apply: (colour: Rgb) => Rgb): Uint8Array {
  const treated = new Uint8Array(pixels.length);
  for (let at = 0; at < pixels.length; at += 3) {
    const [red = 0, green = 0, blue = 0] = pixels.subarray(at, at + 3);
    const colour = apply([red / 255, green / 255, blue / 255]);
    for (let channel = 0; channel < 3; channel++)
      treated[at + channel] = Math.round(Math.min(Math.max(colour[channel] ?? 0, 0), 1) * 255);
  }
  return treated;
}

/** Evenly chosen pixels of some frames. */
function joined(frames: readonly Uint8Array[]): Uint8Array {
  const count = frames.reduce((sum, {length}) => sum + length / 3, 0);
  // An odd step meets all columns of a picture.
  const step = 2 * Math.floor(count / TREATED / 2) + 1;
  const chosen: number[] = [];
  for (const frame of frames)
    for (let at = 0; at + 2 < frame.length; at += 3 * step) chosen.push(...frame.subarray(at, at + 3));
  return Uint8Array.from(chosen);
}
