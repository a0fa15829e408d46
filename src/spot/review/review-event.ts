import {z} from 'zod';
import {Id, Text} from '../documents/field-types.ts';
import {MasterHash, NoteAnswer, PersonName, ReviewNote} from './note.ts';

/** Who looks, in this order. */
export const STAGES = ['internal', 'brand', 'legal', 'client'] as const;
export const ReviewStage = z.enum(STAGES);
export type ReviewStage = z.infer<typeof ReviewStage>;

/**
 * What a person decides about a master. `approved`: it may go out. `approved-with-changes`: it may once its notes are done, in a master
 * that is approved then. `changes-required`: it may not. `abstained`: this person leaves it to the others.
 */
export const DECISIONS = ['approved', 'approved-with-changes', 'changes-required', 'abstained'] as const;

/** Hashes of what a master was made from, so that it can be told what changed since a decision. */
export const MasterParts = z.strictObject({
  props: z.string(),
  takes: z.string(),
  template: z.string(),
  look: z.string(),
  sound: z.string(),
  tools: z.string(),
});
export type MasterParts = z.infer<typeof MasterParts>;

export const ReviewDecision = z.strictObject({
  variant: Id,
  /** The master that it is about. It says nothing about another one. */
  sha256: MasterHash,
  stage: ReviewStage,
  decision: z.enum(DECISIONS),
  comment: Text.pipe(z.string().max(4000)).nullable(),
  parts: MasterParts,
});
export type ReviewDecision = z.infer<typeof ReviewDecision>;

/** The stages of a round, with the people who have to decide at each. */
export const RoundStages = z
  .array(z.strictObject({stage: ReviewStage, people: z.array(PersonName).min(1)}))
  .min(1)
  .refine((stages) => new Set(stages.map(({stage}) => stage)).size === stages.length, {
    error: 'expected each stage once',
  });

/** Something that happened in the review of a spot. The log has one line for each. */
export const ReviewEvent = z.discriminatedUnion('event', [
  /** `included`: how many rounds the order includes; null where that was not agreed. */
  z.strictObject({
    event: z.literal('round-opened'),
    round: z.int().min(1),
    stages: RoundStages,
    included: z.int().min(1).nullable(),
  }),
  z.strictObject({event: z.literal('note-added'), note: ReviewNote}),
  z.strictObject({event: z.literal('note-answered'), note: Id, answer: NoteAnswer}),
  z.strictObject({event: z.literal('note-withdrawn'), note: Id}),
  z.strictObject({event: z.literal('round-locked'), round: z.int().min(1)}),
  z.strictObject({event: z.literal('round-closed'), round: z.int().min(1)}),
  z.strictObject({event: z.literal('decided'), ...ReviewDecision.shape}),
]);
export type ReviewEvent = z.infer<typeof ReviewEvent>;

/** An event with the person who caused it, and when. */
export type ReviewEntry = {by: string; at: string; event: ReviewEvent};
