import type {Box} from '../../spot/geometry/box.ts';
import type {Motion} from '../motion/timing.ts';
import {type GraphicsProps, useSpot} from '../spot-context.ts';
import {FittedText, type FittedTextProps, textHeight} from '../text/FittedText.tsx';
import {minOpacityFor, withAlpha} from './contrast.ts';
import {Shade, type ShadeProps} from './Shade.tsx';

/**
 * How text is made legible on footage: by a shade that is as strong as the contrast requires and ends just past the
 * text, or by a plate behind each line.
 */
export type Legibility =
  | 'none'
  | ({kind: 'shade'} & Omit<ShadeProps, 'solid' | 'enter' | 'exit'>)
  | {kind: 'plate'; color: string; opacity?: number};

/** Props of `Super`. */
export type SuperProps = Omit<FittedTextProps, 'width' | 'height' | 'plate'> & {
  /** Box of the text, in pixels. */
  box: Box;
  /** Default `top`. */
  valign?: VerticalAlign;
  /** Default `none`. */
  legibility?: Legibility;
  /** Smaller text below it in the brand's base type: a source or condition. */
  note?: Note | undefined;
};

/** Small text below a super. */
export type Note = Pick<FittedTextProps, 'children' | 'field' | 'min' | 'max'> & {
  /** Maximum number of lines. Default 3. */
  lines?: number;
};

type VerticalAlign = 'top' | 'middle' | 'bottom';

const JUSTIFY = {top: 'flex-start', middle: 'center', bottom: 'flex-end'};

/** Text over the picture, in a box, at most 3 lines by default. Throws `copy-does-not-fit` when it does not fit. */
export function Super({box, valign = 'top', legibility = 'none', color, note, ...rest}: SuperProps) {
  const spot = useSpot();
  const plate = legibility !== 'none' && legibility.kind === 'plate' ? legibility : null;
  const shade = legibility !== 'none' && legibility.kind === 'shade' ? legibility : null;
  const {x: left, y: top, width, height} = box;
  const ink = color ?? spot.brand.color.light;
  const small = note ? noteWords(note, box, rest) : null;
  const under = small ? textHeight(small, spot) + small.max : 0;
  const words = {
    ...rest,
    lines: rest.lines ?? 3,
    width,
    height: height - under,
    plate: plate ? withAlpha(plate.color, plate.opacity ?? 1) : undefined,
  };
  return (
    <>
      {shade && (
        <Shade
          strength={minOpacityFor(ink, shade.color ?? spot.brand.color.dark, MIN_CONTRAST)}
          {...shade}
          solid={solidFor(shade.from, occupied(box, textHeight(words, spot) + under, valign), spot)}
          enter={onlyFade(rest.enter)}
          exit={onlyFade(rest.exit)}
        />
      )}
      <div
        data-super={words.field}
        style={{
          position: 'absolute',
          insetInlineStart: left,
          top,
          width,
          height,
          display: 'flex',
          flexDirection: 'column',
          justifyContent: JUSTIFY[valign],
        }}
      >
        <FittedText {...words} color={ink} />
        {small && (
          <div style={{marginTop: small.max}}>
            <FittedText {...small} color={ink} enter={onlyFade(rest.enter)} exit={rest.exit} />
          </div>
        )}
      </div>
    </>
  );
}

const noteWords = (
  note: Note,
  {width, height}: Box,
  {align = 'left'}: Pick<FittedTextProps, 'align'>,
): FittedTextProps => ({
  lines: 3,
  ...note,
  width,
  height,
  align,
  type: 'base',
  typeStyle: {'line-height': 1.3},
});

/** Least contrast of text over any footage: WCAG 2.2, 1.4.3, without the exception for large text. */
const MIN_CONTRAST = 4.5;

/** The part of its box that a text of a height takes. */
function occupied(box: Box, height: number, valign: VerticalAlign): Box {
  const free = box.height - height;
  return {...box, y: box.y + {top: 0, middle: free / 2, bottom: free}[valign], height};
}

/** The `solid` of a shade that covers all of a text. */
function solidFor(from: ShadeProps['from'], text: Box, {width, height}: GraphicsProps): number {
  const reach = {
    top: (text.y + text.height) / height,
    bottom: 1 - text.y / height,
    left: (text.x + text.width) / width,
    right: 1 - text.x / width,
  };
  return reach[from];
}

/** The timing of a motion with a fade instead of its effects: the shade must not move. */
const onlyFade = (motion: Motion | undefined): Motion | undefined =>
  motion && {seconds: motion.seconds, delay: motion.delay ?? 0, moves: {opacity: 0}};
