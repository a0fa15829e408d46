import {measureText} from '@remotion/layout-utils';
import type {CSSProperties} from 'react';
import type {TypeStyle} from '../spot/brand/brand-file.ts';

/** Width of a line of text, at any one size. */
export type WidthOf = (line: string) => number;

/** Big enough that rounding in the browser does not matter. */
const SIZE = 200;

/**
 * Widths at size 1 in a brand's type and by the rules of a language, of letters as they are at a size in
 * pixels. The fonts have to be there.
 */
export const measureIn =
  (style: TypeStyle, language: string, size = SIZE): WidthOf =>
  (line) =>
    measureText({
      text: line,
      fontFamily: quoted(style.family),
      fontSize: size,
      fontWeight: style.weight,
      letterSpacing: `${style['letter-spacing']}em`,
      additionalStyles: {textRendering: 'geometricPrecision', ...inLanguage(language)},
    }).width / size;

/** Fonts kern some letters by the language, and the measuring element has no `lang` of its own. */
const inLanguage = (language: string): CSSProperties =>
  ({webkitLocale: JSON.stringify(language)}) as CSSProperties;

/** A family name as CSS wants it: `Onest 1f2e3d4c` is no identifier. */
export const quoted = (family: string): string => JSON.stringify(family);

/** The CSS of a type style at a size. */
export const typeCss = (style: TypeStyle, size: number) =>
  ({
    fontFamily: quoted(style.family),
    fontSize: size,
    fontWeight: style.weight,
    lineHeight: `${style['line-height'] * size}px`,
    letterSpacing: `${style['letter-spacing']}em`,
    textRendering: 'geometricPrecision',
    whiteSpace: 'pre',
  }) as const;

/** Upper case by the rules of the language, before anything is measured: the German ß becomes SS. */
export const cased = (text: string, style: TypeStyle, language: string): string =>
  style.case === 'upper' ? text.toLocaleUpperCase(language) : text;
