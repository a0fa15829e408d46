import {basename} from 'node:path';
import {keyOf} from '../../../machine/files/hash.ts';
import type {NotesFile} from '../../../machine/notes/read-notes.ts';
import {notePlace} from '../../../spot/review/bind-note.ts';
import type {BoardPlaces} from '../../../spot/review/board.ts';
import type {ForeignNote} from '../../../spot/review/foreign-note.ts';
import {PersonName, ReviewNote} from '../../../spot/review/note.ts';
import {changeIn} from '../../../spot/review/note-change.ts';
import {hasDrop, noteFrames, startOfTimecodes} from '../../../spot/review/place-note.ts';
import type {ReviewState} from '../../../spot/review/review-state.ts';
import {parseTimecode, timecodeFrame} from '../../../spot/review/timecode.ts';
import {variantsNamed} from '../../../spot/review/variant-named.ts';
import type {ReviewedMaster} from '../current-masters.ts';

/** How a file of notes is read. */
export type ImportReading = {
  /** The file, for its name. */
  file: string;
  /** The person who imports. */
  by: string;
  /** The variant that all notes are about. Default: as the names of the file and of its timelines say. */
  variant?: string | undefined;
  /** The timecode of the first frame. Default: the whole hour of the earliest note. */
  start?: string | undefined;
  /** Frames a second of the file, where it does not say so. Default: those of the variant. */
  rate?: number | undefined;
  /** Whether notes are added that the other program has as completed. Default: false. */
  completed?: boolean | undefined;
};

/** A note that cannot be added, and why. */
export type LeftNote = {where: string; text: string; reason: string};

/** A note without its number and its round, and its author. */
export type NewNote = {by: string; note: Omit<ReviewNote, 'id' | 'round'>};

/** What an import adds. */
export type ImportPlan = {
  notes: NewNote[];
  /** How many notes an earlier import added. */
  known: number;
  /** How many notes are completed in the other program, and were left out. */
  completed: number;
  /** Notes that cannot be added. */
  left: LeftNote[];
};

/** Finds the variant and the frames of each note, and leaves out those that an earlier import added. Slots and fields come with `bindNotes`. */
export function planImport(
  {tool, notes}: NotesFile,
  masters: readonly ReviewedMaster[],
  state: ReviewState,
  reading: ImportReading,
): ImportPlan {
  const seen = new Set(state.rounds.flatMap((round) => round.notes.flatMap(({origin}) => origin?.key ?? [])));
  const plan: ImportPlan = {notes: [], known: 0, completed: 0, left: []};
  const stated = reading.start === undefined ? undefined : parseTimecode(reading.start);
  const byMedia = Map.groupBy(notes, ({media}) => media);
  const copies = new Map<string, number>();
  for (const note of notes) {
    const leave = (reason: string): void => void plan.left.push({where: note.where, text: note.text, reason});
    if (note.completed && !reading.completed) {
      plan.completed += 1;
      continue;
    }
    const master = masterOf(note, masters, reading);
    if ('reason' in master) {
      leave(master.reason);
      continue;
    }
    const {record, variant, sha256} = master;
    const length = {fps: record.fps, frames: Math.round((record.seconds ?? 0) * record.fps)};
    const start = (rate: number): number | undefined =>
      stated
        ? timecodeFrame({...stated, drop: stated.drop || hasDrop(byMedia.get(note.media) ?? [])}, rate)
        : startOfTimecodes(byMedia.get(note.media) ?? [], rate);
    const frames = noteFrames(note, length, {start, rate: reading.rate ?? null});
    if ('reason' in frames) {
      leave(frames.reason);
      continue;
    }
    const content = keyOf({tool, variant, span: frames.span, text: note.text, author: note.author});
    const copy = copies.get(content) ?? 0;
    copies.set(content, copy + 1);
    const key = note.id === null ? keyOf({content, copy}) : keyOf({tool, variant, id: note.id});
    if (seen.has(key)) {
      plan.known += 1;
      continue;
    }
    seen.add(key);
    const parsed = ReviewNote.omit({id: true, round: true}).safeParse({
      variant,
      sha256,
      frames: frames.span,
      box: note.box,
      text: textWithReplies(note),
      kind: 'must',
      scope: 'variant',
      slot: null,
      field: null,
      change: changeIn(note.text),
      ...note.exact,
      // `--variant` names another one than the note: then it is about that master.
      ...(note.exact && note.exact.variant !== variant ? {variant, sha256} : {}),
      origin: {tool, key, importedBy: reading.by},
    } satisfies Omit<ReviewNote, 'id' | 'round'>);
    if (parsed.success) plan.notes.push({by: authorOf(note, reading.by), note: parsed.data});
    else leave(parsed.error.issues.map(({path, message}) => `${path.join('.')}: ${message}`).join('; '));
  }
  return plan;
}

/** Binds notes to the slot that shows, and to the text that they are about. */
export const bindNotes = (notes: readonly NewNote[], places: ReadonlyMap<string, BoardPlaces>): NewNote[] =>
  notes.map(({by, note}) => {
    const shown = places.get(note.variant);
    // A note of Tenspot's own was bound where it was written.
    if (!shown || note.origin?.tool === 'tenspot') return {by, note};
    const {frames, box, text: said, change} = note;
    const {slot, text} = notePlace(shown, frames, box, {text: said, alone: change?.kind === 'say'});
    return {by, note: {...note, slot, field: text?.field ?? null}};
  });

function masterOf(
  {media, exact}: ForeignNote,
  masters: readonly ReviewedMaster[],
  {file, variant = exact?.variant}: ImportReading,
): ReviewedMaster | {reason: string} {
  const all = masters.map(({variant: id, record}) => ({id, name: record.name}));
  const ids =
    variant !== undefined
      ? [variant]
      : [media, basename(file)].map((name) => variantsNamed(name, all)).find((found) => found.length > 0);
  const [id, ...more] = ids ?? [];
  const known = all.map((each) => each.id).join(', ');
  if (id === undefined)
    return {
      reason: `${media === null ? 'the name of the file does not contain' : `neither "${media}" nor the name of the file contains`} the name of a variant (${known}); use --variant`,
    };
  if (more.length > 0)
    return {reason: `the name fits several variants: ${[id, ...more].join(', ')}; use --variant`};
  return (
    masters.find((master) => master.variant === id) ?? {reason: `there is no master of "${id}" (${known})`}
  );
}

/** The text of a note with the answers to it. Control characters are left out, except for line breaks and tabs. */
const textWithReplies = ({text, replies}: ForeignNote): string =>
  [text, ...replies.map((reply) => `${reply.author ?? 'Reply'}: ${reply.text}`)]
    .map((part) =>
      part
        .replaceAll(/\r\n?/g, '\n')
        .replaceAll(/[^\P{Cc}\n\t]/gu, '')
        .trim(),
    )
    .join('\n\n');

/** The author as a person of the log. A name that the log cannot hold is that of the importer. */
const authorOf = ({author}: ForeignNote, by: string): string => {
  const cleaned = author
    ?.replaceAll(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, 80);
  return PersonName.safeParse(cleaned).data ?? by;
};
