import type {Job, JobChange} from '../../../spot/ledger/job.ts';
import {type Micro, toMicro} from '../../../spot/ledger/money.ts';
import type {Run} from './run.ts';

/** US dollars above which a vendor's figure for one job is no cost, but a mistake. */
const MOST = 1_000_000;

/** What a vendor says that a job cost. `odd`: what it said, where that is no amount; the worst case then counts. */
type SaidCost = {cost?: Micro; odd?: string};

/** Reads what a vendor says that a job cost, in US dollars. Empty where it says nothing. */
export function readCost(usd: unknown): SaidCost {
  if (usd === undefined || usd === null) return {};
  const cost = typeof usd === 'number' && usd <= MOST ? toMicro(usd) : undefined;
  return cost === undefined ? {odd: String(usd).slice(0, 40)} : {cost};
}

/** What a job's next event says of its cost. A figure that is no amount is reported, and noted in the ledger. */
export function costChange(
  run: Pick<Run, 'oddCost'>,
  job: Job,
  usd: unknown,
): Pick<JobChange, 'cost' | 'note'> {
  const {cost, odd} = readCost(usd);
  if (odd === undefined) return cost === undefined ? {} : {cost};
  run.oddCost?.(job, odd);
  return {
    note: `The provider said that it cost "${odd}" US dollars, which is no amount: the worst case counts.`,
  };
}
