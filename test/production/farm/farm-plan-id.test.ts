import {join} from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {
  type FarmRender,
  farmJournalFile,
  openFarmJournal,
} from '../../../src/production/farm/farm-journal.ts';
import {
  farmPlanId,
  jobsToOrder,
  withEarlierRenders,
  worstOf,
} from '../../../src/production/farm/farm-plan-id.ts';
import {FARM_FUNCTION, worstRender} from '../../../src/spot/farm/farm-cost.ts';
import {farmPrice} from '../../../src/spot/farm/farm-price.ts';
import {toCap, toMicro} from '../../../src/spot/ledger/money.ts';
import {scratch} from '../../support/scratch.ts';
import {BUCKET} from './farm-scene.ts';

const PLACE = {spot: 'flask', region: 'us-east-1', size: FARM_FUNCTION};

const job = (key: string, frames = 75, mayKeep = true) => ({key, variant: 0, from: 0, frames, mayKeep});

const JOBS = fc.uniqueArray(
  fc.record({key: fc.string({minLength: 1}), frames: fc.integer({min: 1, max: 1000})}),
  {selector: ({key}) => key, maxLength: 8},
);

test('equal renders in any order have the same id, and renders with another key, length or number another one', () => {
  fc.assert(
    fc.property(JOBS, JOBS, (some, others) => {
      const [here, there] = [some, others].map((each) => each.map(({key, frames}) => job(key, frames)));
      const facts = (each: typeof some): string[] => each.map(({key, frames}) => `${key} ${frames}`).sort();
      const isSame = facts(some).join() === facts(others).join();
      expect(farmPlanId(here ?? [], PLACE) === farmPlanId(there ?? [], PLACE)).toBe(isSame);
      expect(farmPlanId((here ?? []).toReversed(), PLACE)).toBe(farmPlanId(here ?? [], PLACE));
    }),
  );
});

test('another spot, another region and another memory have other ids: the greatest cost is another one', () => {
  const jobs = [job('a')];
  const larger = {...FARM_FUNCTION, memoryMb: 3008};
  const ids = [
    PLACE,
    {...PLACE, spot: 'bottle'},
    {...PLACE, region: 'eu-central-1'},
    {...PLACE, size: larger},
  ].map((place) => farmPlanId(jobs, place));
  expect(new Set(ids).size).toBe(4);
  expect(worstOf(jobs, {...PLACE, size: larger})).toBeGreaterThan(worstOf(jobs, PLACE));
});

const NOW = 1_790_000_000_000;
const DAY = 86_400_000;

type Earlier = Pick<FarmRender, 'job' | 'state' | 'bucket'> & {days?: number};

/** A journal of renders that were ordered so many days ago. Default: now. */
const earlier = (renders: readonly Earlier[]) => ({
  ofJob: (key: string) =>
    renders.flatMap(({days = 0, ...each}) =>
      each.job === key ? [{...each, ordered: NOW - days * DAY} as FarmRender] : [],
    ),
});

test('a render that an earlier run ordered is not ordered again, unless it failed, is elsewhere, or its picture could have changed', () => {
  const journal = earlier([
    {job: 'coming', state: 'started', bucket: BUCKET},
    {job: 'fetched', state: 'fetched', bucket: BUCKET},
    {job: 'failed', state: 'failed', bucket: BUCKET},
    {job: 'elsewhere', state: 'started', bucket: 'remotionlambda-eucentral1-abcdefghij'},
    {job: 'changing', state: 'started', bucket: BUCKET},
  ]);
  const jobs = [
    ...['coming', 'fetched', 'failed', 'elsewhere', 'new'].map((key) => job(key)),
    job('changing', 75, false),
  ];
  expect(jobsToOrder(jobs, journal, {region: 'us-east-1', now: NOW}).map(({key}) => key)).toEqual([
    'failed',
    'elsewhere',
    'new',
    'changing',
  ]);
});

test('a render whose file the bucket has removed by now is ordered again, so a plan counts it', () => {
  const renders = (days: number): Earlier[] =>
    (['started', 'done', 'fetched'] as const).map((state) => ({job: state, state, bucket: BUCKET, days}));
  const jobs = ['started', 'done', 'fetched'].map((key) => job(key));
  const where = {region: 'us-east-1', now: NOW};
  expect(jobsToOrder(jobs, earlier(renders(2.9)), where)).toEqual([]);
  expect(jobsToOrder(jobs, earlier(renders(3)), where)).toEqual(jobs);
});

test('a run knows its bucket: what is in another bucket of the same region is ordered', () => {
  const other = 'remotionlambda-useast1-zyxwvutsrq';
  const journal = earlier([
    {job: 'here', state: 'fetched', bucket: BUCKET},
    {job: 'there', state: 'fetched', bucket: other},
  ]);
  const jobs = [job('here'), job('there')];
  expect(jobsToOrder(jobs, journal, {region: 'us-east-1', now: NOW})).toEqual([]);
  expect(jobsToOrder(jobs, journal, {bucket: BUCKET, now: NOW})).toEqual([job('there')]);
});

test('the greatest cost of a plan is never below what its renders reserve of a limit', () => {
  fc.assert(
    fc.property(JOBS, (some) => {
      const jobs = some.map(({key, frames}) => job(key, frames));
      const price = farmPrice(PLACE.region);
      const reserved = jobs.map(({frames}) => toMicro(worstRender(frames, PLACE.size, price)) ?? 0);
      expect(toCap(worstOf(jobs, PLACE))).toBe(reserved.reduce((sum, micro) => sum + micro, 0));
    }),
  );
});

test('a plan makes no journal, and reads one that is there', async () => {
  const file = farmJournalFile(join(scratch(), 'vault'));
  const count = () => withEarlierRenders(file, (journal) => journal.ofJob('a').length);
  expect(await count()).toBe(0);
  const journal = await openFarmJournal(file);
  journal.order(
    {run: 'run', job: 'a', bucket: BUCKET, functionName: 'f', frames: 75, worst: 10, ordered: 0},
    100,
  );
  journal.close();
  expect(await count()).toBe(1);
});
