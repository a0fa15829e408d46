import type {
  Done,
  NotFound,
  Operation,
  Pending,
  Sent,
} from '../../../../../src/providers/contract/contract.ts';
import type {Failed} from '../../../../../src/providers/contract/failure.ts';
import type {FailureKind} from '../../../../../src/spot/ledger/failure-reactions.ts';
import type {Chance} from './chance.ts';
import type {Time} from './time.ts';

/** A job as the vendor has it. */
export type Accepted = {
  id: string;
  clientId: string;
  key: string;
  at: number;
  /** Until then it waits in the queue. */
  startsAt: number;
  endsAt: number;
  /** What it becomes: a clip, or this failure. */
  failure: Failed | null;
  /** What the bill says in the end. */
  charge: number;
  /** True when the answer names the charge. */
  itemised: boolean;
  /** Until then the vendor's list leaves it out. */
  listedAt: number;
  /** True until the vendor has said once that it failed, which it did not. */
  saysFailed: boolean;
  asked: boolean;
};

export type Habits = {
  /** A create that comes twice with one client id is one job. */
  dedupes: boolean;
  /**
   * How it answers the question after a lost create. `owns`: jobs have our ids. `marks`: its list shows our marks; it may be late, by
   * more than is waited for.
   */
  reconciles: 'owns' | 'marks' | 'shrugs' | 'never';
  /** How often it lies: it answers 503 though it accepted, repeats the id of another job, or says once that a job failed. */
  lies: number;
  /** Whether a job can be cancelled, and whether it says what that cost. */
  cancels: 'drops' | 'shrugs' | 'never';
};

export type Vendor = {
  id: string;
  habits: Habits;
  jobs: Accepted[];
  /** What it said that was not so. */
  lied: string[];
  create: (key: string, clientId: string, worst: number) => string;
  status: (operation: Operation) => Pending | Done | Failed;
  cancel: (id: string) => void;
  find: (sent: Sent) => {id: string} | NotFound;
};

const REFUSED: readonly FailureKind[] = [
  'rate',
  'capacity',
  'moderated-input',
  'invalid',
  'balance',
  'expired-asset',
];
const ENDED: readonly FailureKind[] = [
  'moderated-output',
  'internal',
  'timeout',
  'capacity',
  'invalid',
  'expired-asset',
];

/** How long a job stays out of the vendor's own list at most. */
const LAG = 40 * 60_000;

/** A vendor that accepts, refuses, fails and charges as the seed says, and keeps the bill. */
export function openVendor(id: string, habits: Habits, time: Time, chance: Chance, trouble: number): Vendor {
  const jobs: Accepted[] = [];
  const lied: string[] = [];
  const failed = (kind: FailureKind, charged: Failed['charged'], cost?: number): Failed => ({
    state: 'failed',
    kind,
    charged,
    code: kind,
    message: `it said ${kind}`,
    ...(cost === undefined ? {} : {usd: cost / 1e6}),
  });
  const create: Vendor['create'] = (key, clientId, worst) => {
    const before = jobs.find((job) => job.clientId === clientId);
    if (before && habits.dedupes) return before.id;
    if (chance.maybe(trouble))
      throw Object.assign(new Error('refused'), {failed: failed(chance.pick(REFUSED), 'no')});
    const fails = chance.maybe(trouble);
    const itemised = chance.maybe(0.5);
    const full = itemised ? chance.whole(0, worst) : worst;
    const charge = fails && chance.maybe(0.5) ? 0 : full;
    const told = chance.maybe(0.2) ? 'unknown' : charge > 0 ? 'yes' : 'no';
    const failure = fails
      ? failed(chance.pick(ENDED), told, itemised && told === 'yes' ? charge : undefined)
      : null;
    const at = time.now();
    const startsAt = at + chance.between(0, 4 * 60_000);
    const endsAt = startsAt + chance.between(5_000, 5 * 60_000);
    const job = {
      id: `${id}-${jobs.length + 1}`,
      clientId,
      key,
      at,
      startsAt,
      endsAt,
      failure,
      charge,
      itemised,
      listedAt: at + (habits.reconciles === 'marks' && chance.maybe(0.5) ? chance.between(0, LAG) : 0),
      saysFailed: chance.maybe(habits.lies),
      asked: false,
    };
    jobs.push(job);
    // The id of a job that the buyer asks about, so that it has it.
    const known = jobs.filter(({asked}) => asked);
    const other = known.length > 0 && chance.maybe(habits.lies) ? chance.pick(known).id : job.id;
    if (chance.maybe(habits.lies)) {
      lied.push('503 after acceptance');
      throw new Error('HTTP 503');
    }
    if (other !== job.id) lied.push('the id of another job');
    return other;
  };
  return {
    id,
    habits,
    jobs,
    lied,
    create,
    status: (operation) => {
      const job = jobs.find((each) => each.id === operation.id);
      if (!job) throw new Error('no such job');
      job.asked = true;
      if (job.saysFailed) {
        job.saysFailed = false;
        lied.push('a failure that completes');
        return failed('internal', 'no');
      }
      if (time.now() < job.startsAt) return {state: 'pending', queued: true};
      if (time.now() < job.endsAt) return {state: 'pending'};
      if (job.failure) return job.failure;
      return {state: 'done', operation, ...(job.itemised ? {usd: job.charge / 1e6} : {})};
    },
    cancel: (wanted) => {
      const job = jobs.find((each) => each.id === wanted);
      const now = time.now();
      if (!job || now >= job.endsAt) return;
      // What has begun is sometimes stopped all the same, and costs what it costs.
      if (now >= job.startsAt && chance.maybe(0.5)) return;
      const shrugs = habits.cancels === 'shrugs';
      if (now < job.startsAt && !(shrugs && chance.maybe(0.5))) job.charge = 0;
      const told = shrugs ? 'unknown' : job.charge > 0 ? 'yes' : 'no';
      job.failure = failed('internal', told, told === 'yes' ? job.charge : undefined);
      job.endsAt = now;
    },
    find: ({clientId}) => {
      if (habits.reconciles === 'shrugs') return 'unsure';
      const own = jobs.find((each) => each.clientId === clientId);
      if (own && time.now() >= own.listedAt) return {id: own.id};
      if (own) lied.push('a list that is late');
      return habits.reconciles === 'owns' ? 'none' : {similar: []};
    },
  };
}
