import type {Box} from '../../spot/geometry/box.ts';
import type {Motion} from '../motion/timing.ts';
import {type SpotPicture, useSpot} from '../spot-context.ts';
import {heightOf, Words, type WordsProps} from '../text/Words.tsx';
import {veilFor, withAlpha} from './contrast.ts';
import {Shade, type ShadeProps} from './Shade.tsx';

/**
 * What makes text read on any footage: a shade that is as strong as its contrast needs and ends just past
 * the text, or a plate behind each line.
 */
export type Legibility =
  | 'none'
  | ({kind: 'shade'} & Omit<ShadeProps, 'solid' | 'enter' | 'exit'>)
  | {kind: 'plate'; color: string; opacity?: number};

export type SuperProps = Omit<WordsProps, 'width' | 'height' | 'lineCss'> & {
  /** Pixels of the frame in which the text has to stand. */
  box: Box;
  valign?: VerticalAlign;
  legibility?: Legibility;
  /** A quieter line under it, in the brand's base type: a source, a condition. */
  note?: Note | undefined;
};

export type Note = Pick<WordsProps, 'children' | 'field' | 'min' | 'max'> & {lines?: number};

type VerticalAlign = 'top' | 'middle' | 'bottom';

const DOWN = {top: 'flex-start', middle: 'center', bottom: 'flex-end'};

/** Text over the picture: a box of the frame, the brand's type, and what makes it legible. At most 3 lines by default. */
export function Super({box, valign = 'top', legibility = 'none', color, note, ...rest}: SuperProps) {
  const spot = useSpot();
  const plate = legibility !== 'none' && legibility.kind === 'plate' ? legibility : null;
  const shade = legibility !== 'none' && legibility.kind === 'shade' ? legibility : null;
  const {x: left, y: top, width, height} = box;
  const ink = color ?? spot.brand.color.light;
  const small = note ? noteWords(note, box, rest) : null;
  const under = small ? heightOf(small, spot) + small.max : 0;
  const words = {
    ...rest,
    lines: rest.lines ?? 3,
    width: plate ? width / (1 + (2 * PLATE * rest.min) / width) : width,
    height: height - under,
  };
  return (
    <>
      {shade && (
        <Shade
          strength={veilFor(ink, shade.color ?? spot.brand.color.dark, CONTRAST)}
          {...shade}
          solid={solidFor(shade.from, occupied(box, heightOf(words, spot) + under, valign), spot)}
          enter={onlyFade(rest.enter)}
          exit={onlyFade(rest.exit)}
        />
      )}
      <div
        data-super={words.field}
        style={{
          position: 'absolute',
          left,
          top,
          width,
          height,
          display: 'flex',
          flexDirection: 'column',
          justifyContent: DOWN[valign],
        }}
      >
        <Words {...words} color={ink} lineCss={plate ? plateCss(plate) : undefined} />
        {small && (
          <div style={{marginTop: small.max}}>
            <Words {...small} color={ink} enter={onlyFade(rest.enter)} exit={rest.exit} />
          </div>
        )}
      </div>
    </>
  );
}

const noteWords = (
  note: Note,
  {width, height}: Box,
  {align = 'left'}: Pick<WordsProps, 'align'>,
): WordsProps => ({
  lines: 3,
  ...note,
  width,
  height,
  align,
  type: 'base',
  typeStyle: {'line-height': 1.3},
});

/** Contrast that text has over the worst footage: WCAG 2.2, 1.4.3, without its allowance for large type. */
const CONTRAST = 4.5;

/** Space beside the words of a plate, in em. */
const PLATE = 0.25;

const plateCss =
  ({color, opacity = 1}: {color: string; opacity?: number}) =>
  (size: number) => ({backgroundColor: withAlpha(color, opacity), padding: `0 ${size * PLATE}px`});

/** The part of its box that a text stands in. */
function occupied(box: Box, height: number, valign: VerticalAlign): Box {
  const free = box.height - height;
  return {...box, y: box.y + {top: 0, middle: free / 2, bottom: free}[valign], height};
}

/** How far a shade has to be solid to lie under all of a text. */
function solidFor(from: ShadeProps['from'], text: Box, {width, height}: SpotPicture): number {
  const reach = {
    top: (text.y + text.height) / height,
    bottom: 1 - text.y / height,
    left: (text.x + text.width) / width,
    right: 1 - text.x / width,
  };
  return reach[from];
}

/** The shade comes and goes with the text, but it does not travel. */
const onlyFade = (motion: Motion | undefined): Motion | undefined =>
  motion && {seconds: motion.seconds, delay: motion.delay ?? 0, moves: {opacity: 0}};
