import type {ReactNode} from 'react';
import {Sequence} from 'remotion';
import {type Span, toFrames} from '../../spot/timeline/frames.ts';
import {useSpot} from '../spot-context.ts';
import {StretchContext} from './use-moment.ts';

type Props = {
  slot: string;
  /** A later slot: shows until its end. Default: `slot` itself. */
  through?: string;
  /** Seconds after the start of `slot` at which this begins. Default 0. */
  from?: number;
  /** Seconds after the start of `slot` at which this ends. Default: the end of the slot. */
  to?: number;
  children?: ReactNode;
};

/** Shows its children during a slot, and counts their frames from its start. */
export function At({slot, through = slot, from = 0, to, children}: Props) {
  const {slots, fps} = useSpot();
  const first = slotNamed(slots, slot);
  const last = slotNamed(slots, through);
  const start = first.from + toFrames(from, fps);
  const slotEnd = last.from + last.frames;
  const end = to === undefined ? slotEnd : Math.min(first.from + toFrames(to, fps), slotEnd);
  if (end <= start) return null;
  return (
    <Sequence from={start} durationInFrames={end - start} layout="none" name={slot}>
      <StretchContext value={end - start}>{children}</StretchContext>
    </Sequence>
  );
}

function slotNamed(slots: Record<string, Span>, name: string): Span {
  const span = slots[name];
  if (!span)
    throw new Error(`<At slot="${name}">: the template has the slots ${Object.keys(slots).join(', ')}.`);
  return span;
}
