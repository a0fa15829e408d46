import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {create, type Font} from 'fontkit';
import {ROOT} from '../support/tools.ts';

const fonts = new Map<string, Font>();

/** A font of the repository, in its default weight: fontkit makes no other weights of a WOFF2 file. `file`: its path from the root. */
function fontOf(file: string): Font {
  const font = fonts.get(file) ?? (create(readFileSync(join(ROOT, file))) as Font);
  fonts.set(file, font);
  return font;
}

/** A text as the outlines of its glyphs. */
export type OutlinedWords = {
  /** An SVG element, with the left end of the base line at 0, 0. */
  svg: string;
  /** Pixels. */
  width: number;
};

/** Draws a text as paths with an outline of `bold` pixels in the colour `currentColor`, because a logo may contain no text and no system font may decide a picture. */
export function wordsAsPaths(text: string, file: string, bold: number, size: number): OutlinedWords {
  const font = fontOf(file);
  const scale = size / font.unitsPerEm;
  const {glyphs, positions} = font.layout(text);
  let x = 0;
  const parts: string[] = [];
  for (const [index, glyph] of glyphs.entries()) {
    const position = positions[index];
    parts.push(
      `<path transform="translate(${(x * scale).toFixed(2)} 0) scale(${scale.toFixed(5)} ${(-scale).toFixed(5)})" d="${glyph.path.toSVG()}"/>`,
    );
    x += position?.xAdvance ?? glyph.advanceWidth;
  }
  return {
    svg: `<g stroke="currentColor" stroke-width="${(bold / scale).toFixed(1)}">${parts.join('')}</g>`,
    width: x * scale,
  };
}
