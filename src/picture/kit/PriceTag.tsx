import {typeCss} from '../../fonts/measure-text.ts';
import {Animated} from '../motion/Animated.tsx';
import type {Motion} from '../motion/timing.ts';
import {useSpot} from '../spot-context.ts';
import {directionCss, type FittedTextProps, fitText} from '../text/FittedText.tsx';
import {labelOn, withAlpha} from './contrast.ts';

/** Props of `PriceTag`. */
export type PriceTagProps = {
  /** The price as it is shown, with its currency: `$39`, `39,90 €`. */
  price: string;
  /** The former price: smaller, after it, crossed out. Default: none. */
  was?: string | undefined;
  /** The field that the price comes from, for errors. Default `copy.price`. */
  field?: string;
  /** Pixels. */
  height: number;
  /** Pixels. */
  maxWidth: number;
  /** Figures on a filled tag, or figures only. Default `tag`. */
  shape?: 'tag' | 'bare';
  /** Fill of the tag, or colour of bare figures. Default: the brand's secondary colour. */
  color?: string;
  /** Colour of the former price. Default: the brand's foreground colour. */
  ink?: string;
  /** How it comes in. Default: it is there from its first frame. */
  enter?: Motion;
  /** How it goes. Default: it stays to its last frame. */
  exit?: Motion;
};

/** A price, and the former price if there is one. */
export function PriceTag(props: PriceTagProps) {
  const {price, was, field = 'copy.price', height, maxWidth, shape = 'tag', enter, exit} = props;
  const spot = useSpot();
  const color = props.color ?? spot.brand.color.secondary;
  const tag = shape === 'tag';
  const beside = tag ? height * 0.36 : 0;
  const gap = height * 0.26;
  const room = maxWidth - 2 * beside;
  const now = fitText(
    figures(price, field, was ? (room - gap) * 0.64 : room, tag ? height * 0.6 : height),
    spot,
  );
  const old = was ? fitText(figures(was, 'copy.was', (room - gap) * 0.36, height * 0.42), spot) : null;
  return (
    <Animated
      enter={enter}
      exit={exit}
      style={{
        width: 'max-content',
        flex: 'none',
        transformOrigin: spot.direction === 'rtl' ? '100% 50%' : '0 50%',
      }}
    >
      <div data-price={field} style={{height, display: 'flex', alignItems: tag ? 'center' : 'baseline', gap}}>
        <div
          style={{
            ...typeCss(now.style, now.size),
            ...directionCss(price, spot.direction),
            color: tag ? labelOn(color, spot.brand) : color,
            ...(tag
              ? {
                  height,
                  lineHeight: `${height}px`,
                  padding: `0 ${beside}px`,
                  borderRadius: height * 0.2,
                  backgroundColor: color,
                }
              : {}),
          }}
        >
          {now.lines[0]}
        </div>
        {old && (
          <div
            style={{
              ...typeCss(old.style, old.size),
              ...directionCss(old.lines[0] ?? '', spot.direction),
              color: withAlpha(props.ink ?? spot.brand.color.foreground, 0.62),
              textDecoration: 'line-through',
              textDecorationThickness: old.size * 0.07,
            }}
          >
            {old.lines[0]}
          </div>
        )}
      </div>
    </Animated>
  );
}

const figures = (children: string, field: string, width: number, max: number): FittedTextProps => ({
  children,
  field,
  width,
  height: max * 1.2,
  min: max * 0.35,
  max,
  typeStyle: {'line-height': 1},
});
