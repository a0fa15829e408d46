import {TenspotError} from '../../../spot/errors.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {OPEN} from '../../../spot/ledger/states.ts';
import {Overtaken} from '../ledger/ledger.ts';
import {Left} from './ask.ts';
import {type Decision, decide} from './decide.ts';
import {drive} from './drive.ts';
import {withdraw} from './move.ts';
import type {Order, Outcome} from './order.ts';
import type {Run} from './run.ts';

/** Milliseconds between looks at a job that another process is at. */
const GLANCE = 1_000;

/** Buys every order, at most once, whatever this process and others did about it before. */
export async function buyAll(orders: readonly Order[], run: Run): Promise<Outcome[]> {
  return all(orders.map((order) => buy(order, run)));
}

export async function buy(order: Order, run: Run): Promise<Outcome> {
  const passed = new Set<string>();
  for (;;) {
    run.signal?.throwIfAborted();
    const stopped = run.stopped();
    const {decision, job, history} = next(order, run, passed, stopped === undefined);
    if (decision.act === 'have') return have(decision.job, run);
    if (decision.act === 'wait') return {state: 'parked', job: decision.job};
    if (decision.act === 'give-up') return {state: 'failed', why: decision.why, failures: history};
    if (decision.act === 'withdraw') {
      await withMine(decision.job, run, async (mine) => withdraw(run, mine, 'another provider is asked now'));
      continue;
    }
    if (!job) return {state: 'stopped', why: stopped ?? 'nothing more is bought'};
    const after = await pursue(job, run).catch(left);
    if (after instanceof Left) return {state: 'stopped', why: after.message};
    const unusable = after?.failure?.kind === 'over-budget' || after?.failure?.kind === 'withdrawn';
    if (after && unusable) passed.add(after.plan.key);
    const why = run.stopped();
    if (after?.state === 'FAILED' && why !== undefined) return {state: 'stopped', why};
  }
}

/** Goes on with every job that was sent and left by a process that is gone. What was never sent is withdrawn. */
export async function resume(run: Run): Promise<Job[]> {
  const here = (job: Job): boolean => run.shooters.some(({id}) => id === job.plan.provider);
  const ends = run.ledger.inStates(OPEN).map(async (job) => {
    if (job.state === 'PLANNED' || job.state === 'RESERVED')
      return withMine(job, run, async (mine) => withdraw(run, mine, 'the process that wanted it is gone'));
    return here(job) ? pursue(job, run).catch(left) : undefined;
  });
  return (await all(ends)).flatMap((job) => (job === undefined || job instanceof Left ? [] : [job]));
}

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

/** A job's end, by this process or by the one that is at it. Undefined when it was not clear who is: look again. */
const pursue = (job: Job, run: Run): Promise<Job | undefined> =>
  withMine(job, run, (mine) => run.gate(mine.plan.provider).hold(() => drive(mine, run)));

async function withMine(job: Job, run: Run, work: (mine: Job) => Promise<Job>): Promise<Job | undefined> {
  const {ledger, owner, clock, driving, signal} = run;
  const under = driving.get(job.id);
  if (under) return under;
  const holder = ledger.ownerOf(job.id);
  const elsewhere = holder !== undefined && holder !== owner.id && (await owner.alive(holder));
  if (elsewhere) {
    await clock.sleep(GLANCE, signal);
    return undefined;
  }
  const mine = ledger.write((writer) => {
    if (writer.ownerOf(job.id) !== holder || driving.has(job.id)) return undefined;
    writer.claim(job.id, owner.id);
    return writer.job(job.id);
  });
  if (!mine) return undefined;
  const end = work(mine)
    .catch((error: unknown) => {
      if (error instanceof Overtaken) return undefined;
      throw error;
    })
    .finally(() => driving.delete(job.id));
  driving.set(job.id, end);
  return end;
}

/** Every one to its end before the first error is thrown: nothing is left running behind the caller's back. */
async function all<T>(work: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}

function left(error: unknown): Left {
  if (error instanceof Left) return error;
  throw error;
}

async function have(job: Job, run: Run): Promise<Outcome> {
  if (job.clip !== null && (await run.vault.holds(job.clip))) return {state: 'bought', job, clip: job.clip};
  throw new TenspotError({
    code: 'clip-gone',
    what: `the clip of job ${job.id} is paid for, and is not in the store any more`,
    expected: job.clip ?? 'a clip',
    got: 'no whole file of that name',
    fix: 'Put the file back, or ask for another take: that is a new purchase.',
  });
}
