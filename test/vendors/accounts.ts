import {createHash} from 'node:crypto';
import type {Temper, Troubles} from './temper.ts';

export type VendorName = 'fal' | 'replicate' | 'runway' | 'gemini' | 'openai' | 'comfyui';

/** A file that a vendor made, as it serves it. */
export type Made = {bytes: Buffer; sha256: string; type: 'video/mp4' | 'image/png'};

/** How an order ends: `fails-charged` and `fails-free` are told as failures; `flips` is told as a failure and completes later. */
export type Ending = 'succeeds' | 'fails-charged' | 'fails-free' | 'flips';

/** One job in the books of a vendor. Amounts are micro-dollars, times milliseconds of the campaign's clock. */
export type Job = {
  vendor: VendorName;
  id: string;
  /** The id that the answer to the order gave; null where no answer gave one. */
  told: string | null;
  /** The client has asked about it by its id: then it surely knows the id. */
  asked: boolean;
  /** The run of the command line that ordered it: every run has keys of its own. */
  run: string;
  /** The shot that its words name. */
  shot: string | null;
  route: string;
  input: Record<string, unknown>;
  /** The webhook address of the order, where the vendor's answers about the job have it. */
  webhook: string | null;
  at: number;
  readyAt: number;
  ending: Ending;
  list: number;
  bill: number;
  cancelled: boolean;
  /** The second of two jobs that the vendor made of one order. */
  twin: boolean;
  made: Made;
  troubles: Troubles;
};

/** A moment at which a campaign may kill a run. */
export type Moment = 'received' | 'accepted' | 'answered' | 'polled' | 'listed' | 'served';

/** What all vendors of one campaign share: the books, the clock, the seeded lies, and the moments that the campaign waits for. */
export type Accounts = {
  jobs: Job[];
  temper: Temper;
  now: () => number;
  make: (size: Size, seconds: number, id: string) => Promise<Made>;
  /** Called at every moment of a request, with the run that made it. */
  onMoment: (moment: Moment, run: string) => void;
  /** Every submission that came in, accepted or not. */
  submissions: {vendor: VendorName; run: string; shot: string | null; how: string; at: number}[];
};

export type Size = {width: number; height: number};

/** What is charged at list prices once everything has ended. */
export const chargeOf = ({ending, cancelled, list}: Job): number =>
  cancelled || ending === 'fails-free' ? 0 : list;

/** True where a file exists that the client has paid for. */
export const isDelivered = ({ending, cancelled}: Job): boolean =>
  !cancelled && (ending === 'succeeds' || ending === 'flips');

/** The shots of a campaign are named by words that occur in no other shot, so that a vendor can tell what an order is for. */
export const SHOT_WORDS = ['alderlamp', 'birchkettle', 'cedarchair', 'duneclock'] as const;

export const shotIn = (text: string): string | null => SHOT_WORDS.find((word) => text.includes(word)) ?? null;

/** The run is in the key: `key-<run>-...`. */
export const runOf = (key: string): string => /key-([a-z0-9]+)-/.exec(key)?.[1] ?? 'unknown';

export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
