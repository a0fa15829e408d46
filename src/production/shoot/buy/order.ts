import type {Job} from '../../../spot/ledger/job.ts';
import type {Micro} from '../../../spot/ledger/money.ts';
import type {Json} from './port.ts';

/** One way to have it made. */
export type OrderCandidate = {
  provider: string;
  /** sha256 of the canonical request, the take number in it: equal keys are the same clip. */
  key: string;
  request: Json;
  /** What it costs at most. Set aside before anything is sent. */
  worst: Micro;
};

/** A clip that is wanted, and who may make it, best first. */
export type Order = {
  /** What is wanted, whoever makes it (the shot's content and the take number): it is bought once. */
  id: string;
  shot: string;
  candidates: readonly OrderCandidate[];
  /** Where one provider's moderation refuses, another may be asked. Off when it is left out. */
  laxer?: boolean | undefined;
};

export type OrderOutcome =
  | {state: 'bought'; job: Job; clip: string}
  /** A person has to say what became of it first. */
  | {state: 'parked'; job: Job}
  /** `failures`: every job of the order, oldest first. */
  | {state: 'failed'; why: 'exhausted' | 'moderated' | 'over-budget'; failures: Job[]}
  | {state: 'stopped'; why: string};
