import type {ReactNode} from 'react';
import {Sequence} from 'remotion';
import {type Span, toFrames} from '../../spot/timeline/frames.ts';
import {useSpot} from '../spot-context.ts';
import {SlotLengthContext} from './use-slot-frame.ts';

type Props = {
  /** Name of a slot of the template. */
  slot: string;
  /** A later slot, at whose end this ends. Default: `slot`. */
  through?: string;
  /** Seconds after the start of `slot` at which this begins. Default 0. */
  from?: number;
  /** Seconds after the start of `slot` at which this ends, at most the end of `through`. Default: that end. */
  to?: number;
  /**
   * What the slot shows. Tenspot calls a function only while the slot is shown. The fields of the copy that it reads then count only for
   * these frames, so variants that differ only in these fields share all other frames.
   */
  children?: ReactNode | (() => ReactNode);
};

/** Shows its children during a slot. Inside, frame 0 is the first frame of the slot. Throws for a slot that the template does not have. */
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
      <SlotLengthContext value={end - start}>
        {typeof children === 'function' ? <WhenShown draw={children} /> : children}
      </SlotLengthContext>
    </Sequence>
  );
}

/** Calls the function inside the sequence, so that it is not called while the slot is not shown. */
const WhenShown = ({draw}: {draw: () => ReactNode}): ReactNode => draw();

function slotNamed(slots: Record<string, Span>, name: string): Span {
  const span = slots[name];
  if (!span)
    throw new Error(
      `<At> expected a slot of the template (${Object.keys(slots).join(', ')}), got "${name}". Name one of them.`,
    );
  return span;
}
