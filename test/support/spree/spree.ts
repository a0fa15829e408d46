import {type ChildProcess, spawn} from 'node:child_process';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import type {Order} from '../../../src/production/shoot/buy/order.ts';
import {ledgerFile, openLedger} from '../../../src/production/shoot/ledger/open.ts';
import type {Chance} from '../../production/shoot/buy/crash/chance.ts';
import {requestTo, subjectOf} from '../../production/shoot/requests.ts';
import type {Errand} from './buyer.ts';
import type {Vendor} from './vendor.ts';

/** Ten minutes are a second. */
const SPEED = 600;

export const errandFor = (
  root: string,
  home: string,
  vendor: Vendor,
  change: Partial<Errand> = {},
): Errand => ({
  root,
  home,
  url: vendor.url,
  batch: 'spree',
  orders: [],
  caps: {},
  since: Date.now(),
  speed: SPEED,
  ...change,
});

export const startBuyer = (errand: Errand): ChildProcess =>
  spawn(
    process.execPath,
    ['--conditions=tenspot-source', join(import.meta.dirname, 'buyer.ts'), JSON.stringify(errand)],
    {stdio: ['pipe', 'pipe', 'inherit']},
  );

/** It has opened the ledger, and begins. */
export const atWork = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => child.stdout?.once('data', () => resolve()));

/** Its exit code and what it printed. */
export async function endOf(child: ChildProcess): Promise<{code: number | null; text: string}> {
  let text = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    text += chunk;
  });
  return new Promise((resolve) => child.once('close', (code) => resolve({code, text})));
}

export const ordersOf = (round: number, count: number, worst = 1_000_000): Order[] =>
  Array.from({length: count}, (_, index) => {
    const id = `shot ${round}.${index}`;
    const request = requestTo('loopback', {worst});
    const candidate = {provider: 'loopback', key: id, request, mediaType: 'video/mp4', worst} as const;
    return {id, kind: 'clip', subject: subjectOf(id), candidates: [candidate]};
  });

/**
 * A real process that buys is killed at random moments and started again until so many kills have hit one at work;
 * then it is left to finish. After every kill the ledger is opened. Rounds of new orders keep it busy.
 */
export async function killSpree(
  root: string,
  home: string,
  vendor: Vendor,
  kills: number,
  chance: Chance,
): Promise<{kills: number; rounds: number}> {
  const since = Date.now();
  let killed = 0;
  let round = 1;
  for (;;) {
    const child = startBuyer(errandFor(root, home, vendor, {since, orders: ordersOf(round, 6)}));
    const over = endOf(child);
    const last = killed >= kills;
    if (!last) await Promise.race([over, atWork(child).then(() => sleep(chance.between(0, 700)))]);
    if (!last && child.exitCode === null) {
      child.kill('SIGKILL');
      killed++;
    }
    const {code} = await over;
    if (code !== null && code !== 0) throw new Error(`the buyer ended with ${code}`);
    (await openLedger(ledgerFile(home), Date.now)).close();
    if (last) return {kills: killed, rounds: round};
    if (code === 0) round++;
  }
}
