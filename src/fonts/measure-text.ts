import {measureText} from '@remotion/layout-utils';
import type {CSSProperties} from 'react';
import type {TypeStyle} from '../spot/brand/brand-file.ts';

/** Width of a line of text at font size 1. */
export type MeasureLine = (line: string) => number;

/** Default font size, in pixels, at which text is measured: large enough that rounding in the browser does not matter. */
const SIZE = 200;

/**
 * Measures lines in a type style, with the kerning of a language (BCP 47). Measures at `size` pixels and scales to
 * size 1: fonts with optical sizes have other widths at other sizes. Negative letter spacing after the last character does not make a
 * line shorter: its glyph extends past it. The fonts have to be loaded.
 */
export const lineMeasurer =
  (style: TypeStyle, language: string, size = SIZE): MeasureLine =>
  (line) =>
    measureText({
      text: line,
      fontFamily: cssFontFamilies(style),
      fontSize: size,
      fontWeight: style.weight,
      letterSpacing: `${style['letter-spacing']}em`,
      additionalStyles: {
        textRendering: 'geometricPrecision',
        fontSynthesis: 'none',
        ...localeCss(language),
      },
    }).width /
      size +
    Math.max(0, -style['letter-spacing']);

let canvas: OffscreenCanvasRenderingContext2D | null = null;

/**
 * Free space in a line of text: from the top of the line to the highest glyph, and from the lowest glyph to the bottom, in multiples
 * of the font size. Negative where glyphs reach out of the line. The fonts have to be loaded.
 */
export function inkOf(text: string, style: TypeStyle): {above: number; below: number} {
  canvas ??= new OffscreenCanvas(1, 1).getContext('2d');
  if (!canvas) throw new Error('expected a browser with a 2D canvas, got none');
  canvas.font = `${style.weight} ${SIZE}px ${cssFontFamilies(style)}`;
  const ink = canvas.measureText(text);
  const content = ink.fontBoundingBoxAscent + ink.fontBoundingBoxDescent;
  const height = style['line-height'] * SIZE;
  // CSS puts half of what a line is higher than its content above it (CSS Inline Layout 3, 5.3).
  const baseline = (height - content) / 2 + ink.fontBoundingBoxAscent;
  return {
    above: (baseline - ink.actualBoundingBoxAscent) / SIZE,
    below: (height - baseline - ink.actualBoundingBoxDescent) / SIZE,
  };
}

/** Fonts kern some letters by language. `measureText` sets no `lang` on its element, so this sets the locale by CSS. */
const localeCss = (language: string): CSSProperties =>
  ({webkitLocale: JSON.stringify(language)}) as CSSProperties;

/** A family name, quoted for CSS: `Onest 1f2e3d4c` is not a valid identifier. */
export const cssFontFamily = (family: string): string => JSON.stringify(family);

/** The family of a style and those that it falls back to, for CSS. */
const cssFontFamilies = ({family, fallback = []}: TypeStyle): string =>
  [family, ...fallback].map(cssFontFamily).join(', ');

/** The CSS of a type style at a size in pixels. */
export const typeCss = (style: TypeStyle, size: number) =>
  ({
    fontFamily: cssFontFamilies(style),
    fontSize: size,
    fontWeight: style.weight,
    lineHeight: `${style['line-height'] * size}px`,
    letterSpacing: `${style['letter-spacing']}em`,
    textRendering: 'geometricPrecision',
    // A weight or an italic that the brand has no file for is not imitated: it would be another typeface than the brand's.
    fontSynthesis: 'none',
    whiteSpace: 'pre',
  }) as const;

/** The text in the case of the style, by the rules of the language: German ß becomes SS. Apply before measuring. */
export const applyCase = (text: string, style: TypeStyle, language: string): string =>
  style.case === 'upper' ? text.toLocaleUpperCase(language) : text;
