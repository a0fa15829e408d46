import type {Span} from '../timeline/frames.ts';
import type {ForeignNote, ForeignTime} from './foreign-note.ts';
import {convertFrame, parseTimecode, secondsFrame, type Timecode, timecodeFrame} from './timecode.ts';

/** The timeline of a variant. */
type Length = {fps: number; frames: number};

/** How the times of a file are read. */
export type TimeReading = {
  /** The timecode of the first frame, as a frame at `rate`; undefined where the rate does not have it. */
  start: (rate: number) => number | undefined;
  /** Frames a second of the file, where it does not say so itself. Null: those of the variant. */
  rate: number | null;
};

/** The frames of a note in a variant, or why they cannot be found. Null for a note on the whole. */
export type NoteFrames = {span: Span | null} | {reason: string};

/** Where a note is in a variant. A time that is one frame before the first or after the last is that frame: programs round times. */
export function noteFrames(
  {at, lasts, until}: ForeignNote,
  {fps, frames}: Length,
  reading: TimeReading,
): NoteFrames {
  if (at === null) return {span: null};
  if (at.unit === 'unknown') return {reason: `its time is not in the file: ${at.value}`};
  const rate = rateOf(at, fps, reading.rate);
  const speed = `at ${Math.round(rate * 1000) / 1000} frames a second`;
  if (at.unit === 'timecode' && reading.start(rate) === undefined)
    return {reason: `the timecode of the first frame does not exist ${speed}; use --start or --rate`};
  const found = frameAt(at, rate, fps, reading);
  if (found === undefined)
    return {reason: `"${at.value}" is not a valid time ${speed}; --rate sets another rate`};
  if (found < -1 || found > frames)
    return {reason: `frame ${found} is outside of the variant, which has ${frames} frames`};
  const from = Math.min(Math.max(found, 0), frames - 1);
  const last = until && frameAt(until, rate, fps, reading);
  if (last === undefined || (last !== null && last < found))
    return {reason: `"${until?.value}" is not a valid last frame ${speed}`};
  const length = last !== null ? last + 1 - from : lasts === null ? 1 : (framesLong(lasts, rate, fps) ?? 1);
  return {span: {from, frames: Math.min(Math.max(length, 1), frames - from)}};
}

/** Frames a second of a time: as the file says, as the person says, or as the timecode and the variant let one expect. */
function rateOf(time: ForeignTime, fps: number, stated: number | null): number {
  const known = 'rate' in time ? (time.rate ?? stated) : null;
  if (known !== null) return known;
  // Drop-frame exists only at 29.97 and 59.94.
  const isDrop = time.unit === 'timecode' && parseTimecode(time.value)?.drop === true;
  return isDrop ? (fps > 30 ? 60000 / 1001 : 30000 / 1001) : fps;
}

function frameAt(time: ForeignTime, rate: number, fps: number, {start}: TimeReading): number | undefined {
  if (time.unit === 'seconds') return bounded(secondsFrame(time.value, fps));
  if (time.unit === 'frames') return bounded(convertFrame(time.value, rate, fps));
  if (time.unit === 'unknown') return undefined;
  const timecode = parseTimecode(time.value);
  const frame = timecode && timecodeFrame(timecode, rate);
  const first = start(rate);
  return frame === undefined || first === undefined
    ? undefined
    : bounded(convertFrame(frame - first, rate, fps));
}

const bounded = (frame: number): number | undefined => (Number.isSafeInteger(frame) ? frame + 0 : undefined);

/** How many frames of the variant a length is. Where the file does not say its rate, it is that of the note's time. */
function framesLong(time: ForeignTime, rate: number, fps: number): number | undefined {
  if (time.unit === 'unknown') return undefined;
  if (time.unit === 'timecode') {
    const timecode = parseTimecode(time.value);
    const frames = timecode && timecodeFrame(timecode, rate);
    return frames === undefined ? undefined : Math.max(1, Math.round(convertFrame(frames, rate, fps)));
  }
  const value = time.unit === 'seconds' ? time.value * fps : convertFrame(time.value, time.rate ?? rate, fps);
  return Number.isFinite(value) ? Math.max(1, Math.round(value)) : undefined;
}

const codesOf = (notes: readonly Pick<ForeignNote, 'at'>[]): Timecode[] =>
  notes.flatMap(({at}) => (at?.unit === 'timecode' ? (parseTimecode(at.value) ?? []) : []));

/** Whether a timecode of these notes is drop-frame. Then all of their timeline are, however they are written. */
export const hasDrop = (notes: readonly Pick<ForeignNote, 'at'>[]): boolean =>
  codesOf(notes).some(({drop}) => drop);

/**
 * The timecode at which a timeline begins, from the timecodes in it: the whole hour of the earliest, at which editors begin. A timecode one
 * frame before an hour belongs to it. Returns a frame at `rate`.
 */
export function startOfTimecodes(notes: readonly Pick<ForeignNote, 'at'>[], rate: number): number {
  const codes = codesOf(notes);
  const drop = hasDrop(notes);
  const frames = codes.flatMap((code) => timecodeFrame({...code, drop}, rate) ?? []);
  if (frames.length === 0) return 0;
  const earliest = Math.min(...frames) + 1;
  const hourAt = (hours: number): number =>
    timecodeFrame({hours, minutes: 0, seconds: 0, frames: 0, drop} satisfies Timecode, rate) ?? 0;
  const hours = codes.map((code) => code.hours);
  return hourAt(earliest >= hourAt(Math.min(...hours) + 1) ? Math.min(...hours) + 1 : Math.min(...hours));
}
