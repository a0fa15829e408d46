import type {Job} from '../../../spot/ledger/job.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import {type Decision, decide} from './decide.ts';
import type {Order, OrderOutcome} from './order.ts';
import {asLeft, giveBack, pursue, settleAll} from './own-jobs.ts';
import {Left} from './poll.ts';
import type {Run} from './run.ts';

/** Buys every order, at most once, whatever this process and others did about it before. */
export async function buyAll(orders: readonly Order[], run: Run): Promise<OrderOutcome[]> {
  return settleAll(orders.map((order) => buy(order, run)));
}

export async function buy(order: Order, run: Run): Promise<OrderOutcome> {
  const passed = new Set<string>();
  for (;;) {
    run.signal?.throwIfAborted();
    const stopped = run.stopped();
    const {decision, job, history} = next(order, run, passed, stopped === undefined);
    if (decision.act === 'have') return have(decision.job, run);
    if (decision.act === 'wait') return {state: 'parked', job: decision.job};
    if (decision.act === 'give-up') return {state: 'failed', why: decision.why, failures: history};
    if (decision.act === 'withdraw') {
      await giveBack(decision.job, run, 'another provider is asked now');
      continue;
    }
    if (!job) return {state: 'stopped', why: stopped ?? 'nothing more is bought'};
    const after = await pursue(job, run).catch(asLeft);
    if (after instanceof Left) return {state: 'stopped', why: after.message};
    if (after && isUnusable(after)) passed.add(after.plan.key);
    const why = run.stopped();
    if (after?.state === 'FAILED' && why !== undefined) return {state: 'stopped', why};
  }
}

/** No room in a budget, or a provider that gets nothing more. What an earlier run cancelled is wanted again. */
const isUnusable = ({failure}: Job): boolean =>
  failure?.kind === 'over-budget' || (failure?.kind === 'withdrawn' && failure.when === 'refused');

/** Decided and begun in one transaction: two processes cannot both begin. */
function next(
  order: Order,
  run: Run,
  passed: ReadonlySet<string>,
  mayBegin: boolean,
): {decision: Decision; job?: Job | undefined; history: Job[]} {
  const keys = order.candidates.map(({key}) => key);
  return run.ledger.write((writer) => {
    const history = writer.related(order.id, keys);
    const decision = decide(order, history, run.batch, passed);
    if (decision.act === 'go-on') return {decision, job: decision.job, history};
    if (decision.act !== 'begin' || !mayBegin) return {decision, history};
    const {candidate, attempt} = decision;
    const {provider, key, request, worst} = candidate;
    const clientId = run.clock.id();
    const {id, shot} = order;
    const plan = {order: id, shot, batch: run.batch, provider, key, request, worst, attempt, clientId};
    const job = writer.add(plan);
    writer.claim(job.id, run.owner.id);
    return {decision, job, history};
  });
}

async function have(job: Job, run: Run): Promise<OrderOutcome> {
  if (job.clip !== null && (await run.vault.holds(job.clip))) return {state: 'bought', job, clip: job.clip};
  throw new TenspotError({
    code: 'clip-gone',
    what: `the clip of job ${job.id} is paid for, and is not in the store any more`,
    expected: job.clip ?? 'a clip',
    got: 'no whole file of that name',
    fix: 'Put the file back, or reject that take (`tenspot reject`): the next run then has another made, which is a new purchase.',
  });
}
