import type {Clock} from '../../../../src/machine/clock.ts';
import {buyAll} from '../../../../src/production/shoot/buy/buy.ts';
import type {Order, Outcome} from '../../../../src/production/shoot/buy/order.ts';
import type {Json, Lost, Operation, Shooter} from '../../../../src/production/shoot/buy/port.ts';
import {resume} from '../../../../src/production/shoot/buy/resume.ts';
import {openRun} from '../../../../src/production/shoot/buy/run.ts';
import type {Caps} from '../../../../src/spot/ledger/budget.ts';
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
export async function shop(scene: Scene, life: Life, batch: string): Promise<Outcome[]> {
  const {disk, time, chance, vendors, orders, caps, lives} = scene;
  const clock: Clock = {
    now: time.now,
    random: chance.next,
    id: () =>
      Array.from({length: 4}, () => chance.whole(0, 0xffffffff).toString(16).padStart(8, '0')).join(''),
    sleep: async (ms) => {
      life.point('before waiting');
      await time.wait(ms);
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
    owner: {id: life.id, alive: async (id) => lives.get(id)?.dead() === false},
    shooters: vendors.map((vendor) => shooterOf(vendor, scene, life, drafts)),
  });
  await resume(run);
  return buyAll(orders, run);
}

function shooterOf(
  vendor: Vendor,
  {network, chance}: Scene,
  life: Life,
  drafts: Map<string, string>,
): Shooter {
  const {id, habits} = vendor;
  const read = <T>(work: () => T): Promise<T> => network.call(life, 'repeatable', work);
  return {
    id,
    concurrency: 2,
    perMinute: 60,
    submit: async (request, {clientId}) => {
      const {key, worst} = request as {key: string; worst: number};
      const kind = habits.dedupes ? 'repeatable' : 'once';
      return {
        id: await network.call(
          life,
          kind,
          sameAnswer(() => vendor.create(key, clientId, worst)),
        ),
      };
    },
    poll: (operation: Operation) => read(() => vendor.status(operation.id)),
    ...(habits.reconciles === 'never'
      ? {}
      : {
          reconcile: (request: Json, lost: Lost) =>
            read(() => vendor.find(lost, (request as {key: string}).key)),
        }),
    collect: async (result, file) => {
      const whole = await read(() => !chance.maybe(0.1));
      drafts.set(file, whole ? `clip of ${result as string}` : 'half of a cli');
    },
  };
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
