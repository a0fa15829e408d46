import {Animated} from '../motion/Entrance.tsx';
import type {Motion} from '../motion/timing.ts';
import {useSpot} from '../spot-context.ts';
import {fitWords, Words} from '../text/Words.tsx';
import {labelOn} from './contrast.ts';

export type CtaProps = {
  children: string;
  field?: string;
  /** Pixels. */
  height: number;
  /** Pixels that it may be wide. */
  maxWidth: number;
  /** Default: the brand's primary. */
  color?: string;
  /** Of the height: 0.5 is a pill. Default 0.5. */
  round?: number;
  enter?: Motion;
  exit?: Motion;
};

/** Type and space beside it, as parts of the button's height. */
const TYPE = {max: 0.4, min: 0.24, beside: 0.52};

/** The button shape that says what to do. It is drawn, not pressed: the platform's own button does the work. */
export function Cta(props: CtaProps) {
  const {children, field = 'copy.cta', height, maxWidth, round = 0.5, enter, exit} = props;
  const spot = useSpot();
  const color = props.color ?? spot.brand.color.primary;
  const ink = labelOn(color, spot.brand);
  const words = {
    children,
    field,
    width: maxWidth - 2 * TYPE.beside * height,
    height,
    min: TYPE.min * height,
    max: TYPE.max * height,
    type: 'base' as const,
    typeStyle: {'line-height': 1, weight: Math.max(600, spot.brand.typography.base.weight)},
  };
  fitWords(words, spot);
  return (
    <Animated enter={enter} exit={exit} style={{width: 'max-content', flex: 'none'}}>
      <div
        data-cta={field}
        style={{
          height,
          borderRadius: height * round,
          backgroundColor: color,
          padding: `0 ${TYPE.beside * height}px`,
          display: 'flex',
          alignItems: 'center',
        }}
      >
        <Words {...words} color={ink} />
      </div>
    </Animated>
  );
}
