import type {Network} from '../../machine/http/network.ts';
import type {Clock} from '../../machine/process/clock.ts';
import {openOwner} from '../../machine/process/owner.ts';
import type {Context, Provider} from '../../providers/contract/contract.ts';
import {type Bill, billsAbove, billsOf} from '../../spot/ledger/bills.ts';
import type {Caps} from '../../spot/ledger/budget.ts';
import type {Job} from '../../spot/ledger/job.ts';
import {formatUsd, toCap, toMicro} from '../../spot/ledger/money.ts';
import {OPEN} from '../../spot/ledger/states.ts';
import {subjectLabel} from '../../spot/ledger/subject.ts';
import type {RoutingPolicy} from '../../spot/routing/policy.ts';
import type {Project} from '../project/open-project.ts';
import type {TakeEnd} from '../project/report.ts';
import {clipFacts, unlikeOrder} from '../takes/clip-facts.ts';
import {billsIn, type OddCost, stoppedByBill} from './bills.ts';
import {buyAll} from './buy/buy.ts';
import {interruptedError} from './buy/interrupted-problem.ts';
import {fetchEarlierResults} from './buy/late-results.ts';
import type {Order, OrderCandidate, OrderOutcome} from './buy/order.ts';
import {resume} from './buy/own-jobs.ts';
import {requestOf} from './buy/read-job.ts';
import {openRun, type Run} from './buy/run.ts';
import {openPurchasedFiles, type PurchasedFiles} from './buy/vault.ts';
import {documentObjection} from './document-objection.ts';
import type {Ledger} from './ledger/ledger.ts';
import {refuseInLostWindow} from './ledger/lost-window.ts';
import {ledgerFile, ownersOf} from './ledger/open.ts';
import type {PlannedTake, ShotPlan, SpotPlan} from './route/plan-shoot.ts';
import {admitPurchase} from './vault/admit-purchase.ts';
import {openVaultLedger} from './vault/open-vault.ts';
import {ownJobsSince} from './vault/recognise-place.ts';

/** How many jobs one provider may have at once. */
const CONCURRENCY = 4;

/** The outcome of one take of one shot. */
export type TakePurchase = {
  shot: ShotPlan;
  take: number;
  outcome: OrderOutcome;
  /** What differs between its clip and what was ordered. */
  unlike: string[];
};

/** A purchase as it is reported. */
export function takeEnd({shot, take, outcome, unlike}: TakePurchase): TakeEnd {
  const isBought = outcome.state === 'bought';
  return {
    label: subjectLabel(shot.want.subject),
    take,
    state: outcome.state,
    provider: isBought ? outcome.job.plan.provider : null,
    spent: isBought ? outcome.job.spent : 0,
    why: isBought ? lateIn(outcome.late) : whyNot(outcome),
    unlike,
  };
}

/** Takes that were bought twice because the provider first said that the first had failed. */
function lateIn(late: readonly Job[] = []): string | null {
  if (late.length === 0) return null;
  const names = late.map(({id, spent}) => `${id} (${formatUsd(spent)})`).join(', ');
  return `its provider had said that it failed, and it completed and was charged after all: ${names}`;
}

/** Why a take was not bought. Where its candidates were tried, also what stood against the last one. */
function whyNot(outcome: Exclude<OrderOutcome, {state: 'bought'}>): string {
  if (outcome.state === 'unresolved') return outcome.job.unresolved?.note ?? '';
  if (outcome.state === 'stopped') return outcome.why;
  const last = outcome.failures.at(-1)?.failure?.message;
  return last ? `${outcome.why}: ${last}` : outcome.why;
}

type Options = {
  network: Network;
  providers: readonly Provider[];
  policy: RoutingPolicy;
  /** US dollars that this run may spend at most. A lower limit of the policy counts as well. */
  maxCost: number;
  clock: Clock;
  /** The name under which several calls share `maxCost`. Default: this call alone. */
  batch?: string | undefined;
  /** Called for every state that a job comes into. */
  tell: (job: Job) => void;
  /** Called once for each bill of this run that is above its estimate. */
  tellBill?: ((bill: Bill) => void) | undefined;
  /** Called for each cost that is no amount. */
  tellOddCost?: ((odd: OddCost) => void) | undefined;
  signal?: AbortSignal | undefined;
};

