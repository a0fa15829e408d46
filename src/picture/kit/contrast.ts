import type {StagedBrand} from '../../spot/brand/staged-brand.ts';

/** Contrast of two opaque colours by WCAG 2.2: 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The brand's colour that reads best on a ground: its foreground if that is good enough, else its light or dark. */
export function textOn(ground: string, {color}: StagedBrand): string {
  if (contrast(color.foreground, ground) >= 4.5) return color.foreground;
  return contrast(color.light, ground) >= contrast(color.dark, ground) ? color.light : color.dark;
}

/** The colour of large bold words on a filled shape: light where 3 to 1 allows it, as people expect on a button. */
export const labelOn = (fill: string, brand: StagedBrand): string =>
  contrast(fill, brand.color.light) >= 3 ? brand.color.light : textOn(fill, brand);

/** Which of a brand's two logos stands on a ground. */
export const themeOn = (ground: string): 'light' | 'dark' => (luminance(ground) > 0.3 ? 'light' : 'dark');

/**
 * The least opacity that a tone needs over footage for ink to read on it at a contrast of `ratio`, whatever
 * the footage is. It is worst where the footage is black under a light tone, and white under a dark one.
 */
export function veilFor(ink: string, tone: string, ratio: number): number {
  const side = Math.sign(luminance(tone) - luminance(ink));
  const worst = side > 0 ? 0 : 255;
  const reads = (alpha: number): boolean => {
    const ground = mixed(tone, worst, alpha);
    const clear = Math.sign(luminance(ground) - luminance(ink)) === side;
    return clear && contrast(ground, ink) >= ratio;
  };
  // The more tone, the clearer: found by halves, in hundredths.
  let [least, most] = [0, 100];
  while (least < most) {
    const middle = Math.floor((least + most) / 2);
    if (reads(middle / 100)) most = middle;
    else least = middle + 1;
  }
  return least / 100;
}

const mixed = (tone: string, under: number, alpha: number): string =>
  `#${[1, 3, 5]
    .map((at) => Number.parseInt(tone.slice(at, at + 2), 16) * alpha + under * (1 - alpha))
    .map((value) => Math.round(value).toString(16).padStart(2, '0'))
    .join('')}`;

/** A colour with an opacity, whatever opacity it had. */
export const withAlpha = (hex: string, alpha: number): string =>
  `${hex.slice(0, 7)}${Math.round(Math.min(Math.max(alpha, 0), 1) * 255)
    .toString(16)
    .padStart(2, '0')}`;
