import {z} from 'zod';
import {ASSET_KINDS, type Asset, MediaType} from './asset.ts';
import {FAILURE_KINDS} from './failure-reactions.ts';
import {Micro} from './money.ts';
import {STATES, type State} from './states.ts';
import {Subject} from './subject.ts';

/** The version that new events have. Events of 0.1.0 have none: `upgrade.ts` reads them. */
export const EVENT_VERSION = 2;

/** Plain JSON that only its provider reads. */
const Json = z.json();
export const StoredOperation = z
  .record(z.string(), Json)
  .refine(({id}) => typeof id === 'string', {error: 'expected the id of the job'});
export type StoredOperation = z.infer<typeof StoredOperation>;

/** What is bought, from which provider, and the most that it can cost. It never changes. */
export const JobTerms = z.strictObject({
  /** What is wanted, whichever provider makes it. At most one job of an order is open at a time. */
  order: z.string().min(1),
  kind: z.enum(ASSET_KINDS),
  mediaType: MediaType,
  subject: Subject,
  batch: z.string().min(1),
  provider: z.string().min(1),
  /** sha256 of the canonical request, with the number of the take. */
  key: z.string().min(1),
  request: Json,
  /** Reserved before the request is sent; charged where the provider says that it charged, and not how much. */
  worst: Micro,
  /** 1, 2, 3 ... for jobs of one order and key. */
  attempt: z.int().min(1),
  /** Made before the submission, and sent with it where the provider takes one: a lost answer can be found by it. */
  clientId: z.string().min(1),
});
export type JobTerms = z.infer<typeof JobTerms>;

/** Why a job failed, or is unresolved. `over-budget` and `withdrawn` cost nothing and do not count against the provider. */
export const Failure = z.strictObject({
  kind: z.enum([...FAILURE_KINDS, 'over-budget', 'withdrawn', 'settled']),
  /** `refused` in answer to the submission, `ended` after the job was accepted. */
  when: z.enum(['refused', 'ended']),
  charged: z.enum(['yes', 'no', 'unknown']),
  code: z.string(),
  message: z.string(),
});
export type Failure = z.infer<typeof Failure>;

/**
 * Why a person has to settle a job. It is not known whether it was accepted or how it ended (`outcome`), or what it cost
 * (`charge`); or it is paid for and its file cannot be fetched (`lost`).
 */
export const Unresolved = z.strictObject({why: z.enum(['outcome', 'charge', 'lost']), note: z.string()});
export type Unresolved = z.infer<typeof Unresolved>;

export type Job = {
  id: string;
  plan: JobTerms;
  state: State;
  /** When it came into this state (ISO 8601). */
  at: string;
  /** The number of its last event. */
  sequence: number;
  /** Reserved at present. */
  held: Micro;
  /** Charged; 0 until the job is over. */
  spent: Micro;
  /** The UTC day whose budget it counts against: that of the reservation. Null before. */
  day: string | null;
  /** When it was last sent (ISO 8601); null before. */
  sentAt: string | null;
  /** How often it was sent. */
  sends: number;
  /** The job at the provider, with its `id` there. Null until it is accepted. */
  operation: StoredOperation | null;
  /** What the provider says that it charged, before the job is over; null where it has not said. */
  cost: Micro | null;
  asset: Asset | null;
  failure: Failure | null;
  unresolved: Unresolved | null;
};

/** What an event says beside the state. */
export const JobChange = z.strictObject({
  plan: JobTerms.optional(),
  spent: Micro.optional(),
  day: z.string().optional(),
  sentAt: z.string().optional(),
  operation: StoredOperation.optional(),
  cost: Micro.nullable().optional(),
  /** The bought file, by its name in the vault. */
  asset: z.string().optional(),
  failure: Failure.optional(),
  unresolved: Unresolved.optional(),
  /** Who settled it, where a person did. */
  by: z.string().optional(),
  note: z.string().optional(),
});
export type JobChange = z.infer<typeof JobChange>;

export const LedgerEvent = z.strictObject({
  version: z.literal(EVENT_VERSION),
  sequence: z.int().min(1),
  at: z.string(),
  job: z.string().min(1),
  to: z.enum(STATES),
  change: JobChange,
  /** The hash of the event before. */
  previous: z.string(),
});
export type LedgerEvent = z.infer<typeof LedgerEvent>;
