import {measureText} from '@remotion/layout-utils';
import type {TypeStyle} from '../../spot/brand.ts';
import type {WidthOf} from './lines.ts';

/** Big enough that rounding in the browser does not matter. */
const SIZE = 200;

/** Widths at size 1 in a brand's type. The fonts have to be there. */
export const measureIn =
  (style: TypeStyle): WidthOf =>
  (line) =>
    measureText({
      text: line,
      fontFamily: quoted(style.family),
      fontSize: SIZE,
      fontWeight: style.weight,
      letterSpacing: `${style['letter-spacing']}em`,
      additionalStyles: {textRendering: 'geometricPrecision'},
    }).width / SIZE;

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
