import type {CSSProperties, ReactNode} from 'react';
import {useSlotFrame} from '../kit/use-slot-frame.ts';
import {useSpot} from '../spot-context.ts';
import {type Motion, mirroredMotion, poseAt, type StaggerPart} from './timing.ts';

type Props = {
  /** How it comes in. Default: it is there from its first frame. */
  enter?: Motion | undefined;
  /** How it goes. Default: it stays to its last frame. */
  exit?: Motion | undefined;
  /** Position among several parts, for `stagger`. */
  part?: StaggerPart | undefined;
  /** CSS of the element around the children. Default: none. */
  style?: CSSProperties | undefined;
  /** The field of the text whose plate this is, for the layout check. Default: it is no plate. */
  plate?: string | undefined;
  /** What is animated. */
  children?: ReactNode;
};

/** Animates its children in and out; in the other direction where the layout is mirrored. At rest it sets no style, so that frames at rest are identical. */
export function Animated({enter, exit, part, style, plate, children}: Props) {
  const {direction} = useSpot();
  const inLayout = (motion: Motion | undefined): Motion | undefined =>
    motion && direction === 'rtl' ? mirroredMotion(motion) : motion;
  const pose = poseAt(useSlotFrame(), {enter: inLayout(enter), exit: inLayout(exit)}, part);
  return (
    <div data-plate={plate} style={{position: 'relative', ...style, ...pose}}>
      {children}
    </div>
  );
}
