import type {FailureKind} from '../../../spot/ledger/failure-reactions.ts';
import type {Micro} from '../../../spot/ledger/money.ts';

/** Plain JSON: another process can go on with it. */
export type Json = null | boolean | number | string | Json[] | {[key: string]: Json};

/** An accepted job, by its id at the provider and whatever else finds it again. No key, no signed URL: it is written down. */
export type Operation = {id: string; [key: string]: Json};

/** When a create was sent, by our clock, and the id that went with it. */
export type Sent = {
  /** ISO 8601. */
  at: string;
  /** The same for every time that one job is sent. */
  clientId: string;
};

export type Failed = {
  state: 'failed';
  kind: FailureKind;
  charged: 'yes' | 'no' | 'unknown';
  code: string;
  message: string;
  /** What was charged, where the provider says so. */
  cost?: Micro | undefined;
  /** Seconds that it asks to be left alone for. */
  retryAfter?: number | undefined;
};

export type Progress =
  /** `queued`: it has not begun yet, as far as the provider says. */
  | {state: 'pending'; queued?: true}
  /** `cost`: what was charged, where the provider says so. `result` is what `collect` needs; it is never written down, for it may hold signed URLs. */
  | {state: 'done'; cost?: Micro | undefined; result: unknown}
  | Failed;

/** A provider, as far as buying is concerned. */
export type Shooter = {
  id: string;
  /** Jobs that may be with it at once. */
  concurrency: number;
  /** Creates a minute at most; no limit when it is left out. */
  perMinute?: number | undefined;
  /**
   * Sends one create, once: the retries of whatever is beneath are off. What it throws is read by `failureOf`:
   * whatever does not say by itself that nothing was accepted counts as "nobody knows".
   */
  submit: (request: Json, sent: Sent, signal?: AbortSignal) => Promise<Operation>;
  poll: (operation: Operation, signal?: AbortSignal) => Promise<Progress>;
  /**
   * Asks that a job be dropped. Left out where that could cost something: where a request that arrives late would remove what
   * is paid for, or nobody says what a cancelled job costs.
   */
  cancel?: (operation: Operation, signal?: AbortSignal) => Promise<void>;
  /**
   * Finds the job of a create whose answer was lost. `none` says that the provider does not have it now, `unlisted` that it may have
   * it all the same, and may show it later.
   */
  reconcile?: (request: Json, sent: Lost, signal?: AbortSignal) => Promise<Found>;
  /** Writes the clip to `file`. */
  collect: (result: unknown, file: string, signal?: AbortSignal) => Promise<void>;
};

/**
 * A create whose answer was lost. `known`: ids of the provider's jobs that are in the ledger already, and so are not this one.
 * `others`: what else was sent of which nobody knows whether it was accepted; a job that is found by its text may be theirs.
 */
export type Lost = Sent & {known: readonly string[]; others: readonly Json[]};

export type Found = {operation: Operation} | 'none' | 'unsure' | 'unlisted';

/** Where clips go. */
export type Vault = {
  /** Has a clip written, checks it to its last frame and stores it; its name in the store. Throws what is wrong with it. */
  keep: (write: (file: string) => Promise<void>) => Promise<string>;
  holds: (clip: string) => Promise<boolean>;
};
