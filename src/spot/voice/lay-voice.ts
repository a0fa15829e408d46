import {withLengths} from '../timeline/edit-timing.ts';
import {toSeconds} from '../timeline/frames.ts';
import {laySlots, sequenceOf} from '../timeline/timeline.ts';
import type {SlotSpec} from '../variant/template.ts';

/** Seconds between the first frame of a slot and its line: a breath. Own. */
export const BREATH = 0.1;

/** The part of its length that a slot without a line keeps when others need its time. Own. */
const KEPT = 0.5;

/** Frames that a slot needs for a line of these seconds. */
export const lineFrames = (seconds: number, fps: number): number =>
  Math.ceil((BREATH + seconds) * fps - 1e-9);

type Laying = {
  /** The slots with the lengths that they have without a voice. */
  slots: Record<string, SlotSpec>;
  fps: number;
  /** Frames of the spot. */
  frames: number;
  /** Seconds of the line of each slot. */
  needs: Readonly<Record<string, number>>;
};

/** Where the lines of a spot are. */
export type VoiceLayout =
  /** `lengths`: seconds by slot, empty where no slot is stretched. `at`: the second at which the line of each slot begins. */
  | {lengths: Record<string, number>; at: Record<string, number>}
  /** Seconds by which the lines are too long together. */
  | {over: number};

/**
 * Stretches slots to their lines. The other slots give the time, in proportion to what they can spare: a slot with a line all that the
 * line does not need, any other slot half of its length. The length of the spot does not change.
 */
export function layVoice({slots, fps, frames, needs}: Laying): VoiceLayout {
  const names = sequenceOf(slots);
  const natural = laySlots(slots, frames);
  const lengths = names.map((name) => natural[name]?.frames ?? 0);
  // One frame more: the ends of slots are rounded to frames.
  const wanted = names.map((name) => {
    const seconds = needs[name];
    return seconds === undefined ? 0 : lineFrames(seconds, fps);
  });
  const fits = lengths.every((length, index) => length >= (wanted[index] ?? 0));
  if (fits) return {lengths: {}, at: startsOf(natural, names, needs, fps)};
  const least = lengths.map((length, index) => {
    const want = wanted[index] ?? 0;
    return want > 0 ? want + 1 : Math.max(1, Math.ceil(length * KEPT));
  });
  const over = least.reduce((sum, each) => sum + each, 0) - frames;
  if (over > 0) return {over: over / fps};
  const raised = lengths.map((length, index) => Math.max(length, least[index] ?? 0));
  const spare = raised.map((length, index) => length - (least[index] ?? 0));
  const excess = raised.reduce((sum, length) => sum + length, 0) - frames;
  const given =
    excess /
    Math.max(
      1e-9,
      spare.reduce((sum, each) => sum + each, 0),
    );
  const stretched = Object.fromEntries(
    names.map((name, index) => [name, toSeconds((raised[index] ?? 0) - (spare[index] ?? 0) * given, fps)]),
  );
  const spans = laySlots(withLengths(slots, stretched), frames);
  return {lengths: stretched, at: startsOf(spans, names, needs, fps)};
}

const startsOf = (
  spans: ReturnType<typeof laySlots>,
  names: readonly string[],
  needs: Laying['needs'],
  fps: number,
): Record<string, number> =>
  Object.fromEntries(
    names
      .filter((name) => needs[name] !== undefined)
      .map((name) => [name, toSeconds(spans[name]?.from ?? 0, fps) + BREATH]),
  );
