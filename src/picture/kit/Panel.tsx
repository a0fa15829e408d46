import type {Rect} from '../../spot/geometry/box.ts';
import {mirroredRect, rectBox} from '../../spot/geometry/box.ts';
import {Animated} from '../motion/Animated.tsx';
import {awayAt, type Motion, type Timing} from '../motion/timing.ts';
import {useSpot} from '../spot-context.ts';
import {type CutoutOutline, type CutoutShape, cutoutOutline} from './cutout.ts';
import {useSlotFrame} from './use-slot-frame.ts';

/** A cutout of a panel, through which the footage below shows. */
export type PanelCutout = {
  /** Fractions of the frame: the same as the `rect` of the slot whose footage shows. In a mirrored layout, both are at the other side. */
  rect: Rect;
  /** `round` has semicircles at its shorter sides, `arch` one at the top. Default `box`. */
  shape?: CutoutShape;
  /** Animates the opening: from the middle, or for `arch` from the bottom. Default: open from the start. */
  open?: Timing | undefined;
};

/** Props of `Panel`. */
export type PanelProps = {
  /** Any CSS colour. */
  color: string;
  /** Default: none. */
  cutouts?: readonly PanelCutout[];
  /** How it comes in. Default: it is there from its first frame. */
  enter?: Motion | undefined;
  /** How it goes. Default: it stays to its last frame. */
  exit?: Motion | undefined;
};

/** A flat colour over the whole frame, except for its cutouts. */
export function Panel({color, cutouts = [], enter, exit}: PanelProps) {
  const {width, height, direction} = useSpot();
  const moment = useSlotFrame();
  const paths = cutouts.map(({rect, shape = 'box', open}) => {
    const away = open ? awayAt('enter', open, moment, {index: 0, count: 1}) : 0;
    const shown = direction === 'rtl' ? mirroredRect(rect) : rect;
    return pathOf(cutoutOutline(rectBox(shown, {width, height}), shape, 1 - away));
  });
  return (
    <Animated enter={enter} exit={exit} style={{position: 'absolute', inset: 0}}>
      <svg width={width} height={height} style={{position: 'absolute', left: 0, top: 0}} aria-hidden="true">
        <path fill={color} fillRule="evenodd" d={`M0 0H${width}V${height}H0Z${paths.join('')}`} />
      </svg>
    </Animated>
  );
}

/** SVG path of a cutout. */
function pathOf({x, y, width, height, top, bottom}: CutoutOutline): string {
  if (width <= 0 || height <= 0) return '';
  const corner = (radius: number, dx: number, dy: number): string =>
    radius === 0 ? '' : `a${radius} ${radius} 0 0 1 ${dx} ${dy}`;
  return [
    `M${x} ${y + top}`,
    corner(top, top, -top),
    `H${x + width - top}`,
    corner(top, top, top),
    `V${y + height - bottom}`,
    corner(bottom, -bottom, bottom),
    `H${x + bottom}`,
    corner(bottom, -bottom, -bottom),
    'Z',
  ].join('');
}
