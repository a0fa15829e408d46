import {z} from 'zod';
import {Id, Text, Words} from '../documents/field-types.ts';
import {Rect} from '../geometry/box.ts';
import {Span} from '../timeline/frames.ts';

/** The name of a person, as the log records it. */
export const PersonName = Words.pipe(z.string().trim().min(1).max(80));

/** What a reviewer writes: a letter, a digit, a sign or an emoji at least. */
const Comment = Text.refine((text) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text), {
  error: 'expected a comment: a text that can be seen',
});

/** The sha256 of a master: 64 hexadecimal digits. */
export const MasterHash = z
  .string()
  .regex(/^[0-9a-f]{64}$/, {error: 'expected a sha256: 64 hexadecimal digits'});

/** A change of the documents that a note asks for. It takes effect when the note is accepted. */
export const NoteChange = z.discriminatedUnion('kind', [
  /** The field gets this text. */
  z.strictObject({kind: z.literal('say'), text: Text}),
  /** The slot becomes shorter. */
  z.strictObject({kind: z.literal('shorten'), seconds: z.number().positive().max(30)}),
  /** The slot becomes longer. */
  z.strictObject({kind: z.literal('lengthen'), seconds: z.number().positive().max(30)}),
  /** The field is shown one step larger: the template has a field for its size. */
  z.strictObject({kind: z.literal('bigger')}),
  /** The field is shown one step smaller. */
  z.strictObject({kind: z.literal('smaller')}),
  /** The slot shows another take of its shot. */
  z.strictObject({kind: z.literal('take'), take: z.int().min(1)}),
  /** The clip starts later in its take, or earlier if the number is negative. */
  z.strictObject({kind: z.literal('start'), seconds: z.number().min(-30).max(30)}),
]);
export type NoteChange = z.infer<typeof NoteChange>;

/** Which variants a note is about: this one, all that share the segment, or all. */
export const NoteScope = z.enum(['variant', 'segment', 'all']);
export type NoteScope = z.infer<typeof NoteScope>;

/** The programs whose notes can be imported. `tenspot`: a review that was exported. */
export const NOTE_TOOLS = [
  'tenspot',
  'frameio-csv',
  'frameio-json',
  'resolve-edl',
  'xmeml',
  'fcpxml',
  'otio',
] as const;
export type NoteTool = (typeof NOTE_TOOLS)[number];

/** A comment of a reviewer, bound to a place in a master. */
export const ReviewNote = z.strictObject({
  /** `n1`, `n2` and so on. */
  id: Id,
  /** The number of the round, from 1. */
  round: z.int().min(1),
  /** The id of the variant. */
  variant: Id,
  /** The master that the reviewer saw. */
  sha256: MasterHash,
  /** The frames that it is about; null for the whole spot. */
  frames: Span.nullable(),
  /** The place in the picture, as fractions of its width and height; null for the whole picture. */
  box: Rect.nullable(),
  /** The comment of the reviewer: at most 4,000 characters. */
  text: Comment.pipe(z.string().max(4000)),
  /** Its importance. `must` and `should` ask for a change, `question` for an answer, `praise` for nothing. */
  kind: z.enum(['must', 'should', 'question', 'praise']),
  /** Which variants it is about: this one, all that share the segment, or all. */
  scope: NoteScope,
  /** The slot that is on screen at this place. */
  slot: Id.nullable(),
  /** The prop that is shown in the box: `copy.hook`. */
  field: z.string().max(200).nullable(),
  /** The change of the documents that it asks for; null if a person has to make it. */
  change: NoteChange.nullable(),
  /** Where an imported note comes from. Left out for a note that was written here. */
  origin: z
    .strictObject({
      tool: z.enum(NOTE_TOOLS),
      /** Equal for the same note in a second export: it is not added twice. */
      key: z.string().max(64),
      /** The person who imported it. The author of the note is the person of its entry in the log. */
      importedBy: PersonName,
    })
    .optional(),
});
export type ReviewNote = z.infer<typeof ReviewNote>;

/** How a note was answered. */
export const NoteAnswer = z.discriminatedUnion('kind', [
  /** The change was made. `sha256`: the master that shows it; null until it is rendered. */
  z.strictObject({kind: z.literal('done'), sha256: MasterHash.nullable()}),
  z.strictObject({kind: z.literal('declined'), reason: Words}),
  /** Another note asks for the same. */
  z.strictObject({kind: z.literal('duplicate'), of: Id}),
]);
export type NoteAnswer = z.infer<typeof NoteAnswer>;

/** True for notes that must be answered before a round is closed. */
export const hasToBeAnswered = ({kind}: Pick<ReviewNote, 'kind'>): boolean => kind !== 'praise';
