import type {InspectedElement} from '../../../spot/findings/inspection.ts';
import type {TextGround} from '../../../spot/findings/text-ground.ts';
import type {Box} from '../../../spot/geometry/box.ts';
import {LIGHT_OF_CODES, luminanceOf} from '../../../spot/grade/srgb.ts';
import {composite, isDrawn, isIn} from './ground-picture.ts';
import type {LogoPixels} from './logo-pixels.ts';

/**
 * A logo, and the pictures of the area that it is in: the footage (RGB), and the graphics (RGBA) with and without the logo. `own`: its pixels by
 * its file; null where they are not known.
 */
type Measured = {
  part: InspectedElement;
  frame: number;
  area: Box;
  under: Uint8Array;
  whole: Uint8Array;
  ground: Uint8Array;
  own: LogoPixels | null;
};

/**
 * The contrast of a logo with what is behind it, which half of its pixels reach: a part of a logo may have the colour of the picture. All pixels
 * of its file count, also those that cannot be seen. Of a file without a transparent pixel, those count that differ from the ground, because
 * the others may be its background; all of them where none differs. None where neither the file nor a difference says where the logo is.
 */
export function logoGroundOf({part, frame, area, under, whole, ground, own}: Measured): TextGround[] {
  const [seen, behind] = [composite(under, whole), composite(under, ground)];
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
  const ratios = pixels.map((at) => {
    const [a, b] = [lightAt(seen, 3 * at), lightAt(behind, 3 * at)];
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  });
  const contrast = ratios.sort((a, b) => a - b)[Math.floor(ratios.length / 2)];
  if (contrast === undefined) return [];
  return [{name: part.name, text: '', frame, box: part.ink, contrast, edge: 0}];
}

const lightAt = (rgb: Uint8Array, at: number): number =>
  luminanceOf([
    LIGHT_OF_CODES[rgb[at] as number] as number,
    LIGHT_OF_CODES[rgb[at + 1] as number] as number,
    LIGHT_OF_CODES[rgb[at + 2] as number] as number,
  ]);
