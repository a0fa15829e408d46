import type {CSSProperties, ReactNode} from 'react';
import {useMoment} from '../kit/use-moment.ts';
import {type Motion, poseAt, type StaggerPart} from './timing.ts';

type Props = {
  enter?: Motion | undefined;
  exit?: Motion | undefined;
  /** Which part of several this is: its turn in a stagger. */
  part?: StaggerPart | undefined;
  style?: CSSProperties | undefined;
  children?: ReactNode;
};

/** Moves what it holds in and out. At rest it leaves no trace, so that equal frames are equal. */
export function Animated({enter, exit, part, style, children}: Props) {
  const pose = poseAt(useMoment(), {enter, exit}, part);
  return <div style={{position: 'relative', ...style, ...pose}}>{children}</div>;
}
