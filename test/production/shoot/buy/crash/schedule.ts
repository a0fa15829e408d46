import type {Order} from '../../../../../src/production/shoot/buy/order.ts';
import {requestTo, subjectOf} from '../../requests.ts';
import {audit, type Report} from './audit.ts';
import {type Chance, chanceOf} from './chance.ts';
import {openDisk} from './disk.ts';
import {Crash, openLife} from './life.ts';
import {openNetwork} from './network.ts';
import {type Scene, shop} from './process.ts';
import {openTime} from './time.ts';
import {openVendor, type Vendor} from './vendor.ts';

/** Crashes, and Ctrl-C, in one schedule at most: then the last processes run to their end. */
const CRASHES = 12;
const INTERRUPTS = 4;

/** What Ctrl-C ends a run with. */
class Interrupted extends Error {}

/**
 * One made-up day of buying: some processes, orders and vendors, crashes wherever a process touches the world, a
 * network that loses, delays and repeats. All of it follows from the seed. Throws what does not hold, with the seed.
 */
export async function runSchedule(seed: number): Promise<Report> {
  const disk = openDisk();
  try {
    const chance = chanceOf(seed);
    const time = openTime();
    const trouble = chance.pick([0, 0.1, 0.4]);
    const vendors = ['north', 'south'].map((id) => {
      const reconciles = chance.pick(['owns', 'marks', 'marks', 'shrugs', 'never'] as const);
      const cancels = chance.pick(['drops', 'drops', 'shrugs', 'never'] as const);
      // A vendor that uses our ids repeats none, and one that is asked by them tells the truth.
      const lies = reconciles === 'owns' ? 0 : chance.pick([0, 0, 0.1, 0.3]);
      const dedupes = chance.maybe(0.5);
      return openVendor(id, {dedupes, reconciles, cancels, lies}, time, chance, trouble);
    });
    const crashes = {
      left: chance.whole(0, CRASHES),
      probability: chance.pick([0.003, 0.02, 0.08]),
      seen: new Map<string, number>(),
    };
    const interrupts = {left: chance.whole(0, INTERRUPTS), probability: chance.pick([0.3, 0.9])};
    const network = openNetwork(time, chance, chance.pick([0, 0.02, 0.1]));
    const scene: Scene = {
      disk,
      time,
      network,
      chance,
      vendors,
      orders: ordersFor(vendors, chance),
      caps: chance.maybe(0.5) ? {} : {batch: chance.whole(1, 4) * 500_000, subject: 1_000_000},
      lives: new Map(),
    };

    const processes = Array.from({length: chance.maybe(0.4) ? 2 : 1}, (_, index) =>
      untilDone(scene, crashes, interrupts, `process ${index}`),
    );
    await time.until(Promise.all(processes));
    return {...audit(scene), crashes: crashes.seen};
  } catch (error) {
    throw new Error(`seed ${seed}: ${(error as Error).message}`, {cause: error});
  } finally {
    disk.close();
  }
}

/** Started again after each crash, as a person or a supervisor would. */
async function untilDone(
  scene: Scene,
  crashes: Parameters<typeof openLife>[2],
  interrupts: {left: number; probability: number},
  name: string,
): Promise<void> {
  for (let start = 1; ; start++) {
    const life = openLife(`${name}, start ${start}`, scene.chance, crashes);
    scene.lives.set(life.id, life);
    const batch = scene.chance.maybe(0.7) ? 'first batch' : `batch of start ${start}`;
    const controller = new AbortController();
    if (interrupts.left > 0 && scene.chance.maybe(interrupts.probability)) {
      interrupts.left--;
      scene.time.after(scene.chance.between(0, 3 * 60_000), () => controller.abort(new Interrupted()));
    }
    try {
      await Promise.race([shop(scene, life, batch, controller.signal), life.crashed]);
      return;
    } catch (error) {
      if (!(error instanceof Crash || error instanceof Interrupted)) throw error;
      life.leave();
    }
    await scene.time.wait(scene.chance.between(0, 20 * 60_000));
  }
}

function ordersFor(vendors: readonly Vendor[], chance: Chance): Order[] {
  // The same clip, or takes of one text: other clips, and a vendor's history shows no difference.
  const [shared, takes] = [chance.maybe(0.2), chance.maybe(0.3)];
  const price = chance.whole(1, 500_000);
  return Array.from({length: chance.whole(1, 4)}, (_, index) => ({
    id: `order ${index}`,
    kind: index % 2 === 0 ? 'clip' : 'speech',
    subject: subjectOf(`shot ${index % 2}`),
    laxer: chance.maybe(0.5),
    candidates: vendors.slice(0, chance.whole(1, 2)).map(({id}) => {
      const key = `${id}/${shared ? 'the same' : takes ? `a text#${index}` : index}`;
      const worst = takes ? price : chance.whole(1, 500_000);
      return {provider: id, key, request: requestTo(id, {key, worst}), mediaType: 'video/mp4', worst};
    }),
  }));
}
