import type {Rect} from '../geometry/box.ts';
import type {Span} from '../timeline/frames.ts';
import type {ForeignNote, ForeignTime} from './foreign-note.ts';
import {convertFrame, parseTimecode, secondsFrame, timecodeFrame} from './timecode.ts';

/** The timeline of a variant. */
type Length = {fps: number; frames: number};

/** How the times of a file are read. */
export type TimeReading = {
  /** The timecode of the first frame, as a frame at `rate`. */
  start: (rate: number) => number;
  /** Frames a second of the file, where it does not say so itself. Null: those of the variant. */
  rate: number | null;
};

/** The frames of a note in a variant, or why they cannot be found. Null for a note on the whole. */
export type NoteFrames = {span: Span | null} | {reason: string};

/** Where a note is in a variant. A time that is one frame before the first or after the last is that frame: programs round times. */
export function noteFrames(
  {at, lasts}: ForeignNote,
  {fps, frames}: Length,
  reading: TimeReading,
): NoteFrames {
  if (at === null) return {span: null};
  const found = frameAt(at, fps, reading);
  if (found === undefined)
    return {
      reason: `"${at.value}" is no time at ${Math.round((rateOf(at, reading) ?? fps) * 1000) / 1000} frames a second`,
    };
  if (found < -1 || found > frames)
    return {reason: `frame ${found} is outside of the variant, which has ${frames} frames`};
  const from = Math.min(Math.max(found, 0), frames - 1);
  const length = lasts === null ? 1 : (framesLong(lasts, fps, reading) ?? 1);
  return {span: {from, frames: Math.min(Math.max(length, 1), frames - from)}};
}

const rateOf = (time: ForeignTime, {rate}: TimeReading): number | null =>
  time.unit === 'seconds' ? null : (time.rate ?? rate);

function frameAt(time: ForeignTime, fps: number, reading: TimeReading): number | undefined {
  if (time.unit === 'seconds') return bounded(secondsFrame(time.value, fps));
  if (time.unit === 'frames') return bounded(convertFrame(time.value, rateOf(time, reading) ?? fps, fps));
  const timecode = parseTimecode(time.value);
  if (!timecode) return undefined;
  // Drop-frame exists only at 29.97 and 59.94.
  const rate = rateOf(time, reading) ?? (timecode.drop ? (fps > 30 ? 60000 / 1001 : 30000 / 1001) : fps);
  const frame = timecodeFrame(timecode, rate);
  return frame === undefined ? undefined : bounded(convertFrame(frame - reading.start(rate), rate, fps));
}

const bounded = (frame: number): number | undefined => (Number.isSafeInteger(frame) ? frame + 0 : undefined);

function framesLong(time: ForeignTime, fps: number, reading: TimeReading): number | undefined {
  const value = time.unit === 'seconds' ? time.value * fps : frameAt(time, fps, {...reading, start: () => 0});
  return value !== undefined && Number.isFinite(value) ? Math.max(1, Math.round(value)) : undefined;
}

/** The timecode at which a timeline begins, from the timecodes in it: the whole hour of the earliest. Editors begin at 01:00:00:00. */
export function startHour(notes: readonly Pick<ForeignNote, 'at'>[]): number {
  const hours = notes.flatMap(({at}) =>
    at?.unit === 'timecode' ? (parseTimecode(at.value)?.hours ?? []) : [],
  );
  return hours.length === 0 ? 0 : Math.min(...hours);
}

/** The slots and the texts in a master: where and when they show. */
export type ShownPlaces = {
  slots: readonly (Span & {slot: string})[];
  /** `box`: fractions of the frame. */
  texts: readonly (Span & {field: string; value: string; box: Rect})[];
};

/** The part of a text that has to be in the box of a note: a box is drawn by hand. */
const IN_BOX = 0.25;

/**
 * The slot and the field that a note is about. Where slots overlap, the slot is the last one that has begun. A field is bound where the box of the note covers its text; or, without a box, where the note
 * names the words or the field itself. `alone`: bind the only text that shows.
 */
export function foreignPlace(
  {span, box, text, alone = false}: {span: Span | null; box: Rect | null; text: string; alone?: boolean},
  {slots, texts}: ShownPlaces,
): {slot: string | null; field: string | null} {
  if (span === null) return {slot: null, field: null};
  const slot = slots.findLast((each) => contains(each, span.from))?.slot ?? null;
  const shown = texts.filter((each) => contains(each, span.from));
  if (box !== null) {
    const [best] = shown
      .map((each) => ({field: each.field, part: coveredPart(each.box, box)}))
      .sort((a, b) => b.part - a.part);
    return {slot, field: best && best.part >= IN_BOX ? best.field : null};
  }
  const fields = [...new Set(shown.filter((each) => names(text, each)).map(({field}) => field))];
  const all = [...new Set(shown.map(({field}) => field))];
  const [only, ...more] = fields.length > 0 || !alone ? fields : all;
  return {slot, field: more.length === 0 ? (only ?? null) : null};
}

const contains = ({from, frames}: Span, frame: number): boolean => frame >= from && frame < from + frames;

function coveredPart(text: Rect, box: Rect): number {
  const width = Math.min(text.x + text.width, box.x + box.width) - Math.max(text.x, box.x);
  const height = Math.min(text.y + text.height, box.y + box.height) - Math.max(text.y, box.y);
  return width > 0 && height > 0 ? (width * height) / (text.width * text.height) : 0;
}

/** Whether a note names a text by its words (four letters or more) or by its field: `the cta is too small` for `copy.cta`. */
function names(note: string, {field, value}: {field: string; value: string}): boolean {
  const plain = (text: string): string =>
    ` ${text
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()} `;
  const [said, words] = [plain(note), plain(value)];
  const name = field.split('.').at(-1) ?? '';
  return (words.length >= 6 && said.includes(words)) || (/[a-z]/i.test(name) && said.includes(plain(name)));
}
