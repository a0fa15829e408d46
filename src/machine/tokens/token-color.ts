import Color from 'colorjs.io';

type ColorValue = {colorSpace: string; components: (number | null)[]; alpha: number};

/** Colour spaces that DTCG and colorjs.io name differently. */
const SPACES: Record<string, string> = {'display-p3': 'p3', 'a98-rgb': 'a98rgb', 'prophoto-rgb': 'prophoto'};

/** A colour as `#rrggbb` or `#rrggbbaa` in sRGB. Colours outside sRGB lose chroma and keep hue and lightness (CSS Color 4 gamut mapping). */
export function toHex({colorSpace, components, alpha}: ColorValue): string {
  const color = new Color({
    space: SPACES[colorSpace] ?? colorSpace,
    coords: components as [number, number, number],
    alpha,
  });
  const [r, g, b] = color.to('srgb').toGamut({space: 'srgb', method: 'css'}).coords;
  const two = (part: number | null): string =>
    Math.round(Math.min(Math.max(part ?? 0, 0), 1) * 255)
      .toString(16)
      .padStart(2, '0');
  return `#${[r, g, b].map((part) => two(part ?? 0)).join('')}${alpha < 1 ? two(alpha) : ''}`;
}
