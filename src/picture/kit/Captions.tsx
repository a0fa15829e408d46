import {useCurrentFrame} from 'remotion';
import {lineMeasurer, typeCss} from '../../fonts/measure-text.ts';
import {styleOfText} from '../../fonts/script-style.ts';
import type {StagedBrand} from '../../spot/brand/staged-brand.ts';
import type {ShownCaption} from '../../spot/captions/shown-caption.ts';
import type {Box} from '../../spot/geometry/box.ts';
import {useSpot} from '../spot-context.ts';
import {directionCss} from '../text/FittedText.tsx';
import {contrast} from './contrast.ts';
import {useLayout} from './layout.ts';

/** Props of `Captions`. */
export type CaptionsProps = {
  /** Where the captions are, in pixels; they stand at its bottom, in its middle. Default: the room that `useLayout` keeps free. */
  box?: Box | undefined;
  /** Largest font size, in pixels. Default: 4.5 % of the shorter side of the frame. */
  max?: number | undefined;
  /** Colour behind the words. Default: the brand's dark. */
  plate?: string | undefined;
};

/** The smallest font size of captions, in units (hundredths of the shorter side of the frame). */
const CAPTION_MIN = 3;

/** Space around a line, in multiples of the font size. */
const PADDING = {x: 0.35, y: 0.14};

/**
 * What the voice says, with the spoken word in another colour. Draws nothing where the spot has no captions. All captions of a spot have one
 * size: that at which their longest line fits the box.
 */
export function Captions({box: own, max, plate}: CaptionsProps) {
  const {captions = [], brand, language, direction} = useSpot();
  const {u, captions: room} = useLayout();
  const box = own ?? room;
  const frame = useCurrentFrame();
  const at = captions.findIndex(({from, frames}) => frame >= from && frame < from + frames);
  const page = captions[at];
  if (!page || !box) return null;
  const all = captions.map(({lines}) => lines.map(textOf).join(' ')).join(' ');
  const style = styleOfText(all, {
    ...brand.typography.base,
    'letter-spacing': 0,
    'line-height': 1.2,
    case: 'as-written',
  });
  const measure = lineMeasurer(style, language);
  const widest = Math.max(...captions.flatMap(({lines}) => lines.map((line) => measure(textOf(line)))));
  const lines = Math.max(...captions.map((each) => each.lines.length));
  const fits = Math.min(
    box.width / (widest + 2 * PADDING.x),
    box.height / (lines * (style['line-height'] + 2 * PADDING.y)),
  );
  const size = Math.max(u(CAPTION_MIN), Math.min(max ?? u(4.5), fits));
  const ground = plate ?? brand.color.dark;
  const {ink, lit} = captionColors(ground, brand);
  return (
    <div
      key={at}
      data-text={`captions.${at}`}
      style={{
        position: 'absolute',
        insetInlineStart: box.x,
        top: box.y,
        width: box.width,
        height: box.height,
        display: 'flex',
        flexDirection: 'column',
        justifyContent: 'flex-end',
        alignItems: 'center',
        color: ink,
        ...typeCss(style, size),
      }}
    >
      {[...page.lines.entries()].map(([index, line]) => (
        <div
          key={index}
          style={{
            backgroundColor: ground,
            padding: `${PADDING.y}em ${PADDING.x}em`,
            whiteSpace: 'pre',
            ...directionCss(page.lines.map(textOf).join(' '), direction),
          }}
        >
          {[...line.entries()].map(([place, word]) => (
            <span key={place} style={{color: isSaid(word, frame) ? lit : ink}}>
              {word.text}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

type Word = ShownCaption['lines'][number][number];

const textOf = (line: readonly Word[]): string => line.map(({text}) => text).join('');

const isSaid = ({from, to}: Word, frame: number): boolean => frame >= from && frame < Math.max(to, from + 1);

/**
 * Colours of the words and of the spoken one, both with a contrast of 4.5 to the plate (WCAG 2.2, 1.4.3). The spoken word has the accent of
 * the brand that differs most from the others; without such an accent it has their colour.
 */
export function captionColors(ground: string, {color}: StagedBrand): {ink: string; lit: string} {
  const ink = contrast(color.light, ground) >= contrast(color.dark, ground) ? color.light : color.dark;
  const accents = [color.primary, color.secondary, color.tertiary].filter(
    (accent) => accent !== ink && contrast(accent, ground) >= 4.5,
  );
  const lit = accents.toSorted((a, b) => contrast(b, ink) - contrast(a, ink))[0];
  return {ink, lit: lit ?? ink};
}
