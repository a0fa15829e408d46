import type {InspectedElement} from '../../../spot/findings/inspection.ts';
import type {Box} from '../../../spot/geometry/box.ts';
import {luminanceOfCodes} from '../../../spot/grade/srgb.ts';
import {composite, isDrawn, isIn, type SampledGround} from './ground-picture.ts';
import type {LogoPixels} from './logo-pixels.ts';

/**
 * A logo, and the pictures of the area that it is in: the footage (RGB), and the graphics (RGBA) with and without the logo. `own`: its pixels by
 * its file; null where they are not known.
 */
type Measured = {
  part: InspectedElement;
  area: Box;
  under: Uint8Array;
  /** The footage under the graphics without the logo (RGB). */
  behind: Uint8Array;
  whole: Uint8Array;
  ground: Uint8Array;
  own: LogoPixels | null;
};

/**
 * The contrast of a logo with what is behind it, which half of its pixels reach: a part of a logo may have the colour of the picture. All pixels
 * of its file count, also those that cannot be seen. Of a file without a transparent pixel, those count that differ from the ground, because
 * the others may be its background; all of them where none differs. None where neither the file nor a difference says where the logo is.
 */
export function logoGroundOf({part, area, under, behind, whole, ground, own}: Measured): SampledGround[] {
  const all: number[] = [];
  const drawn: number[] = [];
  for (let y = 0; y < area.height; y++)
    for (let x = 0; x < area.width; x++) {
      const at = y * area.width + x;
      if (!isIn(part.ink, area.x + x, area.y + y)) continue;
      if (own?.mask[at] === 1) all.push(at);
      if (isDrawn(whole, ground, 4 * at)) drawn.push(at);
    }
  const pixels = own && (!own.isOpaque || drawn.length === 0) ? all : drawn;
  if (pixels.length === 0) return [];
  const seen = composite(under, whole);
  // A typed array is sorted by number without calling a function.
  const ratios = Float64Array.from(pixels, (at) => {
    const [a, b] = [lightAt(seen, 3 * at), lightAt(behind, 3 * at)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  }).sort();
  const contrast = ratios[Math.floor(ratios.length / 2)] as number;
  return [{name: part.name, text: '', box: part.ink, contrast, edge: 0}];
}

const lightAt = (rgb: Uint8Array, at: number): number =>
  luminanceOfCodes(rgb[at] as number, rgb[at + 1] as number, rgb[at + 2] as number);
