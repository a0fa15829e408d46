import sharp from 'sharp';
import type {InspectedElement, InspectedPanel} from '../../../spot/findings/inspection.ts';
import {distance} from '../../../spot/findings/layout-rules.ts';
import {measureGround, type TextGround} from '../../../spot/findings/text-ground.ts';
import {type Box, commonBox, insetBox, type Size} from '../../../spot/geometry/box.ts';

/** The ground of a text or a logo, at whatever frame it is. */
export type SampledGround = Omit<TextGround, 'frame'>;

/** A picture of graphics as RGBA. */
export type GraphicsPixels = Size & {data: Uint8Array};

/** Reads the picture of a graphics state. */
export async function readGraphics(file: string): Promise<GraphicsPixels> {
  const {data, info} = await sharp(file).ensureAlpha().raw().toBuffer({resolveWithObject: true});
  return {width: info.width, height: info.height, data};
}

/** Graphics (RGBA) over footage (RGB), as RGB. */
export function composite(footage: Uint8Array, graphics: Uint8Array): Uint8Array {
  const out = Uint8Array.from(footage);
  for (let from = 0, to = 0; from < graphics.length; from += 4, to += 3) {
    const alpha = (graphics[from + 3] as number) / 255;
    if (alpha === 0) continue;
    for (let channel = 0; channel < 3; channel++)
      out[to + channel] = Math.round(
        (graphics[from + channel] as number) * alpha + (footage[to + channel] as number) * (1 - alpha),
      );
  }
  return out;
}

/** A difference of pixels with and without a text or a logo, in codes of 8 bits times opacity, from which on they belong to it. */
const GLYPH = 24;

/** A line of text, and the pictures of the area that it is in. */
type Measured = {
  part: InspectedElement;
  panels: readonly InspectedPanel[];
  area: Box;
  rgb: Uint8Array;
  whole: Uint8Array;
  ground: Uint8Array;
};

/** The ground of one line of text; none for text without a fill. */
export function groundOf({part, panels, area, rgb, whole, ground}: Measured): SampledGround[] {
  const {name, text, ink, box: line, opacity, style, holders} = part;
  if (!style || style.paint.alpha === 0) return [];
  const margin = Math.ceil(0.25 * style.size + 2);
  const left = Math.max(0, Math.floor(ink.x - area.x) - margin);
  const top = Math.max(0, Math.floor(ink.y - area.y) - margin);
  const width = Math.min(area.width, Math.ceil(ink.x + ink.width - area.x) + margin) - left;
  const height = Math.min(area.height, Math.ceil(ink.y + ink.height - area.y) + margin) - top;
  if (width < 4 || height < 4) return [];
  const plates = holders
    .filter(({box}) => panels.some((panel) => distance(panel.box, box) <= 1))
    .map(({box}) => insetBox(box, 0.16 * style.size + 2));
  const inside = plates.reduce(commonBox, {x: area.x + left, y: area.y + top, width, height});
  const cut = {
    width,
    height,
    inside: {...inside, x: inside.x - area.x - left, y: inside.y - area.y - top},
    rgb: new Uint8Array(3 * width * height),
    glyphs: new Uint8Array(width * height),
  };
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = (top + y) * area.width + left + x;
      const to = y * width + x;
      for (let channel = 0; channel < 3; channel++)
        cut.rgb[3 * to + channel] = rgb[3 * at + channel] as number;
      const own = isIn(ink, area.x + left + x, area.y + top + y);
      cut.glyphs[to] = own && isDrawn(whole, ground, 4 * at) ? 1 : 0;
    }
  const measured = measureGround(cut, {
    paint: style.paint,
    opacity,
    size: style.size,
    lineHeight: line.height,
  });
  return [{name, text, box: ink, ...measured, ...(style.outlined ? {edge: 0} : {})}];
}

/** Whether a pixel is in a box, or so close to it that rounding may have moved it. */
export const isIn = (box: Box, x: number, y: number): boolean =>
  x >= box.x - 2 && x <= box.x + box.width + 2 && y >= box.y - 2 && y <= box.y + box.height + 2;

/** Whether a pixel of a text or a logo is here: the graphics (RGBA) with and without it differ. */
export function isDrawn(whole: Uint8Array, ground: Uint8Array, at: number): boolean {
  const [a, b] = [(whole[at + 3] as number) / 255, (ground[at + 3] as number) / 255];
  for (let channel = 0; channel < 3; channel++)
    if (Math.abs((whole[at + channel] as number) * a - (ground[at + channel] as number) * b) >= GLYPH)
      return true;
  return Math.abs((whole[at + 3] as number) - (ground[at + 3] as number)) >= GLYPH;
}
