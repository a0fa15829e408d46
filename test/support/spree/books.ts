import {readFileSync} from 'node:fs';
import {sha256} from '../../../src/machine/files/hash.ts';
import type {Ledger} from '../../../src/production/shoot/ledger/ledger.ts';
import {ledgerFile, openLedger} from '../../../src/production/shoot/ledger/open.ts';
import {purchasedFile} from '../../../src/production/shoot/vault/purchased-files.ts';
import {fold} from '../../../src/spot/ledger/fold.ts';
import type {Job} from '../../../src/spot/ledger/job.ts';
import {STATES} from '../../../src/spot/ledger/states.ts';
import type {Vendor} from './vendor.ts';

/** The ledger and the vendor's bill, side by side. */
export type Books = {
  jobs: Job[];
  spent: number;
  held: number;
  bill: number;
  /** Accepted more than once under one id of ours, or unknown to the ledger. */
  paidTwice: string[];
  /** Made and charged for, and not in the vault byte by byte. */
  lostClips: string[];
  /**
   * Jobs that wait for a person, and the most that they cost: a kill between the intent and the request leaves an order that the vendor
   * never got, and its silence proves nothing. `listed`: those that the vendor shows under our id, which Tenspot had to find.
   */
  left: {jobs: string[]; worst: number; listed: string[]};
  /** The most that was ever spent and set aside together. */
  peak: number;
};

export async function booksOf(home: string, vendor: Vendor): Promise<Books> {
  const ledger = await openLedger(ledgerFile(home), Date.now);
  const jobs = ledger.inStates(STATES);
  const {spent, held} = ledger.totals();
  const paidTwice = vendor.jobs.filter(
    ({id, clientId}) =>
      vendor.jobs.some((other) => other.clientId === clientId && other.id !== id) ||
      !jobs.some(({plan}) => plan.clientId === clientId),
  );
  const lostClips = vendor.jobs.filter(({id, clientId, fails}) => {
    if (fails) return false;
    const clip = jobs.find(({plan, state}) => plan.clientId === clientId && state === 'COMMITTED')?.asset
      ?.file;
    return !clip || sha256(readFileSync(purchasedFile(home, clip))) !== sha256(vendor.clip(id));
  });
  const parked = jobs.filter(({state}) => state === 'PARKED');
  const left = {
    jobs: parked.map(({id}) => id),
    worst: parked.reduce((sum, {plan}) => sum + plan.worst, 0),
    listed: parked
      .filter(({plan}) => vendor.jobs.some(({clientId}) => clientId === plan.clientId))
      .map(({id}) => id),
  };
  const peak = highest(ledger);
  ledger.close();
  return {
    jobs,
    spent,
    held,
    bill: vendor.jobs.reduce((sum, {charge}) => sum + charge, 0),
    paidTwice: paidTwice.map(({id}) => id),
    lostClips: lostClips.map(({id}) => id),
    left,
    peak,
  };
}

/** Every event once more, from the first: what was spent and set aside after each. */
function highest(ledger: Ledger): number {
  const jobs = new Map<string, Job>();
  let peak = 0;
  for (const entry of ledger.events()) {
    jobs.set(entry.job, fold(jobs.get(entry.job), entry));
    const used = [...jobs.values()].reduce((sum, {spent, held}) => sum + spent + held, 0);
    peak = Math.max(peak, used);
  }
  return peak;
}
