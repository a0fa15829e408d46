import {z} from 'zod';
import {ResolvedSpot} from '../timeline/resolved-spot.ts';

/** What a probe looks at: frame n is spot n. */
export const FingerprintRequest = z.strictObject({spots: z.array(ResolvedSpot)});
export type FingerprintRequest = z.infer<typeof FingerprintRequest>;

/** Characters that are set in the first of these families that has them. */
export type FontText = {families: string[]; characters: string};

/** One state of the graphics, as its DOM tells it. */
export type StateFingerprint = {
  /** The DOM with everything that decides its pixels. Equal texts are equal pictures, unless `opaque`. */
  text: string;
  /** What keeps the DOM from vouching for the pixels; null: nothing that is known of. */
  opaque: string | null;
  letters: FontText[];
};

/** The graphics states of one spot, and which of them each frame shows. */
export type SpotReading = {
  frames: number[];
  states: StateFingerprint[];
  /** The style sheets of the page: they decide the pixels of every state. */
  sheets: string;
};

/** What a sheet says of a state that it drew. */
export type DrawnState = Pick<StateFingerprint, 'text' | 'opaque'> & Pick<SpotReading, 'sheets'>;

/** What a sheet draws: frame n is state n, the graphics of one frame of a spot. */
export const StateSheet = z.strictObject({
  spots: z.array(ResolvedSpot),
  states: z.array(z.strictObject({spot: z.int().min(0), frame: z.int().min(0)})),
});
export type StateSheet = z.infer<typeof StateSheet>;

/** Causes that lie outside of what is staged: what they draw may be another thing tomorrow, under the same name. */
export const FOREIGN = {
  file: 'a file that is not staged',
  font: 'which is no font of the brand',
  memory: 'graphics that remember',
} as const;

export const isForeign = (cause: string): boolean =>
  Object.values(FOREIGN).some((foreign) => cause.includes(foreign));

/** How a stretch of a variant came to be, in the order of its frames. */
export type SegmentReport = {
  from: number;
  frames: number;
  /** What is seen in it. */
  slots: string[];
  /**
   * `composited`: graphics drawn, laid over the footage, encoded. `whole`: every frame drawn by the browser, then
   * encoded. `shared`: made in this run for another variant. `reused`: made by an earlier run.
   */
  how: 'composited' | 'whole' | 'shared' | 'reused';
  why: string;
  /** Graphics states that were drawn for it, and for none before it. */
  drawn: number;
};

/** What a batch came to: frames that are seen, frames that were encoded for it, and what the browser drew. */
export type BatchReuse = {
  shown: number;
  encoded: number;
  /** Graphics states, drawn once each. */
  states: number;
  /** Frames that came whole from the browser. */
  whole: number;
};

export function batchReuse(pieces: readonly SegmentReport[]): BatchReuse {
  const sum = (some: readonly SegmentReport[], of: (piece: SegmentReport) => number): number =>
    some.reduce((total, piece) => total + of(piece), 0);
  const whole = pieces.filter(({how}) => how === 'whole');
  const composited = pieces.filter(({how}) => how === 'composited');
  return {
    shown: sum(pieces, ({frames}) => frames),
    encoded: sum([...whole, ...composited], ({frames}) => frames),
    states: sum(pieces, ({drawn}) => drawn),
    whole: sum(whole, ({frames}) => frames),
  };
}
