import type {Box, Rect} from '../../spot/geometry/box.ts';
import {rectBox} from '../../spot/geometry/box.ts';
import {Animated} from '../motion/Entrance.tsx';
import {awayAt, type Motion, type Timing} from '../motion/timing.ts';
import {useSpot} from '../spot-context.ts';
import {type WindowShape, windowOpening} from './panel-window.ts';
import {useMoment} from './use-moment.ts';

/** A hole in a panel, through which the footage below shows. */
export type PanelWindow = {
  /** Part of the frame: that of the slot whose footage it shows. */
  rect: Rect;
  /** `round` has half circles at its shorter sides, `arch` only above. Default `box`. */
  shape?: WindowShape;
  /** How it opens: a box and a round one from its middle, an arch from its foot. Default: it is open. */
  open?: Timing | undefined;
};

export type PanelProps = {
  color: string;
  windows?: readonly PanelWindow[];
  enter?: Motion | undefined;
  exit?: Motion | undefined;
};

/** A flat of colour over the whole frame, but for its windows. */
export function Panel({color, windows = [], enter, exit}: PanelProps) {
  const {width, height} = useSpot();
  const moment = useMoment();
  const holes = windows.map(({rect, shape = 'box', open}) => {
    const away = open ? awayAt('enter', open, moment, {index: 0, count: 1}) : 0;
    return pathOf(windowOpening(rectBox(rect, {width, height}), shape, 1 - away));
  });
  return (
    <Animated enter={enter} exit={exit} style={{position: 'absolute', inset: 0}}>
      <svg width={width} height={height} style={{position: 'absolute', left: 0, top: 0}} aria-hidden="true">
        <path fill={color} fillRule="evenodd" d={`M0 0H${width}V${height}H0Z${holes.join('')}`} />
      </svg>
    </Animated>
  );
}

/** A box whose upper and lower corners are rounded by quarter circles. */
function pathOf({x, y, width, height, top, bottom}: Box & {top: number; bottom: number}): string {
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
