import {Animated} from '../motion/Animated.tsx';
import type {Motion} from '../motion/timing.ts';
import {useSpot} from '../spot-context.ts';
import {FittedText, fitText} from '../text/FittedText.tsx';
import {labelOn} from './contrast.ts';

/** Props of `Cta`. */
export type CtaProps = {
  /** The label. */
  children: string;
  /** The field that the label comes from, for errors. Default `copy.cta`. */
  field?: string;
  /** Pixels. */
  height: number;
  /** Maximum width, in pixels. */
  maxWidth: number;
  /** Fill. Default: the brand's primary colour. */
  color?: string;
  /** Corner radius as a fraction of the height. Default 0.5, a pill. */
  round?: number;
  /** How it comes in. Default: it is there from its first frame. */
  enter?: Motion | undefined;
  /** How it goes. Default: it stays to its last frame. */
  exit?: Motion | undefined;
};

/** Font size and padding at the sides, as fractions of the button's height. */
const SIZES = {max: 0.4, min: 0.24, beside: 0.52};

/** The call to action, drawn as a button. Viewers press the platform's own button. */
export function Cta(props: CtaProps) {
  const {children, field = 'copy.cta', height, maxWidth, round = 0.5, enter, exit} = props;
  const spot = useSpot();
  const color = props.color ?? spot.brand.color.primary;
  const ink = labelOn(color, spot.brand);
  const words = {
    children,
    field,
    width: maxWidth - 2 * SIZES.beside * height,
    height,
    min: SIZES.min * height,
    max: SIZES.max * height,
    type: 'base' as const,
    typeStyle: {'line-height': 1, weight: Math.max(600, spot.brand.typography.base.weight)},
  };
  fitText(words, spot);
  return (
    <Animated enter={enter} exit={exit} style={{width: 'max-content', flex: 'none'}}>
      <div
        data-cta={field}
        style={{
          height,
          borderRadius: height * round,
          backgroundColor: color,
          padding: `0 ${SIZES.beside * height}px`,
          display: 'flex',
          alignItems: 'center',
        }}
      >
        <FittedText {...words} color={ink} />
      </div>
    </Animated>
  );
}
