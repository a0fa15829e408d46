import type {Ledger} from '../../../../../src/production/shoot/ledger/ledger.ts';
import {listUnresolved, settle} from '../../../../../src/production/shoot/ledger/settle.ts';
import type {Job} from '../../../../../src/spot/ledger/job.ts';
import {OPEN} from '../../../../../src/spot/ledger/states.ts';
import {subjectLabel} from '../../../../../src/spot/ledger/subject.ts';
import {chanceOf} from './chance.ts';
import {openLedgerIn} from './disk.ts';
import {openLife} from './life.ts';
import type {Scene} from './process.ts';
import type {Accepted} from './vendor.ts';

/** What a schedule came to. */
export type Report = {
  accepted: number;
  bought: number;
  unresolved: number;
  /** Jobs that were dropped from a queue, since their run was ended. */
  cancelled: number;
  /** What the vendors said that was not so. */
  lied: string[];
  crashes: Map<string, number>;
  spent: number;
};

/** What has to hold when all processes have ended: between the ledger, the store and the vendors' bills. */
export function audit(scene: Scene): Omit<Report, 'crashes'> {
  const {disk, time, vendors} = scene;
  const auditor = openLife('auditor', chanceOf(0), {left: 0, probability: 0, seen: new Map()});
  const ledger = openLedgerIn(disk, auditor, time);
  const accepted = vendors.flatMap(({jobs}) => jobs);
  const known = allJobs(ledger);

  for (const [clientId, twice] of groupBy(accepted, (job) => job.clientId)) {
    if (twice.length > 1)
      fail(`${twice.map(({id}) => id).join(' and ')} were accepted for one job, ${clientId}`);
    if (!known.some(({plan}) => plan.clientId === clientId)) fail(`${clientId} is in no ledger`);
  }
  for (const [order, jobs] of groupBy(known, ({plan}) => plan.order)) {
    const paid = jobs.filter((job) => billOf(job, accepted, known)?.failure === null);
    if (paid.length > 1) fail(`${order} was made ${paid.length} times: ${paid.map(({id}) => id).join(', ')}`);
  }
  if (ledger.inStates(OPEN).length > 0) fail(`${ledger.inStates(OPEN)[0]?.id} was left open`);
  for (const {state, asset} of known)
    if (state === 'COMMITTED' && !disk.clips.has(asset?.file ?? '')) fail(`${asset?.file} is lost`);
  withinCaps(scene, ledger);

  const billed = accepted.reduce((sum, {charge}) => sum + charge, 0);
  const before = ledger.totals();
  if (before.spent + before.held < billed)
    fail(`the bill is ${billed}, and only ${before.spent} are spent and ${before.held} held`);
  const unresolved = listUnresolved(ledger);
  for (const job of unresolved) settleByBill(ledger, job, billOf(job, accepted, known));
  for (const job of allJobs(ledger)) {
    const charge = billOf(job, accepted, known)?.charge ?? 0;
    if (job.spent !== charge) fail(`${job.id} cost ${charge}, and the ledger says ${job.spent}`);
  }
  const {spent, held} = ledger.totals();
  if (spent !== billed) fail(`the bill is ${billed}, and the ledger says ${spent}`);
  if (held !== 0) fail(`${held} are still set aside`);
  openLedgerIn(disk, auditor, time);
  const bought = known.filter(({state}) => state === 'COMMITTED').length;
  const cancelled = known.filter(({failure}) => failure?.code === 'cancelled').length;
  const lied = vendors.flatMap((vendor) => vendor.lied);
  return {accepted: accepted.length, lied, bought, unresolved: unresolved.length, cancelled, spent};
}

/** A person who looks the unresolved job up in the vendor's bill. */
function settleByBill(ledger: Ledger, job: Job, bill: Accepted | undefined): void {
  const by = 'the auditor';
  if (!bill || bill.charge === 0) settle(ledger, job.id, {outcome: 'not-charged', by});
  else settle(ledger, job.id, {outcome: 'charged', cost: bill.charge, by});
}

function withinCaps({caps}: Scene, ledger: Ledger): void {
  const spentOn = (scope: 'batch' | 'subject'): Map<string, Job[]> =>
    groupBy(allJobs(ledger), ({plan}) => (scope === 'batch' ? plan.batch : subjectLabel(plan.subject)));
  for (const scope of ['batch', 'subject'] as const) {
    for (const [name, jobs] of spentOn(scope)) {
      const used = jobs.reduce((sum, {spent, held}) => sum + spent + held, 0);
      const cap = caps[scope];
      if (cap !== undefined && used > cap) fail(`${name} used ${used} of ${cap}`);
    }
  }
}

/** By its id at the vendor, where the ledger has one: else a person looks its submission up in the bill. */
const billOf = (job: Job, accepted: readonly Accepted[], all: readonly Job[]): Accepted | undefined =>
  accepted.find(({id}) => id === job.operation?.id) ??
  accepted.find(
    ({id, clientId}) =>
      job.operation === null &&
      clientId === job.plan.clientId &&
      !all.some(({operation, plan}) => plan.provider === job.plan.provider && operation?.id === id),
  );

const allJobs = (ledger: Ledger): Job[] => ledger.inStates([...OPEN, 'PARKED', 'COMMITTED', 'FAILED']);

function groupBy<T>(list: readonly T[], key: (each: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const each of list) groups.set(key(each), [...(groups.get(key(each)) ?? []), each]);
  return groups;
}

function fail(what: string): never {
  throw new Error(what);
}
