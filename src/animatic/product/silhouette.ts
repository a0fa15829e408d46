import {type Dice, type Dot, oval} from '../drawing/hand.ts';

/** A part of a product, in a drawing that is 1 high with its base at y = 0, up negative. */
export type ShapePart = {
  dots: readonly Dot[];
  straight?: boolean;
  open?: boolean;
  /** How dark its marker is; none for a line. */
  tone?: 'white' | 'pale' | 'grey' | 'deep' | 'dark';
  /** Left without an outline. */
  bare?: boolean;
};

export type Silhouette = {
  /** The first part is the outline that is shaded. */
  parts: readonly ShapePart[];
  /** From above. */
  top: readonly ShapePart[];
};

/** Dots as one would dictate them: `-1 0, 1 0`. */
export const trace = (text: string): Dot[] =>
  text.split(', ').map((pair): Dot => {
    const [x = 0, y = 0] = pair.split(' ').map(Number);
    return [x, y];
  });

/** A profile that is turned on a lathe: half widths at heights, from the base up. */
export const turned = (profile: readonly Dot[]): Dot[] => [
  ...profile.map(([half, height]): Dot => [-half, -height]),
  ...[...profile].reverse().map(([half, height]): Dot => [half, -height]),
];

export const ring = (half: number, height: number, flat = 0.16): Dot[] =>
  oval(0, -height, half, half * flat, 12);

export const band = (half: number, height: number, sag = 0.12): Dot[] => [
  [-half, -height],
  [-half * 0.5, -height + half * sag],
  [half * 0.5, -height + half * sag],
  [half, -height],
];

export const block = (left: number, top: number, width: number, height: number): Dot[] => [
  [left, -top],
  [left + width, -top],
  [left + width, -top + height],
  [left, -top + height],
];

export const discs = (...radii: number[]): ShapePart[] =>
  radii.map((radius, index) => ({
    dots: oval(0, 0, radius, radius, 14),
    tone: (['pale', 'grey', 'deep', 'dark'] as const)[index] ?? 'dark',
  }));

export const flat = (width: number, height: number, inner: ShapePart[] = []): ShapePart[] => [
  {dots: block(-width / 2, height / 2, width, height), straight: true, tone: 'pale'},
  ...inner,
];

export type DrawForm = (roll: Dice) => Silhouette;
