import {inkOf} from '../../fonts/measure-text.ts';
import type {TypeStyle} from '../../spot/brand/brand-file.ts';

/** Space between a line of text and the edges of its plate, in multiples of the font size. */
export type LinePadding = {above: number; below: number; beside: number};

export const NO_PADDING: LinePadding = {above: 0, below: 0, beside: 0};

/** Least space between glyphs and the edge of their plate above and below, and beside the text, in em. */
const LEAST = {upright: 0.12, beside: 0.25};

/**
 * The padding of the plates of a text. Fonts put their glyphs higher or lower in the line: the padding evens that out, so that the
 * space above the highest glyph of the text is the space below the lowest one.
 */
export function platePadding(text: string, style: TypeStyle): LinePadding {
  const {above, below} = inkOf(text, style);
  const space = Math.max(LEAST.upright, above, below);
  return {above: space - above, below: space - below, beside: LEAST.beside};
}
