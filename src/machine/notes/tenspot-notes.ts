import {invalid} from '../../spot/problem/errors.ts';
import {type ForeignNote, foreignNote} from '../../spot/review/foreign-note.ts';
import {SentNotes} from '../../spot/review/sent-notes.ts';

/** Whether a value of JSON says that it is a file of notes from an exported review. */
export const isTenspotNotes = (value: object): boolean =>
  'tenspot' in value && typeof value.tenspot === 'string' && value.tenspot.startsWith('notes/');

/** Reads the file that a reviewer saved in an exported review. Errors: `notes-unreadable`, with the first field that is wrong. */
export function readTenspotNotes(value: unknown, file: string): {spot: string; notes: ForeignNote[]} {
  const parsed = SentNotes.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid({
      code: 'notes-unreadable',
      what: 'this file of notes was changed, or comes from another version of Tenspot',
      where: {file},
      expected: 'the file as the exported review saved it',
      got: `${issue?.path.join('.') || 'the file'}: ${issue?.message}`,
      fix: 'Ask the reviewer to save the file again, and import it as it is.',
    });
  }
  const {spot, notes} = parsed.data;
  const read = notes.map(({key, by, text, frames, box, ...exact}, index) =>
    foreignNote({
      ...{text, box, exact},
      where: `note ${index + 1}`,
      id: key,
      author: by,
      at: frames && {unit: 'frames', value: frames.from, rate: null},
      lasts: frames && {unit: 'frames', value: frames.frames, rate: null},
      media: exact.variant,
    }),
  );
  return {spot, notes: read};
}
