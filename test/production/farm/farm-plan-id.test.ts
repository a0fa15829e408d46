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
import {FARM_FUNCTION} from '../../../src/spot/farm/farm-cost.ts';
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

const earlier = (renders: readonly Pick<FarmRender, 'job' | 'state' | 'bucket'>[]) => ({
  ofJob: (key: string) => renders.filter((each) => each.job === key) as FarmRender[],
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
  expect(jobsToOrder(jobs, journal, 'us-east-1').map(({key}) => key)).toEqual([
    'failed',
    'elsewhere',
    'new',
    'changing',
  ]);
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
