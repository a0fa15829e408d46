import type {Clock} from '../../../../src/machine/process/clock.ts';
import {buyAll} from '../../../../src/production/shoot/buy/buy.ts';
import type {Order, OrderOutcome} from '../../../../src/production/shoot/buy/order.ts';
import type {JobLimits} from '../../../../src/production/shoot/buy/rate-gate.ts';
import {type BuyOptions, openRun, type Run} from '../../../../src/production/shoot/buy/run.ts';
import type {Ledger} from '../../../../src/production/shoot/ledger/ledger.ts';
import type {Done, NotFound, Pending, PurchaseSteps} from '../../../../src/providers/contract/contract.ts';
import type {Failed} from '../../../../src/providers/contract/failure.ts';
import type {FailureKind} from '../../../../src/spot/ledger/failure-reactions.ts';
import type {State} from '../../../../src/spot/ledger/states.ts';
import {contextOf, operationAt, requestTo, subjectOf} from '../requests.ts';
import {chanceOf} from './crash/chance.ts';
import {openDisk, openLedgerIn, vaultOn} from './crash/disk.ts';
import {openLife} from './crash/life.ts';
import {openTime, type Time} from './crash/time.ts';

/** A job that is done, but for its operation. */
type Finished = Omit<Done, 'operation'>;

/** What a provider does, call by call; the last answer stays. Errors are thrown. `{id}` is a job under that id. */
export type Script = {
  submit?: ({id: string} | undefined | Error)[];
  poll?: (Pending | Finished | Failed | Error)[];
  reconcile?: ({id: string} | NotFound | Error)[];
  cancel?: (undefined | Error)[];
  collect?: ('clip' | Error)[];
};

export type Stage = {
  time: Time;
  clock: Clock;
  ledger: Ledger;
  /** Every call of a provider, in order: `north submit`. */
  calls: {call: string; at: number}[];
  count: (call: string) => number;
  provider: (id: string, script?: Script, steps?: Partial<PurchaseSteps & JobLimits>) => Scripted;
  run: (providers: readonly Scripted[], change?: Partial<BuyOptions>) => Run;
  buy: (run: Run, ...orders: Order[]) => Promise<OrderOutcome[]>;
  states: (job: string) => State[];
};

type Scripted = PurchaseSteps & JobLimits;

/** The real buyer and the real ledger, with time that passes by itself and providers that follow a script. */
export function openStage(): Stage {
  const time = openTime();
  const disk = openDisk();
  const life = openLife('only', chanceOf(1), {left: 0, probability: 0, seen: new Map()});
  const ledger = openLedgerIn(disk, life, time);
  const {vault, drafts} = vaultOn(disk, life);
  const calls: Stage['calls'] = [];
  let ids = 0;
  const accepted = new Map<string, number>();
  const clock: Clock = {
    now: time.now,
    random: () => 0.5,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const stop = (): void => reject(signal?.reason);
        if (signal?.aborted) stop();
        signal?.addEventListener('abort', stop, {once: true});
        void time.wait(ms).then(resolve);
      }),
    id: () => `c${String(++ids).padStart(3, '0')}`,
  };

  const nextAt = (id: string): string => {
    const number = (accepted.get(id) ?? 0) + 1;
    accepted.set(id, number);
    return `${id}-${number}`;
  };

  const provider: Stage['provider'] = (id, script = {}, steps = {}) => {
    const turns = new Map<string, number>();
    const answer = async <T>(call: keyof Script, answers: readonly (T | Error)[]): Promise<T> => {
      calls.push({call: `${id} ${call}`, at: time.now()});
      await time.wait(10);
      const turn = turns.get(call) ?? 0;
      turns.set(call, turn + 1);
      const said = answers[Math.min(turn, answers.length - 1)] as T | Error;
      if (said instanceof Error) throw said;
      return said;
    };
    return {
      id,
      concurrency: 10,
      submit: async (request) => {
        const job = await answer<{id: string} | undefined>('submit', script.submit ?? [undefined]);
        return operationAt(id, job?.id ?? nextAt(id), request);
      },
      poll: async (operation) => {
        const said = await answer<Pending | Finished | Failed>('poll', script.poll ?? [{state: 'done'}]);
        return said.state === 'done' ? {...said, operation} : said;
      },
      ...(script.reconcile
        ? {
            reconcile: async (request) => {
              const found = await answer<{id: string} | NotFound>('reconcile', script.reconcile ?? []);
              return typeof found === 'object' && 'id' in found ? operationAt(id, found.id, request) : found;
            },
          }
        : {}),
      ...(script.cancel ? {cancel: async () => answer<undefined>('cancel', script.cancel ?? [])} : {}),
      collect: async (_done, file) => {
        await answer('collect', script.collect ?? ['clip']);
        drafts.set(file, `clip of ${id}`);
      },
      ...steps,
    };
  };

  return {
    time,
    clock,
    ledger,
    calls,
    count: (call) => calls.filter((each) => each.call === call).length,
    provider,
    run: (providers, change = {}) =>
      openRun({
        ledger,
        clock,
        vault,
        providers,
        context: contextOf,
        limits: (id) => providers.find((each) => each.id === id) ?? {concurrency: 10},
        batch: 'monday',
        caps: {},
        owner: {id: 'me', alive: async () => false},
        ...change,
      }),
    buy: (run, ...orders) => time.until(buyAll(orders, run)),
    states: (job) => ledger.events(job).map(({to}) => to),
  };
}

/** An order that any of these providers may make, best first; a dollar at most. */
export const orderFor = (providers: readonly string[], change: Partial<Order> = {}): Order => ({
  id: 'hook, take 1',
  kind: 'clip',
  subject: subjectOf('hook'),
  candidates: providers.map((provider) => ({
    provider,
    key: `${provider} ${change.id ?? 'hook, take 1'}`,
    request: requestTo(provider, {prompt: 'a harbour at night', seed: 0}),
    mediaType: 'video/mp4' as const,
    worst: 1_000_000,
  })),
  ...change,
});

/** Orders of one shot each. */
export const orders = (count: number, ...providers: string[]) =>
  Array.from({length: count}, (_, n) =>
    orderFor(providers, {id: `shot ${n}`, subject: subjectOf(`shot ${n}`)}),
  );

/** An error as providers throw it, or the end of a job as they tell it. */
export const failedAs = (kind: FailureKind, charged: 'yes' | 'no' | 'unknown' = 'no', more = {}) => ({
  state: 'failed' as const,
  kind,
  charged,
  code: `${kind} code`,
  message: `it said ${kind}`,
  ...more,
});

export const thrown = (kind: FailureKind, charged: 'yes' | 'no' | 'unknown' = 'no', more = {}): Error =>
  Object.assign(new Error(kind), {failed: failedAs(kind, charged, more)});
