import type {CSSProperties, ReactNode} from 'react';
import {useSlotFrame} from '../kit/use-slot-frame.ts';
import {type Motion, poseAt, type StaggerPart} from './timing.ts';

type Props = {
  enter?: Motion | undefined;
  exit?: Motion | undefined;
  /** Position among several parts, for `stagger`. */
  part?: StaggerPart | undefined;
  style?: CSSProperties | undefined;
  children?: ReactNode;
};

/** Animates its children in and out. At rest it sets no style, so that frames at rest are identical. */
export function Animated({enter, exit, part, style, children}: Props) {
  const pose = poseAt(useSlotFrame(), {enter, exit}, part);
  return <div style={{position: 'relative', ...style, ...pose}}>{children}</div>;
}
