/** The kinds of failures, the same for all providers. */
export const FAILURE_KINDS = [
  /** The prompt or a picture was refused. Sending it again does not help. */
  'moderated-input',
  /** The result was refused. */
  'moderated-output',
  /** Too many requests. Not accepted. */
  'rate',
  /** The account may not: no money, no key, no permission. */
  'balance',
  /** The vendor does not take such a request. */
  'invalid',
  /** The vendor has no capacity now. Not accepted. */
  'capacity',
  /** A fault of the vendor, after it had accepted the job. */
  'internal',
  /** The asset was made, and can no longer be fetched. */
  'expired-asset',
  /** The vendor ended the job because it took too long. */
  'timeout',
  /** The request left, and it is not known whether it was accepted. */
  'unknown-outcome',
] as const;
/** A kind of failure: `moderated-input`, `rate`, `balance`, `unknown-outcome`, ... */
export type FailureKind = (typeof FAILURE_KINDS)[number];

/**
 * The reaction to a failure:
 * - `send-again`: it was not accepted, so the same job is submitted again after a wait;
 * - `new-take`: one more job, with a reservation of its own; then the next candidate;
 * - `next`: the next candidate; `next-if-laxer`: only where the order allows a laxer one;
 * - `stop-batch`: nothing more is bought;
 * - `reconcile`: the provider is asked whether it was accepted; where it cannot say, the job becomes unresolved;
 * - `ask-again`: the job is still with the provider: it is polled again;
 * - `park`: the job becomes unresolved: a person has to settle it.
 */
export type Reaction =
  | 'send-again'
  | 'new-take'
  | 'next'
  | 'next-if-laxer'
  | 'stop-batch'
  | 'reconcile'
  | 'ask-again'
  | 'park';

export type FailureRule = {
  /** To a failed submission. */
  refused: Reaction;
  /** To the failed end of an accepted job. */
  ended: Reaction;
  /** How often one job is submitted at most. */
  sends: number;
  /** How many jobs a candidate gets in a batch at most. */
  takes: number;
  /** Counts towards the breaker, which pauses a provider after five in a row. */
  breaks: boolean;
  /** Counts towards the strikes: after three in a row a provider gets nothing more in the run. */
  strikes: boolean;
};

const once = {sends: 1, takes: 1, breaks: false, strikes: false};

/** The table of `docs/ledger.md`. It does not have the cost: each failure says whether it was charged, and where it does not, the job becomes unresolved. */
export const FAILURE_RULES: Record<FailureKind, FailureRule> = {
  'moderated-input': {...once, refused: 'next-if-laxer', ended: 'next-if-laxer', strikes: true},
  'moderated-output': {...once, refused: 'next-if-laxer', ended: 'next-if-laxer', strikes: true},
  rate: {...once, refused: 'send-again', ended: 'ask-again', sends: 5},
  balance: {...once, refused: 'stop-batch', ended: 'stop-batch'},
  invalid: {...once, refused: 'next', ended: 'next'},
  capacity: {...once, refused: 'send-again', ended: 'new-take', sends: 5, takes: 2, breaks: true},
  internal: {...once, refused: 'reconcile', ended: 'new-take', takes: 2, breaks: true},
  'expired-asset': {...once, refused: 'next', ended: 'park'},
  timeout: {...once, refused: 'reconcile', ended: 'new-take', takes: 2, breaks: true},
  'unknown-outcome': {...once, refused: 'reconcile', ended: 'ask-again', breaks: true},
};
