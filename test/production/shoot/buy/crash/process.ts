import type {Clock} from '../../../../../src/machine/process/clock.ts';
import {buyAll} from '../../../../../src/production/shoot/buy/buy.ts';
import type {Order, OrderOutcome} from '../../../../../src/production/shoot/buy/order.ts';
import {resume} from '../../../../../src/production/shoot/buy/own-jobs.ts';
import {openRun} from '../../../../../src/production/shoot/buy/run.ts';
import type {PurchaseSteps} from '../../../../../src/providers/contract/contract.ts';
import type {Caps} from '../../../../../src/spot/ledger/budget.ts';
import {contextOf, operationAt} from '../../requests.ts';
import type {Chance} from './chance.ts';
import {type Disk, openLedgerIn, vaultOn} from './disk.ts';
import type {Life} from './life.ts';
import type {Network} from './network.ts';
import type {Time} from './time.ts';
import type {Vendor} from './vendor.ts';

export type Scene = {
  disk: Disk;
  time: Time;
  network: Network;
  chance: Chance;
  vendors: readonly Vendor[];
  orders: readonly Order[];
  caps: Caps;
  lives: Map<string, Life>;
};

/** The real buyer, in a process that may crash at any of its ports. */
export async function shop(
  scene: Scene,
  life: Life,
  batch: string,
  signal: AbortSignal,
): Promise<OrderOutcome[]> {
  const {disk, time, chance, vendors, orders, caps, lives} = scene;
  const clock: Clock = {
    now: time.now,
    random: chance.next,
    id: () =>
      Array.from({length: 4}, () => chance.whole(0, 0xffffffff).toString(16).padStart(8, '0')).join(''),
    sleep: async (ms, signal) => {
      life.point('before waiting');
      await cut(time.wait(ms), signal);
      life.point('after waiting');
    },
  };
  const ledger = openLedgerIn(disk, life, time);
  const {vault, drafts} = vaultOn(disk, life);
  const run = openRun({
    ledger,
    clock,
    vault,
    caps,
    batch,
    signal,
    owner: {id: life.id, alive: async (id) => lives.get(id)?.dead() === false},
    providers: vendors.map((vendor) => providerOf(vendor, scene, life, drafts)),
    context: contextOf,
    limits: () => ({concurrency: 2, perMinute: 60}),
  });
  await resume(run);
  return buyAll(orders, run);
}

function providerOf(
  vendor: Vendor,
  {network, chance}: Scene,
  life: Life,
  drafts: Map<string, string>,
): PurchaseSteps {
  const {id, habits} = vendor;
  const read = <T>(work: () => T, signal?: AbortSignal): Promise<T> =>
    cut(network.call(life, 'repeatable', work), signal);
  return {
    id,
    submit: async (request, {clientId = '', signal}) => {
      const {key, worst} = request.params;
      const kind = habits.dedupes ? 'repeatable' : 'once';
      const create = sameAnswer(() => vendor.create(String(key), clientId, Number(worst)));
      return operationAt(id, await cut(network.call(life, kind, create), signal), request);
    },
    poll: (operation, {signal}) => read(() => vendor.status(operation), signal),
    ...(habits.cancels === 'never'
      ? {}
      : {cancel: (operation, {signal}) => read(() => vendor.cancel(operation.id), signal)}),
    ...(habits.reconciles === 'owns' ? {ownIds: true} : {}),
    ...(habits.reconciles === 'never'
      ? {}
      : {
          reconcile: async (request, sent, {signal}) => {
            const found = await read(() => vendor.find(sent), signal);
            return typeof found === 'object' && 'id' in found ? operationAt(id, found.id, request) : found;
          },
        }),
    collect: async ({operation}, file, {signal}) => {
      const whole = await read(() => !chance.maybe(0.1), signal);
      drafts.set(file, whole ? `clip of ${operation.id}` : 'half of a cli');
    },
  };
}

/** Stops waiting once the signal aborts; the work goes on all the same. */
function cut<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, {once: true});
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** A request that was refused is refused when it is delivered again. */
function sameAnswer<T>(work: () => T): () => T {
  let refusal: unknown;
  return () => {
    if (refusal !== undefined) throw refusal;
    try {
      return work();
    } catch (error) {
      refusal = error;
      throw error;
    }
  };
}
