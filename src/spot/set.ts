import {z} from 'zod';
import {ResolvedSpot} from './resolved.ts';

/** What a probe looks at: frame n is spot n. */
export const Probing = z.strictObject({spots: z.array(ResolvedSpot)});
export type Probing = z.infer<typeof Probing>;

/** The graphics states of one spot, and which of them each frame shows. */
export type Probed = {
  frames: number[];
  /** `opaque` names what keeps the DOM from vouching for the pixels. */
  states: {text: string; opaque: string | null}[];
};

/** What a sheet draws: frame n is state n, the graphics of one frame of a spot. */
export const Sheeting = z.strictObject({
  spots: z.array(ResolvedSpot),
  states: z.array(z.strictObject({spot: z.int().min(0), frame: z.int().min(0)})),
});
export type Sheeting = z.infer<typeof Sheeting>;
