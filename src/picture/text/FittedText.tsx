import type {CSSProperties} from 'react';
import {applyCase, lineMeasurer, typeCss} from '../../fonts/measure-text.ts';
import {styleOfText} from '../../fonts/script-style.ts';
import type {TypeStyle} from '../../spot/brand/brand-file.ts';
import {type ReadingDirection, textDirection} from '../../spot/language/reading-direction.ts';
import type {Problem} from '../../spot/problem/errors.ts';
import {problemError} from '../../spot/problem/errors.ts';
import {Animated} from '../motion/Animated.tsx';
import type {Motion} from '../motion/timing.ts';
import {type GraphicsProps, useSpot} from '../spot-context.ts';
import {type FitRequest, type FittedLines, fitLines} from './fit-lines.ts';
import {type LinePadding, NO_PADDING, platePadding} from './plate-padding.ts';

/** Props of `FittedText`. */
export type FittedTextProps = {
  /** The text. `\n` ends a line, where the text has no more of them than lines; other line breaks are chosen for legibility. */
  children: string;
  /** The field that the text comes from, for errors: `copy.hook`. */
  field: string;
  /** Available width, in pixels. */
  width: number;
  /** Available height, in pixels. */
  height: number;
  /** Smallest font size, in pixels. */
  min: number;
  /** Largest font size, in pixels. */
  max: number;
  /** Maximum number of lines. Default 1. */
  lines?: number;
  /** Type style of the brand. Default `headings`. */
  type?: 'headings' | 'base';
  /** Changes to the type style for this text. */
  typeStyle?: Partial<TypeStyle>;
  /** Where the lines are in the width; in a mirrored layout, left and right are exchanged. Default `left`. */
  align?: 'left' | 'center' | 'right';
  /** Default: inherited. */
  color?: string;
  /** CSS colour of a plate behind each line. The plates are inside the box, and reach as far above the glyphs as below. Default: none. */
  plate?: string | undefined;
  /** How the lines come in. Default: they are there from the first frame. */
  enter?: Motion | undefined;
  /** How the lines go. Default: they stay to the last frame. */
  exit?: Motion | undefined;
};

const ALIGN_ITEMS = {left: 'flex-start', center: 'center', right: 'flex-end'};

/**
 * Text in the largest size that fits its width, height and number of lines. Each line is an element of its own, so lines
 * can move one after the other. Throws `copy-does-not-fit` when the text does not fit at `min`.
 */
export function FittedText(props: FittedTextProps) {
  const {align = 'left', width, color, plate, enter, exit, field} = props;
  const spot = useSpot();
  const {style, lines, size, padding} = fitText(props, spot);
  const lineStyle = {
    ...(plate === undefined ? {} : plateCss(plate, padding)),
    ...directionCss(props.children, spot.direction),
  };
  return (
    <div
      data-text={field}
      style={{
        display: 'flex',
        flexDirection: 'column',
        // Where the element is not stretched, it would be as wide as its longest line.
        ...(align === 'left' ? {} : {width}),
        alignItems: ALIGN_ITEMS[align],
        color,
        ...typeCss(style, size),
      }}
    >
      {[...lines.entries()].map(([index, line]) => (
        <Animated
          key={index}
          enter={enter}
          exit={exit}
          part={{index, count: lines.length}}
          plate={plate === undefined ? undefined : field}
          style={lineStyle}
        >
          {line}
        </Animated>
      ))}
    </div>
  );
}

/** The base direction of a text, where it is not that of the layout. */
export const directionCss = (text: string, layout: ReadingDirection): CSSProperties => {
  const direction = textDirection(text, layout);
  return direction === layout ? {} : {direction};
};

const plateCss = (color: string, {above, beside, below}: LinePadding): CSSProperties => ({
  backgroundColor: color,
  padding: `${above}em ${beside}em ${below}em`,
});

/** A text as it is set. `lineHeight` and `padding` are multiples of the font size; the first includes the second. */
type SetText = FittedLines & {style: TypeStyle; lineHeight: number; padding: LinePadding};

/** Lines, font size (pixels) and type style of a text. Throws `copy-does-not-fit` when it does not fit at `min`. */
export function fitText(props: FittedTextProps, {brand, language, onOverflow}: GraphicsProps): SetText {
  const {width, height, min, max, lines: maxLines = 1, type = 'headings'} = props;
  const wanted = {...brand.typography[type], ...props.typeStyle};
  const text = applyCase(props.children, wanted, language);
  const style = styleOfText(text, wanted);
  const padding = props.plate === undefined ? NO_PADDING : platePadding(text, style);
  const {above, below, beside} = padding;
  const lineHeight = style['line-height'] + above + below;
  const fitting = {text, width, height, min, max, maxLines, lineHeight, language, beside};
  const fitted = fitOnce(fitting, style, language);
  if (fitted.size < min) {
    const problem = tooLong(props, maxLines, fitted);
    if (!onOverflow) throw problemError(problem);
    onOverflow(problem);
  }
  return {...fitted, style, lineHeight, padding};
}

/** Results by request, because every frame asks again. Family names contain a hash of the font, so results stay valid. */
const fits = new Map<string, FittedLines>();

function fitOnce(fitting: FitRequest, style: TypeStyle, language: string): FittedLines {
  const key = JSON.stringify([fitting, style, language]);
  const known = fits.get(key) ?? fitIn(fitting, style, language);
  fits.set(key, known);
  return known;
}

function fitIn(fitting: FitRequest, style: TypeStyle, language: string): FittedLines {
  const {text} = fitting;
  const large = lineMeasurer(style, language);
  const about = fitLines(fitting, large);
  // Fonts with optical sizes are wider at small sizes, so measure again near the size that was found.
  const near = lineMeasurer(style, language, Math.max(about.size, 1));
  return Math.abs(near(text) / large(text) - 1) < 5e-4 ? about : fitLines(fitting, near);
}

/** Height of a fitted text, in pixels. */
export function textHeight(props: FittedTextProps, spot: GraphicsProps): number {
  const {lines, size, lineHeight} = fitText(props, spot);
  return lines.length * size * lineHeight;
}

function tooLong(
  {children, field, width, height, min}: FittedTextProps,
  maxLines: number,
  fitted: FittedLines,
): Problem {
  const lines = `${maxLines} ${maxLines === 1 ? 'line' : 'lines'}`;
  return {
    code: 'copy-does-not-fit',
    what: 'the text does not fit its box',
    where: {field},
    expected: `at most ${lines} of at least ${Math.ceil(min)} px in ${Math.round(width)} x ${Math.round(height)} px`,
    got: `"${children}", which would have to be set in ${fitted.size} px`,
    fix: 'Shorten the text, or put soft hyphens (U+00AD) where long words may break.',
  };
}
