import {z} from 'zod';
import {FAILURE_KINDS} from './failure-reactions.ts';
import {Micro} from './money.ts';
import {STATES, type State} from './states.ts';

/** Plain JSON that only its provider reads. */
const Json = z.json();
const Operation = z
  .record(z.string(), Json)
  .refine(({id}) => typeof id === 'string', {error: 'expected the id of the job'});

/** What is bought, from whom, and what it costs at worst. Never changes. */
export const Plan = z.strictObject({
  /** What is wanted, whoever shoots it: jobs of one order never run beside each other. */
  order: z.string().min(1),
  shot: z.string().min(1),
  batch: z.string().min(1),
  provider: z.string().min(1),
  /** sha256 of the canonical request, the take number in it. */
  key: z.string().min(1),
  request: Json,
  /** Set aside before the request leaves, and what a charge counts as where the provider names no figure. */
  worst: Micro,
  /** 1, 2, 3 ... of one order and key. */
  attempt: z.int().min(1),
  /** Made before anything is sent, and sent with it where a provider takes one: by it a lost answer is found again. */
  clientId: z.string().min(1),
});
export type Plan = z.infer<typeof Plan>;

/** Why a job is over, or parked. `over-budget` and `withdrawn` cost nothing and are no fault of a provider. */
export const Failure = z.strictObject({
  kind: z.enum([...FAILURE_KINDS, 'over-budget', 'withdrawn', 'settled']),
  /** In answer to the create, or as the end of an accepted job. */
  when: z.enum(['refused', 'ended']),
  charged: z.enum(['yes', 'no', 'unknown']),
  code: z.string(),
  message: z.string(),
});
export type Failure = z.infer<typeof Failure>;

/**
 * Why a person has to look: nobody knows whether the job was accepted or how it ends (`outcome`), what it cost
 * (`charge`), or its clip was paid for and cannot be had (`lost`).
 */
export const Parked = z.strictObject({why: z.enum(['outcome', 'charge', 'lost']), note: z.string()});
export type Parked = z.infer<typeof Parked>;

export type Job = {
  id: string;
  plan: Plan;
  state: State;
  /** When it came into this state (ISO 8601), and the event that says so. */
  at: string;
  sequence: number;
  /** Set aside at present. */
  held: Micro;
  /** Charged for good. */
  spent: Micro;
  /** The UTC day whose budget it counts to: that of the reservation. Null before. */
  day: string | null;
  /** When it was last sent, and how often. */
  sentAt: string | null;
  sends: number;
  /** The job at the provider, with its `id` there. Null until it is accepted. */
  operation: z.infer<typeof Operation> | null;
  /** What the provider says it charged, before the job is over; null where it has not said. */
  cost: Micro | null;
  /** Its file in the store. */
  clip: string | null;
  failure: Failure | null;
  parked: Parked | null;
};

/** What an event says beside the state. */
export const JobChange = z.strictObject({
  plan: Plan.optional(),
  spent: Micro.optional(),
  day: z.string().optional(),
  sentAt: z.string().optional(),
  operation: Operation.optional(),
  cost: Micro.nullable().optional(),
  clip: z.string().optional(),
  failure: Failure.optional(),
  parked: Parked.optional(),
  /** Who settled it, where a person did. */
  by: z.string().optional(),
  note: z.string().optional(),
});
export type JobChange = z.infer<typeof JobChange>;

export const LedgerEvent = z.strictObject({
  sequence: z.int().min(1),
  at: z.string(),
  job: z.string().min(1),
  to: z.enum(STATES),
  change: JobChange,
  /** The hash of the event before. */
  previous: z.string(),
});
export type LedgerEvent = z.infer<typeof LedgerEvent>;
