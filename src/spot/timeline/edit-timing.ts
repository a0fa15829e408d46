import type {EditFile} from '../documents/edit.ts';
import {type BarBeats, beatsInSpot, type SpotBeat} from '../sound/beats-in-spot.ts';
import {type Bed, cutBed} from '../sound/mix-plan.ts';
import type {SpotProps} from '../variant/spot-props.ts';
import type {SlotSpec} from '../variant/template.ts';
import {toFrames} from './frames.ts';
import {type SlotPriority, shareLength} from './share-length.ts';
import {type Snapping, snapSlots} from './snap-slots.ts';
import {sequenceOf} from './timeline.ts';

/** A bed with its beats. */
export type BedTrack = {bed: Omit<Bed, 'src'>; beats: BarBeats};

/** What `edit.yaml` says about the lengths of slots in every variant of a spot. */
export type EditTiming = {
  /** By slot. */
  priorities: Record<string, SlotPriority>;
  /** How cuts are moved to beats. Null: not at all. */
  snap: Snapping | null;
  /** The beds of the variants, by `trackKey`. A bed without beats is left out. */
  tracks: Record<string, BedTrack>;
};

/** What `edit.yaml` says about lengths; undefined where it says nothing. `tracks`: the beds, as far as their beats are known. */
export function editTiming(
  {snap, priorities = {}}: Partial<Pick<EditFile, 'snap' | 'priorities'>> = {},
  tracks: EditTiming['tracks'] | undefined,
): EditTiming | undefined {
  const isPlain = snap === undefined && Object.keys(priorities).length === 0;
  return isPlain ? undefined : {priorities, snap: snap ?? null, tracks: tracks ?? {}};
}

/** The name of a bed among those of all brands. */
export const trackKey = (brand: string, bed: string): string => `${brand}/${bed}`;

type TimedProps = Pick<SpotProps, 'brand' | 'music' | 'seconds' | 'fps'>;

/** The slots of a variant with the lengths that `edit.yaml` gives them: first by their priorities, then moved to the beats of its bed. */
export function timedSlots(
  slots: Record<string, SlotSpec>,
  props: TimedProps,
  timing: EditTiming | undefined,
): Record<string, SlotSpec> {
  if (!timing || Object.keys(timing.priorities).length === 0) return snappedSlots(slots, props, timing);
  const shared = shareLength(lengthsOf(slots), props.seconds, timing.priorities);
  return snappedSlots(withLengths(slots, shared), props, timing);
}

/** The slots of a variant with their cuts moved to the beats of its bed. `leasts`: frames that slots keep at least. */
export function snappedSlots(
  slots: Record<string, SlotSpec>,
  {brand, music, seconds, fps}: TimedProps,
  timing: EditTiming | undefined,
  leasts: Readonly<Record<string, number>> = {},
): Record<string, SlotSpec> {
  const track = music === null ? undefined : timing?.tracks[trackKey(brand, music)];
  if (!timing?.snap || !track) return slots;
  const frames = toFrames(seconds, fps);
  const beats = heardBeats(track, {frames, fps});
  return withLengths(slots, snapSlots(lengthsOf(slots), frames, fps, beats, timing.snap, leasts));
}

const lengthsOf = (slots: Record<string, SlotSpec>): Record<string, number> =>
  Object.fromEntries(sequenceOf(slots).map((name) => [name, slots[name]?.seconds ?? 0]));

/** The slots with these lengths in seconds. A slot that shows with another one has none. */
export const withLengths = (
  slots: Record<string, SlotSpec>,
  lengths: Readonly<Record<string, number>>,
): Record<string, SlotSpec> =>
  Object.fromEntries(
    Object.entries(slots).map(([name, spec]) => [
      name,
      spec.with === undefined ? {...spec, seconds: lengths[name] ?? spec.seconds} : spec,
    ]),
  );

/** The beats of a bed in a spot of this length, for which it is cut, in seconds of the spot. */
export function heardBeats({bed, beats}: BedTrack, {frames, fps}: {frames: number; fps: number}): SpotBeat[] {
  const {pieces} = cutBed({src: '', ...bed}, frames / fps);
  return beatsInSpot(pieces, beats);
}
