import Color from 'colorjs.io';

type ColorValue = {colorSpace: string; components: (number | null)[]; alpha: number};

/** What the format calls otherwise than the library does. */
const SPACES: Record<string, string> = {'display-p3': 'p3', 'a98-rgb': 'a98rgb', 'prophoto-rgb': 'prophoto'};

/** Any colour as sRGB. What sRGB cannot show keeps its hue and lightness and loses chroma, as CSS does it. */
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
