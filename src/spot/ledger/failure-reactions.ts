/** How a provider says no, in one set of words for all of them. */
export const FAILURE_KINDS = [
  /** The words or pictures were refused. Asking again changes nothing. */
  'moderated-input',
  /** The result was refused. */
  'moderated-output',
  /** Too many requests. Not accepted. */
  'rate',
  /** The account is not let in: no money, no key, no right. */
  'balance',
  /** The request is not one that the vendor takes. */
  'invalid',
  /** The vendor has no room now. Not accepted. */
  'capacity',
  /** The vendor's own fault, after it had accepted. */
  'internal',
  /** It was made, but can no longer be fetched. */
  'expired-asset',
  /** The vendor gave it up for taking too long. */
  'timeout',
  /** It left, and nobody knows whether it was accepted. */
  'unknown-outcome',
] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/**
 * What is done about a failure:
 * - `send-again`: it was not accepted, so the same reservation is sent again after a wait;
 * - `new-take`: one more job, with a reservation of its own; then the next candidate;
 * - `next`: the next candidate; `next-if-laxer`: only where the order allows a laxer one;
 * - `stop-batch`: nothing more is bought;
 * - `reconcile`: nobody knows whether it was accepted: the provider is asked, else it is parked;
 * - `ask-again`: the job is still the provider's: only questions follow;
 * - `park`: a person decides.
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
  /** In answer to the create. */
  refused: Reaction;
  /** As the end of a job that was accepted. */
  ended: Reaction;
  /** How often one job is sent at most. */
  sends: number;
  /** How many jobs a candidate gets in a batch at most. */
  takes: number;
  /** Counts towards the breaker, which pauses a provider after five in a run. */
  breaks: boolean;
  /** Counts towards the strikes: three in a run and the provider gets nothing more. */
  strikes: boolean;
};

const once = {sends: 1, takes: 1, breaks: false, strikes: false};

/** The table of `docs/ledger.md`. What a job cost is not in it: the provider says so each time, and where it does not know, the job is parked. */
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
