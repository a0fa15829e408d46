import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {chanceOf} from '../production/shoot/buy/crash/chance.ts';
import {temporaryFolder} from '../support/folder.ts';
import {booksOf} from '../support/spree/books.ts';
import {atWork, endOf, errandFor, killSpree, ordersOf, startBuyer} from '../support/spree/spree.ts';
import {startVendor, type Temper, type Vendor} from '../support/spree/vendor.ts';
import {makeMedia, ROOT} from '../support/tools.ts';

/** `npm run campaign -- ledger-kills` makes it two hundred. */
const KILLS = 20;

async function open(temper: Temper, seed: number): Promise<{home: string; vendor: Vendor}> {
  const folder = temporaryFolder();
  const source = ['-f', 'lavfi', '-i', 'testsrc=size=64x64:rate=24:duration=0.2', '-pix_fmt', 'yuv420p'];
  const clip = await makeMedia(source, join(folder, 'clip.mp4'));
  const vendor = await startVendor(chanceOf(seed), readFileSync(clip), temper);
  onTestFinished(() => vendor.close());
  return {home: join(folder, '.tenspot'), vendor};
}

test(`killed at ${KILLS} random moments, nothing is paid twice, no paid clip is lost, and every ledger opens`, async () => {
  const seed = Date.now();
  const {home, vendor} = await open({trouble: 0.05, takes: 150}, seed);
  await killSpree(ROOT, home, vendor, KILLS, chanceOf(seed + 1));
  const {spent, held, bill, paidTwice, lostClips, left, jobs} = await booksOf(home, vendor);
  const {listed, worst} = left;
  expect({paidTwice, lostClips, listed}, `seed ${seed}`).toEqual({paidTwice: [], lostClips: [], listed: []});
  // An order that was killed before the vendor got it is left to a person, and its money stays reserved.
  expect(held, `seed ${seed}`).toBe(worst);
  expect(spent, `seed ${seed}`).toBe(bill);
  const isSettled = ({state}: (typeof jobs)[number]): boolean =>
    ['COMMITTED', 'FAILED', 'PARKED'].includes(state);
  expect(jobs.filter((job) => !isSettled(job))).toEqual([]);
  expect(new Set(jobs.map(({plan}) => plan.order)).size, `seed ${seed}`).toBeGreaterThanOrEqual(6);
});

test('of 64 creates by 4 processes at once, a budget for ten lets ten through, and never a micro-dollar more', async () => {
  const {home, vendor} = await open({trouble: 0, takes: 400, full: true}, 1);
  const caps = {batch: 10 * 333_333};
  const buyers = [1, 2, 3, 4].map((round) =>
    startBuyer(
      errandFor(ROOT, home, vendor, {caps, speed: 60, waits: true, orders: ordersOf(round, 16, 333_333)}),
    ),
  );
  const ends = buyers.map(endOf);
  await Promise.all(buyers.map(atWork));
  for (const buyer of buyers) buyer.stdin?.write('go');
  const said = (await Promise.all(ends)).map(({code, text}) => {
    expect(code).toBe(0);
    return JSON.parse(text.split('\n')[1] ?? '') as string[];
  });
  const {spent, held, bill, peak} = await booksOf(home, vendor);
  const bought = said.flat().filter((state) => state === 'bought').length;
  expect(said.flat()).toHaveLength(64);
  expect(bought).toBe(10);
  expect(vendor.jobs).toHaveLength(10);
  expect(peak).toBeLessThanOrEqual(caps.batch);
  expect(held).toBe(0);
  expect(spent).toBe(bill);
});
