import type {Job} from '../../spot/ledger/job.ts';
import {formatUsd, toMicro} from '../../spot/ledger/money.ts';
import {type Subject, subjectLabel} from '../../spot/ledger/subject.ts';
import type {RoutingPolicy} from '../../spot/routing/policy.ts';
import type {Project} from '../project/open-project.ts';
import type {TakeEnd} from '../project/report.ts';
import {clipFacts, unlikeOrder} from '../takes/clip-facts.ts';
import type {Order, OrderCandidate, OrderOutcome} from './buy/order.ts';
import {requestOf} from './buy/read-job.ts';
import type {PurchasedFiles} from './buy/vault.ts';
import {buyOrders, capsOf, type OrderOptions} from './buy-orders.ts';
import {documentObjection} from './document-objection.ts';
import type {PlannedTake, ShotPlan, SpotPlan} from './route/plan-shoot.ts';

/** The outcome of one take of one shot. */
export type TakePurchase = {
  shot: ShotPlan;
  take: number;
  outcome: OrderOutcome;
  /** What differs between its clip and what was ordered. */
  unlike: string[];
};

/** The purchase of a take as it is reported. */
export const takeEnd = ({shot, ...purchase}: TakePurchase): TakeEnd =>
  purchaseEnd({subject: shot.want.subject, ...purchase});

/** A purchase as it is reported. */
export function purchaseEnd({
  subject,
  take,
  outcome,
  unlike,
}: Omit<TakePurchase, 'shot'> & {subject: Subject}): TakeEnd {
  const isBought = outcome.state === 'bought';
  return {
    label: subjectLabel(subject),
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

type Options = Omit<OrderOptions, 'caps' | 'files' | 'objection'> & {
  policy: RoutingPolicy;
  /** US dollars that this run may spend at most. A lower limit of the policy counts as well. */
  maxCost: number;
};

/**
 * The pictures of the shots of a plan, and what stands against sending one. Each purchase needs them, also one of lines: it goes on with
 * the jobs of shots that an earlier run left.
 */
export function sendingOf(
  {shots}: Pick<SpotPlan, 'shots'>,
  {workspace}: Pick<Project, 'workspace'>,
): Required<Pick<OrderOptions, 'files' | 'objection'>> {
  const wants = shots.map(({want}) => want);
  return {
    files: new Map(wants.flatMap((want) => Object.entries(want.files))),
    objection: (job) => documentObjection(job, wants, workspace),
  };
}

/** Buys a plan. First finishes the jobs that an earlier run left, then buys each missing take, at most once. */
export async function purchase(
  plan: SpotPlan,
  project: Pick<Project, 'store' | 'tools' | 'workspace'>,
  {policy, maxCost, ...options}: Options,
): Promise<TakePurchase[]> {
  const wanted = plan.shots.flatMap((shot) => shot.takes.map((take) => ({shot, take})));
  const missing = wanted.filter(({take}) => !take.have);
  const {outcomes, vault} = await buyOrders(
    missing.map(({shot, take}) => orderOf(shot, take, policy)),
    project,
    {
      ...options,
      ...sendingOf(plan, project),
      caps: capsOf(policy, maxCost),
    },
  );
  const bought = new Map(missing.map(({take}, index) => [take, outcomes[index]] as const));
  const purchases: TakePurchase[] = [];
  for (const {shot, take} of wanted) {
    const outcome = earlierPurchase(take) ?? bought.get(take);
    if (!outcome) continue;
    const unlike = outcome.state === 'bought' ? await differences(outcome, vault, project) : [];
    purchases.push({shot, take: take.number, outcome, unlike});
  }
  return purchases;
}

async function differences(
  {job, file}: Extract<OrderOutcome, {state: 'bought'}>,
  vault: Pick<PurchasedFiles, 'path'>,
  project: Pick<Project, 'store' | 'tools'>,
): Promise<string[]> {
  const facts = await clipFacts(file, vault.path(file), project);
  return 'broken' in facts ? [facts.broken] : unlikeOrder(facts, requestOf(job), job.plan.kind);
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
