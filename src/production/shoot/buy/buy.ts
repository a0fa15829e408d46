import type {AssetKind} from '../../../spot/ledger/asset.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {fetchLateResults} from './late-results.ts';
import {type Decision, decide, type Order, type OrderOutcome} from './order.ts';
import {asLeft, giveBack, pursue, settleAll} from './own-jobs.ts';
import {Left} from './poll.ts';
import type {Run} from './run.ts';

/** Buys every order at most once, whatever this process and others have done about it before. */
export async function buyAll(orders: readonly Order[], run: Run): Promise<OrderOutcome[]> {
  const outcomes = await settleAll(orders.map((order) => buy(order, run)));
  const late = await fetchLateResults(run);
  return outcomes.map((outcome, index) =>
    withLate(
      outcome,
      late.filter(({plan, state}) => plan.order === orders[index]?.id && state !== 'FAILED'),
    ),
  );
}

/** Adds the jobs that completed although their provider had said that they failed. One of them may be all that the order got. */
function withLate(outcome: OrderOutcome, late: readonly Job[]): OrderOutcome {
  const [first] = late;
  if (!first) return outcome;
  if (outcome.state === 'bought') return {...outcome, late};
  const {state, asset} = first;
  return state === 'COMMITTED' && asset
    ? {state: 'bought', job: first, file: asset.file, late}
    : {state: 'unresolved', job: first};
}

export async function buy(order: Order, run: Run): Promise<OrderOutcome> {
  const passed = new Set<string>();
  for (;;) {
    run.signal?.throwIfAborted();
    const stopped = run.stopped();
    const {decision, job, history} = next(order, run, passed, stopped === undefined);
    if (decision.act === 'have') return have(decision.job, run);
    if (decision.act === 'wait') return {state: 'unresolved', job: decision.job};
    if (decision.act === 'give-up') return {state: 'failed', why: decision.why, failures: history};
    if (decision.act === 'withdraw') {
      const mine = decision.job.plan.batch === run.batch;
      const why = mine ? 'another provider is tried now' : 'the run that wanted it has ended';
      await giveBack(decision.job, run, why);
      continue;
    }
    if (!job) return {state: 'stopped', why: stopped ?? 'nothing more is bought'};
    if (!hasProvider(job, run)) return {state: 'stopped', why: absent(job)};
    const after = await pursue(job, run).catch(asLeft);
    if (after instanceof Left) return {state: 'stopped', why: after.message};
    if (after && isUnusable(after)) passed.add(after.plan.key);
    const why = run.stopped();
    if (after?.state === 'FAILED' && why !== undefined) return {state: 'stopped', why};
  }
}

const hasProvider = ({plan}: Job, run: Run): boolean => run.providers.some(({id}) => id === plan.provider);

const absent = ({id, plan}: Job): string =>
  `its job ${id} is under way at ${plan.provider}, which is not in this workspace any more: put the provider back, or settle the job (\`tenspot takes reconcile\`)`;

/** True where a budget has no room, or the provider gets nothing more in this run. A job that was cancelled is bought again. */
const isUnusable = ({failure}: Job): boolean =>
  failure?.kind === 'over-budget' || (failure?.kind === 'withdrawn' && failure.when === 'refused');

/** Decides and begins in one transaction, so that two processes cannot both begin. */
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
    const {id, kind, subject} = order;
    const {request, ...planned} = candidate;
    const job = writer.add({
      ...planned,
      request: JSON.parse(JSON.stringify(request)),
      order: id,
      kind,
      subject,
      batch: run.batch,
      attempt,
      clientId: run.clock.id(),
    });
    writer.claim(job.id, run.owner.id);
    return {decision, job, history};
  });
}

const REJECT = 'reject that take (`tenspot reject`), and the next run buys another one';

/** How something is bought again whose file is gone, where that is not by rejecting a take. */
const INSTEAD: Partial<Record<AssetKind, string>> = {
  speech:
    'change the words of that line, and the next run buys it; another number in `take` of its voice (brand.yaml) buys all lines of the voice anew',
  music: 'write another number in `take` of its bed (brand.yaml), and the next run buys another track',
  words: 'run the command with another number in `--take`, and it buys another answer',
  advice: 'name another model with `--model`, or render another master, and the next run buys another answer',
};

/** A missing file stops its own order alone: the others can be bought. */
async function have(job: Job, run: Run): Promise<OrderOutcome> {
  const {file} = job.asset ?? {};
  if (file !== undefined && (await run.vault.holds(file))) return {state: 'bought', job, file};
  const why = `the file of job ${job.id} is paid for and is not in the vault any more, or has other bytes: put ${file ?? 'the file'} back, or ${INSTEAD[job.plan.kind] ?? REJECT}`;
  return {state: 'stopped', why};
}
