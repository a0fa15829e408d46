import {z} from 'zod';
import {Id} from '../documents/field-types.ts';
import {Format} from '../variant/format.ts';
import {NoteAnswer, PersonName, ReviewNote} from './note.ts';
import {DECISIONS, ReviewStage, RoundStages} from './review-event.ts';

/** Of what is beside a master; null where there is nothing. */
const Hash = z.string().max(64).nullable();

const By = {by: PersonName};

const {variant, sha256, text, frames, box, kind, scope, slot, field, change} = ReviewNote.shape;

/** What the page of the review app asks the server to do. */
export const AppRequest = {
  /** A note. It is refused if the master is not the one that the reviewer saw. */
  note: z.strictObject({...By, variant, sha256, text, frames, box, kind, scope, slot, field, change}),
  answer: z.strictObject({...By, note: Id, answer: NoteAnswer}),
  round: z.strictObject({
    ...By,
    step: z.enum(['open', 'lock', 'close']),
    stages: RoundStages.optional(),
    included: z.int().min(1).optional(),
  }),
  /** A decision. It is refused if a master, its ad or its captions are not what the person saw. */
  decide: z.strictObject({
    ...By,
    variants: z.array(z.strictObject({id: Id, sha256, ad: Hash, captions: Hash})).min(1),
    stage: ReviewStage,
    decision: z.enum(DECISIONS),
    comment: z.string().max(4000).nullable(),
    /** The code that stands on the terminal of the app. */
    code: z.string().max(80),
  }),
  verdict: z.strictObject({
    /** The name in the page, which may be empty: no verdict is recorded with a name. */
    by: z.string().max(80),
    act: z.enum(['pick', 'reject']),
    shot: Id,
    take: z.int().min(1),
    format: Format,
    why: z.string().max(400).optional(),
  }),
  /** What the change of a note would do. */
  preview: z.strictObject({note: Id}),
  /** Makes the change of a note. */
  apply: z.strictObject({...By, note: Id}),
};

/** The requests of the review app by name. */
export type AppRequests = {[Name in keyof typeof AppRequest]: z.input<(typeof AppRequest)[Name]>};
