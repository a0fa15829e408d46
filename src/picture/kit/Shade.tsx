import {AbsoluteFill} from 'remotion';
import {Animated} from '../motion/Animated.tsx';
import type {Motion} from '../motion/timing.ts';
import {useSpot} from '../spot-context.ts';
import {withAlpha} from './contrast.ts';

/** Props of `Shade`. */
export type ShadeProps = {
  /** The edge at which it starts. In a mirrored layout, left and right are exchanged. */
  from: 'top' | 'bottom' | 'left' | 'right';
  /** Fraction of the frame, from that edge, at full strength. Default 0.3. */
  solid?: number;
  /** Fraction of the frame over which it then fades out. Default 0.25. */
  fall?: number;
  /** Opacity at full strength, 0 to 1. Default 0.7. */
  strength?: number;
  /** Default: the brand's dark colour. */
  color?: string;
  /** How it comes in. Default: it is there from its first frame. */
  enter?: Motion | undefined;
  /** How it goes. Default: it stays to its last frame. */
  exit?: Motion | undefined;
};

/** Opacity along the fade. An S-curve, because a linear ramp has visible edges. */
const RAMP = [1, 0.99, 0.95, 0.89, 0.81, 0.71, 0.59, 0.45, 0.31, 0.19, 0.1, 0.03, 0];

const ANGLE = {top: 180, bottom: 0, left: 90, right: 270};

/** A gradient of one colour over one side of the footage, so that text on it is legible (a scrim). */
export function Shade({from, solid = 0.3, fall = 0.25, strength = 0.7, color, enter, exit}: ShadeProps) {
  const {brand, direction} = useSpot();
  const tone = color ?? brand.color.dark;
  const angle = direction === 'rtl' ? (360 - ANGLE[from]) % 360 : ANGLE[from];
  const stops = RAMP.map((part, index) => {
    const at = (solid + (index / (RAMP.length - 1)) * fall) * 100;
    return `${withAlpha(tone, part * strength)} ${at.toFixed(2)}%`;
  });
  return (
    <Animated enter={enter} exit={exit} style={{position: 'absolute', inset: 0}}>
      <AbsoluteFill style={{backgroundImage: `linear-gradient(${angle}deg, ${stops.join(', ')})`}} />
    </Animated>
  );
}
