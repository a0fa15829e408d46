import type {CSSProperties} from 'react';
import {cased, measureIn, typeCss} from '../../fonts/measure-text.ts';
import type {TypeStyle} from '../../spot/brand/brand-file.ts';
import type {Problem} from '../../spot/problem/errors.ts';
import {problemError} from '../../spot/problem/errors.ts';
import {Animated} from '../motion/Entrance.tsx';
import type {Motion} from '../motion/timing.ts';
import {type SpotPicture, useSpot} from '../spot-context.ts';
import {type Fitted, type Fitting, fitLines} from './fit-lines.ts';

export type WordsProps = {
  /** The words. A line ends where the author put `\n`, and otherwise where it reads best. */
  children: string;
  /** Where the words come from, for errors: `copy.hook`. */
  field: string;
  /** Pixels that the text has. */
  width: number;
  height: number;
  /** Smallest and largest size, in pixels. */
  min: number;
  max: number;
  /** Most lines. Default 1. */
  lines?: number;
  /** Default `headings`. */
  type?: 'headings' | 'base';
  /** Changes to the brand's type for this text. */
  typeStyle?: Partial<TypeStyle>;
  align?: 'left' | 'center' | 'right';
  /** Default: as around it. */
  color?: string;
  /** Of every line. */
  lineCss?: ((size: number) => CSSProperties) | undefined;
  enter?: Motion | undefined;
  exit?: Motion | undefined;
};

const ACROSS = {left: 'flex-start', center: 'center', right: 'flex-end'};

/** Text set as large as its room and its number of lines allow. Each line is a block of its own. */
export function Words(props: WordsProps) {
  const {align = 'left', color, lineCss, enter, exit, field} = props;
  const {style, lines, size} = fitWords(props, useSpot());
  return (
    <div
      data-text={field}
      style={{
        display: 'flex',
        flexDirection: 'column',
        alignItems: ACROSS[align],
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
          style={lineCss?.(size)}
        >
          {line}
        </Animated>
      ))}
    </div>
  );
}

/** A text in its type, its lines and their size. Throws a problem when it does not fit at the smallest size. */
export function fitWords(
  props: WordsProps,
  {brand, language, onMisfit}: SpotPicture,
): Fitted & {style: TypeStyle} {
  const {width, height, min, max, lines: maxLines = 1, type = 'headings'} = props;
  const style = {...brand.typography[type], ...props.typeStyle};
  const text = cased(props.children, style, language);
  const fitting = {text, width, height, min, max, maxLines, lineHeight: style['line-height']};
  const fitted = fitOnce(fitting, style, language);
  if (fitted.size < min) {
    const problem = tooLong(props, maxLines, fitted);
    if (!onMisfit) throw problemError(problem);
    onMisfit(problem);
  }
  return {...fitted, style};
}

/** Every frame asks for the same fits. A family is named after its bytes, so that they hold for the whole page. */
const fits = new Map<string, Fitted>();

function fitOnce(fitting: Fitting, style: TypeStyle, language: string): Fitted {
  const key = JSON.stringify([fitting, style, language]);
  const known = fits.get(key) ?? fitIn(fitting, style, language);
  fits.set(key, known);
  return known;
}

function fitIn(fitting: Fitting, style: TypeStyle, language: string): Fitted {
  const {text} = fitting;
  const large = measureIn(style, language);
  const about = fitLines(fitting, large);
  // Letters with an optical size are wider where they are small: then it is the widths near their size that count.
  const near = measureIn(style, language, Math.max(about.size, 1));
  return Math.abs(near(text) / large(text) - 1) < 5e-4 ? about : fitLines(fitting, near);
}

/** Pixels that a text takes from top to bottom. */
export function heightOf(props: WordsProps, spot: SpotPicture): number {
  const {lines, size, style} = fitWords(props, spot);
  return lines.length * size * style['line-height'];
}

function tooLong(
  {children, field, width, height, min}: WordsProps,
  maxLines: number,
  fitted: Fitted,
): Problem {
  const lines = `${maxLines} ${maxLines === 1 ? 'line' : 'lines'}`;
  return {
    code: 'copy-does-not-fit',
    what: 'the text does not fit its box',
    where: {field},
    expected: `at most ${lines} of at least ${Math.ceil(min)} px in ${Math.round(width)} x ${Math.round(height)} px`,
    got: `"${children}", which would have to be set in ${fitted.size} px`,
    fix: 'Shorten it, or show where a long word may break with a soft hyphen (U+00AD).',
  };
}
