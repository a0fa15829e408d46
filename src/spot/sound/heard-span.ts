import type {Span} from '../timeline/frames.ts';

/** A clip whose own sound is heard. `lead` and `tail`: frames for which it is heard before and after its picture. */
type HeardClip = Span & {lead?: number | undefined; tail?: number | undefined};

/** The frames of the spot in which the own sound of a clip is heard. `total`: those of the spot, over whose ends it never goes. */
export function heardSpan({from, frames, lead = 0, tail = 0}: HeardClip, total: number): Span {
  const start = Math.max(0, from - lead);
  return {from: start, frames: Math.min(total, from + frames + tail) - start};
}
