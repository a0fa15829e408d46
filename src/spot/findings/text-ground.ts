import type {Box} from '../geometry/box.ts';
import {lightToSrgb, luminanceOfCodes} from '../grade/srgb.ts';
import {edgeReach, type Squares} from './ground-edge.ts';
import type {Paint} from './inspection.ts';

/** What is behind one line of a text, or behind a logo, at one frame: the footage as it is graded, with all graphics but the texts and logos. */
export type TextGround = {
  /** The field of the text, and its words; a logo has none. */
  name: string;
  text: string;
  frame: number;
  /** The area of the glyphs, in pixels of the spot. */
  box: Box;
  /** The contrast ratio of WCAG 2.2 of text and ground at the worst 5 % of the pixels in and around the glyphs; of a logo, that of half of its pixels. */
  contrast: number;
  /** How far the strongest continuous edge behind the text reaches, as a multiple of the height of the line; 0 where there is none. */
  edge: number;
};

/** A picture of the ground in full resolution: opaque RGB, and for each pixel whether it belongs to a glyph of the text. */
export type GroundPicture = {
  width: number;
  height: number;
  rgb: Uint8Array;
  glyphs: Uint8Array;
  /** The part of the picture in which edges count: the plate or button that the text is on, without two strokes at its border. */
  inside: Box;
};

/** The side of the squares whose mean is compared, in pixels: video keeps one colour for four pixels. */
const SQUARE = 2;

/** How far the ground around a glyph counts, as a fraction of the font size: about the width of a stroke. */
const HALO = 0.08;

/** How far around a glyph an edge disturbs, as a fraction of the font size: about the gap between two letters of a loosely set word. */
const EDGE_HALO = 0.2;

/** The part of the worst pixels that decides. */
const WORST = 0.05;

/** The contrast of a text with its ground, and the strongest edge behind it. `opacity` is that of the text with all around it. */
export function measureGround(
  picture: GroundPicture,
  {paint, opacity, size, lineHeight}: {paint: Paint; opacity: number; size: number; lineHeight: number},
): Pick<TextGround, 'contrast' | 'edge'> {
  const around = (halo: number): number => Math.max(1, Math.round((halo * size) / SQUARE));
  const squares = squaresOf(picture);
  const near = widened(squares, around(HALO));
  const alpha = paint.alpha * opacity;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    Number.parseInt(paint.color.slice(at, at + 2), 16),
  );
  const ink = luminanceOfCodes(red, green, blue);
  // A typed array is sorted by number without calling a function.
  const ratios = new Float64Array(near.length);
  let count = 0;
  for (let at = 0; at < near.length; at++) {
    if (near[at] === 0) continue;
    const ground = squares.light[at] as number;
    const text = alpha >= 1 ? ink : blended([red, green, blue], ground, alpha);
    ratios[count++] = (Math.max(text, ground) + 0.05) / (Math.min(text, ground) + 0.05);
  }
  const worst = ratios.subarray(0, count).sort()[Math.floor(WORST * count)];
  const wide = {...squares, near: within(squares, widened(squares, around(EDGE_HALO)), picture.inside)};
  return {
    contrast: worst ?? 21,
    edge: (edgeReach(wide, ink, around(HALO)) * SQUARE) / lineHeight,
  };
}

/** The luminance of a translucent colour over a grey of this luminance: browsers mix the sRGB values. */
function blended(color: readonly number[], ground: number, alpha: number): number {
  const grey = 255 * lightToSrgb(ground);
  const [red = 0, green = 0, blue = 0] = color.map((value) => Math.round(value * alpha + grey * (1 - alpha)));
  return luminanceOfCodes(red, green, blue);
}

/** The squares of a picture: their luminance, and whether they have a part of a glyph. */
type GlyphSquares = Omit<Squares, 'near'> & {glyphs: Uint8Array};

function squaresOf({width, height, rgb, glyphs}: GroundPicture): GlyphSquares {
  const [columns, rows] = [Math.floor(width / SQUARE), Math.floor(height / SQUARE)];
  const light = new Float64Array(columns * rows);
  const inside = new Uint8Array(columns * rows);
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      let sum = 0;
      let glyph = 0;
      for (let y = row * SQUARE; y < (row + 1) * SQUARE; y++)
        for (let x = column * SQUARE; x < (column + 1) * SQUARE; x++) {
          const at = y * width + x;
          sum += luminanceOfCodes(
            rgb[3 * at] as number,
            rgb[3 * at + 1] as number,
            rgb[3 * at + 2] as number,
          );
          glyph |= glyphs[at] as number;
        }
      light[row * columns + column] = sum / SQUARE ** 2;
      inside[row * columns + column] = glyph;
    }
  return {columns, rows, light, glyphs: inside};
}

/** A mask of squares without those outside of a box. */
const within = (
  {columns}: Pick<Squares, 'columns'>,
  mask: Uint8Array,
  {x, y, width, height}: Box,
): Uint8Array =>
  mask.map((found, at) => {
    const [column, row] = [(at % columns) * SQUARE, Math.floor(at / columns) * SQUARE];
    return column >= x && column + SQUARE <= x + width && row >= y && row + SQUARE <= y + height ? found : 0;
  });

/** The glyphs with everything within `reach` squares of them, in both directions. */
function widened({glyphs, columns, rows}: GlyphSquares, reach: number): Uint8Array {
  const spread = (
    from: Uint8Array,
    step: number,
    length: number,
    lines: number,
    next: number,
  ): Uint8Array => {
    const out = new Uint8Array(from.length);
    for (let line = 0; line < lines; line++)
      for (let at = 0, last = -Infinity; at < length + reach; at++) {
        if (at < length && from[line * next + at * step]) last = at;
        const middle = at - reach;
        if (middle >= 0 && last >= middle - reach) out[line * next + middle * step] = 1;
      }
    return out;
  };
  return spread(spread(glyphs, 1, columns, rows, columns), columns, rows, columns, 1);
}