/** Buys a plan. First finishes the jobs that an earlier run left, then buys each missing take, at most once. */
export async function purchase(
  plan: SpotPlan,
  {store, tools, workspace}: Pick<Project, 'store' | 'tools' | 'workspace'>,
  options: Options,
): Promise<TakePurchase[]> {
  const {providers, policy, clock, tell, signal} = options;
  let run: Run | undefined;
  const network: Network = {
    ...options.network,
    tellLimits: (provider, limits) => run?.gate(provider).tell(limits),
  };
  const wants = plan.shots.map(({want}) => want);
  const files = new Map(wants.flatMap((want) => Object.entries(want.files)));
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
  const wanted = plan.shots.flatMap((shot) => shot.takes.map((take) => ({shot, take})));
  const missing = wanted.filter(({take}) => !take.have);
  const orders = missing.map(({shot, take}) => orderOf(shot, take, policy));
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
      caps: capsOf(policy, options.maxCost),
      objection: async (job) =>
        stoppedByBill(billsOf(billsIn(ledger), requestOf(job))) ??
        (await documentObjection(job, wants, workspace)),
    });
    await resume(run);
    await fetchEarlierResults(run, await ownJobsSince(workspace.vault));
    if (orders.length > 0) refuseInLostWindow(ledger, ledgerFile(workspace.vault));
    const outcomes = await buyAll(orders, run);
    const bought = new Map(missing.map(({take}, index) => [take, outcomes[index]] as const));
    const purchases: TakePurchase[] = [];
    for (const {shot, take} of wanted) {
      const outcome = earlierPurchase(take) ?? bought.get(take);
      if (!outcome) continue;
      const unlike = outcome.state === 'bought' ? await differences(outcome, vault, {store, tools}) : [];
      purchases.push({shot, take: take.number, outcome, unlike});
    }
    return purchases;
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

async function differences(
  {job, file}: Extract<OrderOutcome, {state: 'bought'}>,
  vault: Pick<PurchasedFiles, 'path'>,
  project: Pick<Project, 'store' | 'tools'>,
): Promise<string[]> {
  const facts = await clipFacts(file, vault.path(file), project);
  return 'broken' in facts ? [facts.broken] : unlikeOrder(facts, requestOf(job), job.plan.kind);
}

/** The job that is about to be sent: the id of its submission is in the ledger already. */
function jobOf(clientId: string | undefined, ledger: Ledger): Job {
  const job = ledger.inStates(OPEN).find(({plan}) => plan.clientId === clientId);
  if (!job) throw new Error('a provider keeps a file outside of a submission');
  return job;
}

/** The outcome of a take that was bought before. */
const earlierPurchase = ({have}: PlannedTake): OrderOutcome | undefined =>
  have?.clip != null ? {state: 'bought', job: have.job, file: have.clip} : undefined;

/** The order for a take: the requests of its offers, in the order in which they are tried. */
function orderOf({want}: ShotPlan, {number, ranked}: PlannedTake, policy: RoutingPolicy): Order {
  const candidates = ranked.flatMap(({provider, card: {mediaType}, take}): OrderCandidate[] => {
    const {request, key, usd = NaN} = take?.(number) ?? {};
    const worst = toMicro(usd);
    return request && key !== undefined && worst !== undefined
      ? [{provider, key, request, mediaType, worst}]
      : [];
  });
  const {subject, request} = want;
  return {id: want.order(number), kind: request.kind, subject, candidates, laxer: policy.laxerFallback};
}

function capsOf({budget}: RoutingPolicy, maxCost: number): Caps {
  const {shot, day, run = Infinity} = budget;
  return {
    ...(shot === undefined ? {} : {subject: toCap(shot)}),
    ...(day === undefined ? {} : {day: toCap(day)}),
    batch: toCap(Math.min(run, maxCost)),
  };
}
