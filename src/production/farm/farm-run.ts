import type {CloudOrder, RenderCloud} from '../../machine/lambda/farm-cloud.ts';
import type {Clock} from '../../machine/process/clock.ts';
import type {FarmFunction} from '../../spot/farm/farm-cost.ts';
import type {FarmPrice} from '../../spot/farm/farm-price.ts';
import type {Micro} from '../../spot/ledger/money.ts';
import type {Backoff} from '../shoot/buy/backoff.ts';
import type {FarmJob} from './farm-jobs.ts';
import type {FarmJournal} from './farm-journal.ts';
import type {FunctionPlaces} from './function-places.ts';

/** Waits of a run, in milliseconds. */
export type FarmWaits = {
  /** Between questions about a render. */
  poll: Backoff;
  /** After AWS had no room, and after a question that failed. */
  again: Backoff;
  /** After this long without an answer, a render that did not appear is taken as never started. */
  unanswered: number;
};

/** Default waits. A function starts within seconds, so a render that is nowhere after ten minutes was not started. */
export const FARM_WAITS: FarmWaits = {
  poll: {first: 1_000, longest: 5_000},
  again: {first: 1_000, longest: 30_000},
  unanswered: 600_000,
};

/** What the jobs of one run share. */
export type FarmRun = {
  id: string;
  cloud: RenderCloud;
  journal: FarmJournal;
  places: FunctionPlaces;
  clock: Clock;
  waits: FarmWaits;
  /** Micro-dollars that the run may cost. */
  cap: Micro;
  /** The keys of the jobs that it may order. Undefined without a plan: every job whose file is not there. */
  agreed: ReadonlySet<string> | undefined;
  size: FarmFunction;
  price: FarmPrice;
  bucket: string;
  functionName: string;
  /** What a job is ordered as. Called when it is ordered, because addresses in it expire. */
  orderOf: (job: FarmJob) => Promise<Omit<CloudOrder, 'bucket' | 'functionName' | 'output'>>;
  /** A new path for a downloaded file. */
  draft: () => string;
  /** Throws an error with a code of `WRONG_FILE` where a downloaded file is not what the job should make. */
  verify: (file: string, job: FarmJob) => Promise<void>;
  /** Keeps a verified file for later runs, where its job allows that, and returns where it is. */
  keep: (file: string, job: FarmJob) => Promise<string>;
  signal: AbortSignal;
};
