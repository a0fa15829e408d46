import type {StagedBrand} from '../../spot/brand/staged-brand.ts';
import {LIGHT_OF_CODES, luminanceOf} from '../../spot/grade/srgb.ts';

/** Contrast ratio of two opaque `#rrggbb` colours by WCAG 2.2: 1 to 21. */
export function contrast(a: string, b: string): number {
  const [first, second] = [luminance(a), luminance(b)];
  return (Math.max(first, second) + 0.05) / (Math.min(first, second) + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(
    (at) => LIGHT_OF_CODES[Number.parseInt(hex.slice(at, at + 2), 16)],
  );
  return luminanceOf([r, g, b]);
}

/** The brand's text colour on a background: its foreground at a contrast of 4.5 or more, else the better of its light and dark. */
export function textOn(ground: string, {color}: StagedBrand): string {
  if (contrast(color.foreground, ground) >= 4.5) return color.foreground;
  return contrast(color.light, ground) >= contrast(color.dark, ground) ? color.light : color.dark;
}

/** Colour of large bold text on a filled shape: the brand's light at a contrast of 3 or more, else `textOn`. */
export const labelOn = (fill: string, brand: StagedBrand): string =>
  contrast(fill, brand.color.light) >= 3 ? brand.color.light : textOn(fill, brand);

/** The theme of the logo for a background. */
export const themeOn = (ground: string): 'light' | 'dark' => (luminance(ground) > 0.3 ? 'light' : 'dark');

/**
 * The least opacity, in hundredths, at which a colour `tone` over any footage has a contrast of `ratio` to text in the
 * colour `ink`. The worst case is black footage under a light tone and white footage under a dark one.
 */
export function minOpacityFor(ink: string, tone: string, ratio: number): number {
  const side = Math.sign(luminance(tone) - luminance(ink));
  const worst = side > 0 ? 0 : 255;
  const isLegible = (alpha: number): boolean => {
    const ground = mixed(tone, worst, alpha);
    const clear = Math.sign(luminance(ground) - luminance(ink)) === side;
    return clear && contrast(ground, ink) >= ratio;
  };
  // Contrast grows with the opacity, so a binary search works.
  let [least, most] = [0, 100];
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if (isLegible(middle / 100)) most = middle;
    else least = middle + 1;
  }
  return least / 100;
}

const mixed = (tone: string, under: number, alpha: number): string =>
  `#${[1, 3, 5]
    .map((at) => Number.parseInt(tone.slice(at, at + 2), 16) * alpha + under * (1 - alpha))
    .map((value) => Math.round(value).toString(16).padStart(2, '0'))
    .join('')}`;

/** A `#rrggbb` or `#rrggbbaa` colour with another opacity, clamped to 0 to 1. */
export const withAlpha = (hex: string, alpha: number): string =>
  `${hex.slice(0, 7)}${Math.round(Math.min(Math.max(alpha, 0), 1) * 255)
    .toString(16)
    .padStart(2, '0')}`;
