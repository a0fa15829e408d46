import {AbsoluteFill} from 'remotion';
import {Animated} from '../motion/Entrance.tsx';
import type {Motion} from '../motion/timing.ts';
import {useSpot} from '../spot-context.ts';
import {withAlpha} from './contrast.ts';

export type ShadeProps = {
  /** The edge that it comes from. */
  from: 'top' | 'bottom' | 'left' | 'right';
  /** Part of the frame, from that edge, over which it is at full strength. Default 0.3. */
  solid?: number;
  /** Part of the frame, after that, over which it fades. Default 0.25. */
  fall?: number;
  /** Opacity where it is solid. Default 0.7: enough for text of 4.5 to 1 on its colour over any footage. */
  strength?: number;
  /** Default: the brand's dark. */
  color?: string;
  enter?: Motion | undefined;
  exit?: Motion | undefined;
};

/** Opacity along the fall. A straight ramp shows where it starts and ends; this one does not. */
const RAMP = [1, 0.99, 0.95, 0.89, 0.81, 0.71, 0.59, 0.45, 0.31, 0.19, 0.1, 0.03, 0];

const ANGLE = {top: 180, bottom: 0, left: 90, right: 270};

/** Lays a tone over one side of the footage, so that text reads on any photograph. */
export function Shade({from, solid = 0.3, fall = 0.25, strength = 0.7, color, enter, exit}: ShadeProps) {
  const {brand} = useSpot();
  const tone = color ?? brand.color.dark;
  const stops = RAMP.map((part, index) => {
    const at = (solid + (index / (RAMP.length - 1)) * fall) * 100;
    return `${withAlpha(tone, part * strength)} ${at.toFixed(2)}%`;
  });
  return (
    <Animated enter={enter} exit={exit} style={{position: 'absolute', inset: 0}}>
      <AbsoluteFill style={{backgroundImage: `linear-gradient(${ANGLE[from]}deg, ${stops.join(', ')})`}} />
    </Animated>
  );
}
