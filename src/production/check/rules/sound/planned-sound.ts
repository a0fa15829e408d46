import {BLOCK} from '../../../../spot/findings/sound-measures.ts';
import type {Span} from '../../../../spot/timeline/frames.ts';
import type {ResolvedSpot} from '../../../../spot/timeline/resolved-spot.ts';
import type {MasterSound} from '../../measure/measure-sound.ts';

/** Levels below this many dBFS count as silence in a mix. */
const AUDIBLE = -60;

/** Whether the documents ask for silence: no music, and no sounds. */
export const isPlannedSilent = ({match}: MasterSound): boolean =>
  match.planned.every((level) => level < AUDIBLE);

/** The frames of the spot that a run of blocks covers. */
export function framesOf(run: Span, {fps, frames}: Pick<ResolvedSpot, 'fps' | 'frames'>): Span {
  const from = Math.min(frames - 1, Math.floor(run.from * BLOCK * fps));
  const to = Math.min(frames, Math.ceil((run.from + run.frames) * BLOCK * fps));
  return {from, frames: Math.max(1, to - from)};
}
