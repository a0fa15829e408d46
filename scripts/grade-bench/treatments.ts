import {type LabColour, labOf, lightOfLab} from '../../src/spot/grade/lab.ts';
import type {Rgb} from '../../src/spot/grade/read-cube.ts';
import {lightToSrgb, srgbToLight} from '../../src/spot/grade/srgb.ts';

/** A known change to footage. Its formulas are not those of corrections, which cannot undo it by the same numbers. */
export type Treatment = {name: string; apply: (colour: Rgb) => Rgb};

type Changes = {
  /** A factor of linear light. */
  gain?: number;
  /** The power of display values. */
  gamma?: number;
  /** A shift of the white point, as factors of the responses of the long and short cones (von Kries). */
  warm?: number;
  green?: number;
  /** A factor of chroma in L*a*b*. */
  saturation?: number;
  /** The steepness of an S-curve (tanh) around the middle above 1, of a straight line below 1. */
  contrast?: number;
};

const clamp = (value: number): number => Math.min(Math.max(value, 0), 1);

/** The matrix of Hunt, Pointer and Estévez for D65, applied to linear light of sRGB, and its inverse. */
const TO_CONES = [
  [0.3139902, 0.6395129, 0.0464975],
  [0.1553724, 0.7578945, 0.0867014],
  [0.0177524, 0.1094421, 0.8725692],
] as const;
const FROM_CONES = [
  [5.4722121, -4.6419601, 0.1696371],
  [-1.125242, 2.2931709, -0.1678952],
  [0.0298017, -0.1931807, 1.1636479],
] as const;

const times = (matrix: readonly (readonly [number, number, number])[], [x, y, z]: Rgb): Rgb =>
  matrix.map(([a, b, c]) => a * x + b * y + c * z) as Rgb;

function treat({gain = 1, gamma = 1, warm = 0, green = 0, saturation = 1, contrast = 1}: Changes) {
  return (colour: Rgb): Rgb => {
    let light = colour.map(srgbToLight).map((value) => value * gain) as Rgb;
    if (warm !== 0 || green !== 0) {
      const [l, m, s] = times(TO_CONES, light);
      light = times(FROM_CONES, [l * (1 + warm / 3 - green / 3), m * (1 + green / 3), s * (1 - warm)]);
    }
    if (saturation !== 1) {
      const [l, a, b] = labOf(light.map((value) => Math.max(value, 0)) as Rgb);
      light = [...lightOfLab([l, a * saturation, b * saturation] as LabColour)] as Rgb;
    }
    return light.map((value) => {
      const bent = clamp(lightToSrgb(Math.max(value, 0))) ** gamma;
      if (contrast === 1) return bent;
      const curve = (x: number): number => Math.tanh((contrast - 1) * 2 * (x - 0.5));
      return contrast < 1
        ? 0.45 + (bent - 0.45) * contrast
        : clamp((curve(bent) - curve(0)) / (curve(1) - curve(0)));
    }) as Rgb;
  };
}

const single: Record<string, Changes> = {
  'gain 0.6': {gain: 0.6},
  'gain 1.4': {gain: 1.4},
  'gamma 0.75': {gamma: 0.75},
  'gamma 1.35': {gamma: 1.35},
  'white warm': {warm: 0.3},
  'white cold': {warm: -0.3},
  'white green': {green: 0.12},
  'white magenta': {green: -0.12},
  'saturation 0.5': {saturation: 0.5},
  'saturation 1.4': {saturation: 1.4},
  'contrast 0.7': {contrast: 0.7},
  'contrast 2': {contrast: 2},
};

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Changes of all kinds together, each of another strength. */
function combined(count: number, seed: number): Treatment[] {
  const next = numbersFrom(seed);
  const within = (low: number, high: number): number => low + (high - low) * next();
  return Array.from({length: count}, (_, at) => {
    const changes: Changes = {
      gain: 2 ** within(-0.6, 0.4),
      gamma: 2 ** within(-0.3, 0.35),
      warm: within(-0.25, 0.25),
      green: within(-0.08, 0.08),
      saturation: within(0.6, 1.35),
      contrast: within(0.75, 1.8),
    };
    return {name: `combination ${at + 1}`, apply: treat(changes)};
  });
}

/** 30 known changes: 12 of one kind, 18 of all kinds together. */
export const TREATMENTS: readonly Treatment[] = [
  ...Object.entries(single).map(([name, changes]) => ({name, apply: treat(changes)})),
  ...combined(18, 1),
];

/** Sets of five changes for clips of one scene, which no other measurement uses. */
export const SCENES: readonly (readonly Treatment[])[] = [combined(5, 2), combined(5, 3)];
