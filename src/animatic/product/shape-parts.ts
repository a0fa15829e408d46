import {type DrawingPoint, ellipsePoints} from '../drawing/hand-drawn-paths.ts';
import type {RandomSource} from '../drawing/seeded-random.ts';

/** A part of a product of height 1, with its base at y = 0; up is negative. */
export type ShapePart = {
  points: readonly DrawingPoint[];
  straight?: boolean;
  /** A line; default: a closed outline. */
  open?: boolean;
  /** Tone of its fill. Default: no fill. */
  tone?: 'white' | 'pale' | 'grey' | 'deep' | 'dark';
  /** Draws the fill only. */
  noOutline?: boolean;
};

/** The drawing of a product from two sides. */
export type Silhouette = {
  /** From the front. The first part is the body, which gets the shading. */
  parts: readonly ShapePart[];
  /** From above. */
  fromAbove: readonly ShapePart[];
};

/** Parses points: `-1 0, 1 0`. */
export const parsePoints = (text: string): DrawingPoint[] =>
  text.split(', ').map((pair): DrawingPoint => {
    const [x = 0, y = 0] = pair.split(' ').map(Number);
    return [x, y];
  });

/** Outline of a symmetric shape from its profile: (half width, height) pairs from the base up. */
export const lathePoints = (profile: readonly DrawingPoint[]): DrawingPoint[] => [
  ...profile.map(([half, height]): DrawingPoint => [-half, -height]),
  ...[...profile].reverse().map(([half, height]): DrawingPoint => [half, -height]),
];

/** An ellipse at a height: the rim of a round shape. */
export const ringPoints = (half: number, height: number, flat = 0.16): DrawingPoint[] =>
  ellipsePoints(0, -height, half, half * flat, 12);

/** A line around a round shape at a height, curved by `sag`. */
export const bandPoints = (half: number, height: number, sag = 0.12): DrawingPoint[] => [
  [-half, -height],
  [-half * 0.5, -height + half * sag],
  [half * 0.5, -height + half * sag],
  [half, -height],
];

/** A rectangle; `top` is its height above the base. */
export const rectanglePoints = (left: number, top: number, width: number, height: number): DrawingPoint[] => [
  [left, -top],
  [left + width, -top],
  [left + width, -top + height],
  [left, -top + height],
];

/** Discs around one centre, darker from one to the next. */
export const concentricDiscs = (...radii: number[]): ShapePart[] =>
  radii.map((radius, index) => ({
    points: ellipsePoints(0, 0, radius, radius, 14),
    tone: (['pale', 'grey', 'deep', 'dark'] as const)[index] ?? 'dark',
  }));

/** A centred rectangle, and parts on top of it. */
export const rectangleParts = (width: number, height: number, inner: ShapePart[] = []): ShapePart[] => [
  {points: rectanglePoints(-width / 2, height / 2, width, height), straight: true, tone: 'pale'},
  ...inner,
];

/** Draws a product form; `random` varies its proportions. */
export type DrawForm = (random: RandomSource) => Silhouette;
