import {z} from 'zod';
import {Id} from '../documents/field-types.ts';
import type {ReviewBoard} from './board.ts';
import {PersonName, ReviewNote} from './note.ts';

/** What the page of an exported review is made from. `id`: another one for each export. */
export type ExportedReview = {id: string; board: ReviewBoard};

const {variant, sha256, text, frames, box, kind, scope, slot, field, change} = ReviewNote.shape;

/** A note that was written in an exported review. */
export const SentNote = z.strictObject({
  /** Equal for the same note in a second file. */
  key: z.string().min(1).max(64),
  by: PersonName,
  ...{variant, sha256, text, frames, box, kind, scope, slot, field, change},
});
export type SentNote = z.infer<typeof SentNote>;

/** The file that a reviewer sends back: the notes that were written in an exported review. */
export const SentNotes = z.strictObject({
  tenspot: z.literal('notes/1'),
  spot: Id,
  notes: z.array(SentNote).max(10_000),
});
export type SentNotes = z.infer<typeof SentNotes>;
