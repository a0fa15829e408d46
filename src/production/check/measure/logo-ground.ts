import type {InspectedElement} from '../../../spot/findings/inspection.ts';
import type {TextGround} from '../../../spot/findings/text-ground.ts';
import type {Box} from '../../../spot/geometry/box.ts';
import {LIGHT_OF_CODES, luminanceOf} from '../../../spot/grade/srgb.ts';
import {composite, isDrawn, isIn} from './ground-picture.ts';

/** A logo, and the pictures of the area that it is in: the footage (RGB), and the graphics (RGBA) with and without the logo. */
type Measured = {
  part: InspectedElement;
  frame: number;
  area: Box;
  under: Uint8Array;
  whole: Uint8Array;
  ground: Uint8Array;
};

/**
 * The contrast of a logo with what is behind it, which half of its pixels reach: a part of a logo may have the colour of the picture. None where
 * the pictures with and without the logo are the same.
 */
export function logoGroundOf({part, frame, area, under, whole, ground}: Measured): TextGround[] {
  const [seen, behind] = [composite(under, whole), composite(under, ground)];
  const ratios: number[] = [];
  for (let y = 0; y < area.height; y++)
    for (let x = 0; x < area.width; x++) {
      const at = y * area.width + x;
      if (!isIn(part.ink, area.x + x, area.y + y) || !isDrawn(whole, ground, 4 * at)) continue;
      const [a, b] = [lightAt(seen, 3 * at), lightAt(behind, 3 * at)];
      ratios.push((Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
    }
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
