import type {Rect} from '../geometry/box.ts';
import type {SentNote} from './sent-notes.ts';

/** A time as another program wrote it. `rate`: frames a second; null where the file does not say. */
export type ForeignTime =
  | {unit: 'frames'; value: number; rate: number | null}
  | {unit: 'timecode'; value: string; rate: number | null}
  | {unit: 'seconds'; value: number}
  // The file says that the note has a time, and not which.
  | {unit: 'unknown'; value: string};

/** A note as another program wrote it. Its texts are of people: they are kept as they are, and are never code. */
export type ForeignNote = {
  /** Its id in that program; null where it has none. */
  id: string | null;
  text: string;
  /** The name of its author; null where the file names none. */
  author: string | null;
  /** Where it is; null for a note on the whole. */
  at: ForeignTime | null;
  /** How long it lasts, in frames of `at`, or in seconds; null for one frame. */
  lasts: ForeignTime | null;
  /** Its last frame, where the file has this in place of `lasts`; null otherwise. */
  until: ForeignTime | null;
  /** The place in the picture, as fractions of its width and height. */
  box: Rect | null;
  /** True if the other program has it as completed. */
  completed: boolean;
  /** Answers to it, oldest first. */
  replies: {author: string | null; text: string}[];
  /** The name of the file or timeline that it is about; null where the file does not say. */
  media: string | null;
  /** What a note of Tenspot's own says exactly; null for other programs. */
  exact: Omit<SentNote, 'key' | 'by' | 'text' | 'frames' | 'box'> | null;
  /** Where it is in the file, for messages: `line 3`, `marker 2 of "Timeline 1"`. */
  where: string;
};

/** A note with the usual values for what a format does not have. */
export const foreignNote = (
  note: Pick<ForeignNote, 'text' | 'where'> & Partial<ForeignNote>,
): ForeignNote => ({
  id: null,
  author: null,
  at: null,
  lasts: null,
  until: null,
  box: null,
  completed: false,
  replies: [],
  media: null,
  exact: null,
  ...note,
});
