import {readFile} from 'node:fs/promises';
import {create, type Font} from 'fontkit';
import type {FontFileWeights} from '../../spot/brand/font-weights.ts';
import {fileError} from '../files/file-error.ts';
import {sha256} from '../files/hash.ts';
import {unreadable} from './font-kind.ts';

/** The code points of the fonts that were read, by the hash of their bytes. A WOFF2 takes a tenth of a second, and every opening of a spot asks. */
const GLYPHS = new Map<string, ReadonlySet<number>>();

/** How many fonts `GLYPHS` keeps: more than the brands of a workspace have. */
const MOST_FONTS = 32;

/** The code points that a font file has glyphs for. Errors: `font-unreadable`. */
export const readGlyphs = (file: string): Promise<ReadonlySet<number>> =>
  readFont(file, ({characterSet}) => new Set(characterSet), GLYPHS);

/** Raise when `readWeights` changes: the weights of all files are then read again. */
export const WEIGHTS_VERSION = 1;

/** The weights that a font file has: the range of its axis `wght`, otherwise its weight class (OpenType, OS/2 `usWeightClass`). Errors: `font-unreadable`. */
export const readWeights = (file: string): Promise<FontFileWeights> =>
  readFont(file, (font) => {
    const axis = font.variationAxes.wght;
    const {usWeightClass} = font['OS/2'];
    return axis
      ? {variable: true, from: axis.min, to: axis.max}
      : {variable: false, from: usWeightClass, to: usWeightClass};
  });

/** A line of text as outlines. `width` and the places `x` of its glyphs are in units of the font, of which an em has `unitsPerEm`. */
export type TextOutline = {glyphs: {x: number; path: string}[]; width: number; unitsPerEm: number};

/** The outlines of lines of text, as data of SVG paths whose y axis goes up. No font has to be installed to draw them. Errors: `font-unreadable`. */
export const outlineTexts = (file: string, texts: readonly string[]): Promise<TextOutline[]> =>
  readFont(file, (font) => texts.map((text) => outlineText(font, text)));

function outlineText(font: Font, text: string): TextOutline {
  const {glyphs, positions} = font.layout(text);
  let width = 0;
  const placed = glyphs.map(({path}, at) => {
    const glyph = {x: width, path: path.toSVG()};
    width += positions[at]?.xAdvance ?? 0;
    return glyph;
  });
  return {glyphs: placed, width, unitsPerEm: font.unitsPerEm};
}

/** What `read` finds in a font file. `kept`: what it found in earlier files, by the hash of their bytes. */
async function readFont<T>(file: string, read: (font: Font) => T, kept?: Map<string, T>): Promise<T> {
  const data = await readFile(file).catch((error: unknown) => {
    throw fileError(error, file);
  });
  const hash = kept ? sha256(data) : '';
  const known = kept?.get(hash);
  if (known !== undefined) return known;
  try {
    const opened = create(data);
    const found = read('fonts' in opened ? (opened.fonts[0] as Font) : opened);
    if (kept && kept.size >= MOST_FONTS) kept.clear();
    kept?.set(hash, found);
    return found;
  } catch (error) {
    throw unreadable(file, `a file that cannot be parsed: ${(error as Error).message}`);
  }
}
