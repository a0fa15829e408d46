import type {Network} from '../../machine/http/network.ts';
import type {Clock} from '../../machine/process/clock.ts';
import {openOwner} from '../../machine/process/owner.ts';
import type {Context, Provider} from '../../providers/contract/contract.ts';
import type {Caps} from '../../spot/ledger/budget.ts';
import type {Job} from '../../spot/ledger/job.ts';
import {toCap, toMicro} from '../../spot/ledger/money.ts';
import type {RoutingPolicy} from '../../spot/routing/policy.ts';
import type {Production} from '../project/open-project.ts';
import {buyAll} from './buy/buy.ts';
import {interruptedError} from './buy/interrupted-problem.ts';
import type {Order, OrderCandidate, OrderOutcome} from './buy/order.ts';
import {resume} from './buy/own-jobs.ts';
import {openRun, type Run} from './buy/run.ts';
import {vaultIn} from './buy/vault.ts';
import {ledgerFile, openLedger, ownersOf} from './ledger/open.ts';
import type {PlannedTake, ShootPlan, ShotPlan} from './route/plan-shoot.ts';

/** Jobs at one provider at the same time. */
const CONCURRENCY = 4;

/** The outcome of one take of one shot. */
export type TakePurchase = {shot: ShotPlan; take: number; outcome: OrderOutcome};

type Options = {
  network: Network;
  providers: readonly Provider[];
  policy: RoutingPolicy;
  /** US dollars that this run may spend at most, whatever the policy says. */
  maxCost: number;
  clock: Clock;
  /** The batch that `maxCost` is for, where several calls share it. Default: a batch of its own. */
  batch?: string | undefined;
  /** Called with every state that a job comes into. */
  tell: (job: Job) => void;
  signal?: AbortSignal | undefined;
};

/** Finishes the jobs that an earlier run left, then buys each take of the plan at most once. */
export async function purchase(
  plan: ShootPlan,
  production: Production,
  options: Options,
): Promise<TakePurchase[]> {
  const {store, tools, workspace} = production;
  const {providers, policy, clock, tell, signal} = options;
  let run: Run | undefined;
  const network: Network = {
    ...options.network,
    tellLimits: (provider, limits) => run?.gate(provider).tell(limits),
  };
  const files = Object.assign({}, ...plan.shots.map(({want}) => want.files)) as Record<string, string>;
  const contextFor = (about: Pick<Context, 'clientId' | 'signal'>): Context => ({
    ...about,
    tools,
    draft: store.draft,
    network,
    store,
    input: (sha256) => files[sha256] ?? '',
  });
  const file = ledgerFile(workspace.home);
  const ledger = await openLedger(file, clock.now);
  const owner = await openOwner(ownersOf(file));
  try {
    run = openRun({
      ledger,
      owner,
      clock,
      tell,
      signal,
      vault: vaultIn(store, tools, signal),
      providers: providers.filter(({remote}) => remote !== undefined),
      context: contextFor,
      limits: () => ({concurrency: CONCURRENCY}),
      batch: options.batch ?? clock.id(),
      caps: capsOf(policy, options.maxCost),
    });
    await resume(run);
    const wanted = plan.shots.flatMap((shot) => shot.takes.map((take) => ({shot, take})));
    const missing = wanted.filter(({take}) => !take.have);
    const outcomes = await buyAll(
      missing.map(({shot, take}) => orderOf(shot, take, policy)),
      run,
    );
    return wanted.map(({shot, take}) => ({
      ...{shot, take: take.number},
      outcome: had(take) ?? (outcomes[missing.findIndex((each) => each.take === take)] as OrderOutcome),
    }));
  } catch (error) {
    throw run && signal?.aborted ? interruptedError(run) : error;
  } finally {
    await owner.leave();
    ledger.close();
  }
}

const had = ({have}: PlannedTake): OrderOutcome | undefined =>
  have?.clip != null ? {state: 'bought', job: have.job, file: have.clip} : undefined;

/** The order of a take: the requests of its offers, in the order in which they are tried. */
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
