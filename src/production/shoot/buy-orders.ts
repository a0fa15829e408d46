import type {Network} from '../../machine/http/network.ts';
import type {Clock} from '../../machine/process/clock.ts';
import {openOwner} from '../../machine/process/owner.ts';
import type {AnyProvider, Context} from '../../providers/contract/contract.ts';
import {type Bill, billsAbove, billsOf} from '../../spot/ledger/bills.ts';
import type {Caps} from '../../spot/ledger/budget.ts';
import type {Job} from '../../spot/ledger/job.ts';
import {toCap} from '../../spot/ledger/money.ts';
import {OPEN} from '../../spot/ledger/states.ts';
import type {RoutingPolicy} from '../../spot/routing/policy.ts';
import type {Project} from '../project/open-project.ts';
import {billsIn, type OddCost, stoppedByBill} from './bills.ts';
import {buyAll} from './buy/buy.ts';
import {interruptedError} from './buy/interrupted-problem.ts';
import {fetchEarlierResults} from './buy/late-results.ts';
import type {Order, OrderOutcome} from './buy/order.ts';
import {resume} from './buy/own-jobs.ts';
import {requestOf} from './buy/read-job.ts';
import {openRun, type Run} from './buy/run.ts';
import {openPurchasedFiles, type PurchasedFiles} from './buy/vault.ts';
import type {Ledger} from './ledger/ledger.ts';
import {refuseInLostWindow} from './ledger/lost-window.ts';
import {ledgerFile, ownersOf} from './ledger/open.ts';
import {admitPurchase} from './vault/admit-purchase.ts';
import {openVaultLedger} from './vault/open-vault.ts';
import {ownJobsSince} from './vault/recognise-place.ts';

/** How many jobs one provider may have at once. */
const CONCURRENCY = 4;

/** How orders of any kind are bought. */
export type OrderOptions = {
  network: Network;
  /** All providers: also those whose jobs an earlier run left. */
  providers: readonly AnyProvider[];
  clock: Clock;
  /** The most that is spent. */
  caps: Caps;
  /** Paths of the input files of the orders, by their sha256. Default: they have none. */
  files?: ReadonlyMap<string, string> | undefined;
  /** Asked right before a job is sent: why it is not sent after all. Default: it is sent. */
  objection?: ((job: Job) => Promise<string | undefined>) | undefined;
  /** The name under which several calls share a cap of their batch. Default: this call alone. */
  batch?: string | undefined;
  /** Called for every state that a job comes into. */
  tell: (job: Job) => void;
  /** Called once for each bill of this run that is above its estimate. */
  tellBill?: ((bill: Bill) => void) | undefined;
  /** Called for each cost that is no amount. */
  tellOddCost?: ((odd: OddCost) => void) | undefined;
  signal?: AbortSignal | undefined;
};

/** Finishes the jobs that earlier runs left, whatever they are for. Then buys each order at most once. */
export async function buyOrders(
  orders: readonly Order[],
  {store, tools, workspace}: Pick<Project, 'store' | 'tools' | 'workspace'>,
  options: OrderOptions,
): Promise<{outcomes: OrderOutcome[]; vault: PurchasedFiles}> {
  const {providers, clock, tell, signal, files = new Map<string, string>()} = options;
  let run: Run | undefined;
  const network: Network = {
    ...options.network,
    tellLimits: (provider, limits) => run?.gate(provider).tell(limits),
  };
  const ledger = await openVaultLedger(workspace, clock.now);
  const vault = await openPurchasedFiles(workspace.vault, {store, tools, now: clock.now, signal});
  const contextFor = (about: Pick<Context, 'clientId' | 'signal'>): Context => ({
    ...about,
    tools,
    draft: store.draft,
    network,
    store: {
      path: vault.path,
      put: (file, extension = '') => vault.put(file, extension, jobOf(about.clientId, ledger)),
    },
    input: (sha256) => files.get(sha256) ?? '',
  });
  const owner = await openOwner(ownersOf(ledgerFile(workspace.vault)));
  const told = new Set(billsAbove(ledger.chargedAbove()).map(({job}) => job));
  try {
    const worst = orders.reduce((sum, {candidates}) => sum + (candidates[0]?.worst ?? 0), 0);
    const isFree = (id: string): boolean => providers.some((each) => each.id === id && !each.remote);
    const subjects = orders.map(({subject}) => subject);
    await admitPurchase(workspace, ledger, {takes: orders.length, worst, subjects, isFree}, clock.now);
    run = openRun({
      ledger,
      owner,
      clock,
      tell,
      oddCost: (job, said) => options.tellOddCost?.(toOddCost(job, said)),
      signal,
      vault,
      providers: providers.filter(({remote}) => remote !== undefined),
      context: contextFor,
      limits: () => ({concurrency: CONCURRENCY}),
      batch: options.batch ?? clock.id(),
      caps: options.caps,
      objection: async (job) =>
        stoppedByBill(billsOf(billsIn(ledger), requestOf(job))) ?? (await options.objection?.(job)),
    });
    await resume(run);
    await fetchEarlierResults(run, await ownJobsSince(workspace.vault));
    if (orders.length > 0) refuseInLostWindow(ledger, ledgerFile(workspace.vault));
    return {outcomes: await buyAll(orders, run), vault};
  } catch (error) {
    throw run && signal?.aborted ? interruptedError(run) : error;
  } finally {
    for (const bill of billsAbove(ledger.chargedAbove())) if (!told.has(bill.job)) options.tellBill?.(bill);
    await owner.leave();
    ledger.close();
  }
}

function toOddCost(job: Job, said: string): OddCost {
  const {provider, worst} = job.plan;
  return {job: job.id, provider, model: requestOf(job).model, said, worst};
}

/** The job that is about to be sent: the id of its submission is in the ledger already. */
function jobOf(clientId: string | undefined, ledger: Ledger): Job {
  const job = ledger.inStates(OPEN).find(({plan}) => plan.clientId === clientId);
  if (!job) throw new Error('a provider keeps a file outside of a submission');
  return job;
}

/** The caps of a run: the budgets of a policy, and the US dollars that the run may spend at most, whichever is lower. */
export function capsOf({budget}: Pick<RoutingPolicy, 'budget'>, maxCost: number): Caps {
  const {shot, spot, day, run = Infinity} = budget;
  return {
    ...(shot === undefined ? {} : {subject: toCap(shot)}),
    ...(spot === undefined ? {} : {spot: toCap(spot)}),
    ...(day === undefined ? {} : {day: toCap(day)}),
    batch: toCap(Math.min(run, maxCost)),
  };
}
