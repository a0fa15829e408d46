import {measureText} from '@remotion/layout-utils';
import type {CSSProperties} from 'react';
import type {TypeStyle} from '../spot/brand/brand-file.ts';

/** Width of a line of text at font size 1. */
export type MeasureLine = (line: string) => number;

/** Default font size, in pixels, at which text is measured: large enough that rounding in the browser does not matter. */
const SIZE = 200;

/**
 * Measures lines in a type style, with the kerning of a language (BCP 47). Measures at `size` pixels and scales to
 * size 1: fonts with optical sizes have other widths at other sizes. The fonts have to be loaded.
 */
export const lineMeasurer =
  (style: TypeStyle, language: string, size = SIZE): MeasureLine =>
  (line) =>
    measureText({
      text: line,
      fontFamily: cssFontFamily(style.family),
      fontSize: size,
      fontWeight: style.weight,
      letterSpacing: `${style['letter-spacing']}em`,
      additionalStyles: {textRendering: 'geometricPrecision', ...localeCss(language)},
    }).width / size;

/** Fonts kern some letters by language. `measureText` sets no `lang` on its element, so this sets the locale by CSS. */
const localeCss = (language: string): CSSProperties =>
  ({webkitLocale: JSON.stringify(language)}) as CSSProperties;

/** A family name, quoted for CSS: `Onest 1f2e3d4c` is not a valid identifier. */
export const cssFontFamily = (family: string): string => JSON.stringify(family);

/** The CSS of a type style at a size in pixels. */
export const typeCss = (style: TypeStyle, size: number) =>
  ({
    fontFamily: cssFontFamily(style.family),
    fontSize: size,
    fontWeight: style.weight,
    lineHeight: `${style['line-height'] * size}px`,
    letterSpacing: `${style['letter-spacing']}em`,
    textRendering: 'geometricPrecision',
    whiteSpace: 'pre',
  }) as const;

/** The text in the case of the style, by the rules of the language: German ß becomes SS. Apply before measuring. */
export const applyCase = (text: string, style: TypeStyle, language: string): string =>
  style.case === 'upper' ? text.toLocaleUpperCase(language) : text;
