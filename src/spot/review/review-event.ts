import {z} from 'zod';
import {DeliveryGate} from '../delivery/gate.ts';
import {Id, Text, Words} from '../documents/field-types.ts';
import {MasterHash, NoteAnswer, PersonName, ReviewNote} from './note.ts';

/** The stages of a review, in order. */
export const STAGES = ['internal', 'brand', 'legal', 'client'] as const;
export const ReviewStage = z.enum(STAGES);
export type ReviewStage = z.infer<typeof ReviewStage>;

/**
 * What a person decides about a master. `approved`: it may be delivered. `approved-with-changes`: a new master with the changes of its notes
 * may be delivered once it is approved. `changes-required`: it may not be delivered. `abstained`: this person leaves the decision to the others.
 */
export const DECISIONS = ['approved', 'approved-with-changes', 'changes-required', 'abstained'] as const;

/** Hashes of the inputs of a master. They show what changed since a decision. */
export const MasterParts = z.strictObject({
  props: z.string(),
  takes: z.string(),
  template: z.string(),
  look: z.string(),
  sound: z.string(),
  tools: z.string(),
  /** The ad beside the picture. Left out in decisions of versions that had none. */
  ad: z.string().optional(),
  /** The files with captions beside the master. Left out where there is none, and in decisions of versions that did not bind them. */
  captions: z.string().optional(),
});
export type MasterParts = z.infer<typeof MasterParts>;

export const ReviewDecision = z.strictObject({
  variant: Id,
  /** The master that it is about. The decision does not apply to any other file. */
  sha256: MasterHash,
  stage: ReviewStage,
  decision: z.enum(DECISIONS),
  comment: Text.pipe(z.string().max(4000)).nullable(),
  parts: MasterParts,
});
export type ReviewDecision = z.infer<typeof ReviewDecision>;

/** The stages of a round, with the people who must decide at each. */
export const RoundStages = z
  .array(z.strictObject({stage: ReviewStage, people: z.array(PersonName).min(1)}))
  .min(1)
  .refine((stages) => new Set(stages.map(({stage}) => stage)).size === stages.length, {
    error: 'expected each stage once',
  });

/** Why a person delivers although a gate is red. */
export const OverrideReason = Words.pipe(z.string().max(4000));

/** An event in the review of a spot. The log has one line for each event. */
export const ReviewEvent = z.discriminatedUnion('event', [
  /** `included`: how many rounds the order includes; null if no number was agreed. */
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
  /** A person delivers masters although a gate is red. `files`: their variants and hashes. */
  z.strictObject({
    event: z.literal('gate-overridden'),
    gate: DeliveryGate,
    why: OverrideReason,
    delivery: z.string().max(200),
    files: z.array(z.strictObject({variant: Id, sha256: MasterHash})).min(1),
    /** The codes of the red results. Left out in lines of versions that did not bind them. */
    codes: z.array(z.string()).optional(),
  }),
]);
export type ReviewEvent = z.infer<typeof ReviewEvent>;

/** An event with its time and the person who caused it. */
export type ReviewEntry = {by: string; at: string; event: ReviewEvent};
