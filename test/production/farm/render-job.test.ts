import {readFileSync} from 'node:fs';
import {expect, test} from 'vitest';
import {systemClock} from '../../../src/machine/process/clock.ts';
import {FARM_WAITS} from '../../../src/production/farm/farm-run.ts';
import {renderJob, withdrawFile} from '../../../src/production/farm/render-job.ts';
import {TenspotError} from '../../../src/spot/problem/errors.ts';
import {contentOf} from './farm-scene.ts';
import {faultsBy, jobsOf, openTestFarm} from './open-test-farm.ts';

/** A farm on which a job was rendered, and whose bucket then lost the file. */
async function openWithoutFile() {
  const farm = await openTestFarm();
  const [job] = jobsOf(75);
  if (!job) throw new Error('no job');
  await renderJob(job, farm.run());
  const [render] = farm.journal.ofJob(job.key);
  const [bucket] = farm.aws.s3.buckets.values();
  bucket?.objects.delete(render?.output ?? '');
  return {farm, job};
}

test('a run with a plan does not order a render that the plan counted as there, and spends nothing', async () => {
  const {farm, job} = await openWithoutFile();
  const spent = farm.journal.spent();
  await expect(renderJob(job, farm.run({agreed: new Set()}))).rejects.toMatchObject({
    code: 'plan-changed',
    problems: [{fix: expect.stringContaining('--plan')}],
  });
  expect(farm.aws.renders).toHaveLength(1);
  expect(farm.journal.spent()).toBe(spent);
  // The next plan counts it.
  expect(farm.journal.ofJob(job.key)).toMatchObject([{state: 'failed', problem: 'farm-missing'}]);
});

test('without a plan, a render whose file is gone is ordered again', async () => {
  const {farm, job} = await openWithoutFile();
  expect(readFileSync(await renderJob(job, farm.run()), 'utf8')).toBe(contentOf(job));
  expect(farm.aws.renders).toHaveLength(2);
});

test('a render of the plan that fails is repeated within the limit', async () => {
  const farm = await openTestFarm({faultOf: faultsBy({job0: ['dropped']})});
  const [job] = jobsOf(75);
  if (!job) throw new Error('no job');
  const file = await renderJob(job, farm.run({agreed: new Set([job.key])}));
  expect(readFileSync(file, 'utf8')).toBe(contentOf(job));
  expect(farm.journal.ofJob(job.key).map(({state}) => state)).toEqual(['lost', 'fetched']);
});

test('a file that this machine could not verify is fetched again by the next run, and not ordered again', async () => {
  const farm = await openTestFarm();
  const [job] = jobsOf(75);
  if (!job) throw new Error('no job');
  const verify = async (): Promise<never> => {
    throw new TenspotError({code: 'file-enospc', what: 'the disk is full'});
  };
  await expect(renderJob(job, farm.run({verify}))).rejects.toMatchObject({code: 'file-enospc'});
  expect(readFileSync(await renderJob(job, farm.run()), 'utf8')).toBe(contentOf(job));
  expect(farm.aws.renders).toHaveLength(1);
  expect(farm.journal.ofJob(job.key).map(({state}) => state)).toEqual(['fetched']);
});

test('a job whose file cannot be joined is ordered again by the next run', async () => {
  const farm = await openTestFarm();
  const [job] = jobsOf(75);
  if (!job) throw new Error('no job');
  const run = farm.run();
  await renderJob(job, run);
  expect(withdrawFile(job, run)).toMatchObject({code: 'farm-failed'});
  expect(farm.journal.ofJob(job.key)).toMatchObject([{state: 'failed', problem: 'farm-parameters'}]);
  expect(readFileSync(await renderJob(job, farm.run()), 'utf8')).toBe(contentOf(job));
  expect(farm.aws.renders).toHaveLength(2);
});

test('a job whose order another run took as lost, because its uploads took long, is rendered by that run alone', async () => {
  const farm = await openTestFarm();
  const [job] = jobsOf(75);
  if (!job) throw new Error('no job');
  const other = farm.run();
  const slow = farm.run({
    orderOf: async (asked) => {
      // On the clock of the test, the other run waits for ten minutes at once.
      await renderJob(asked, other);
      return other.orderOf(asked);
    },
  });
  expect(readFileSync(await renderJob(job, slow), 'utf8')).toBe(contentOf(job));
  expect(farm.aws.renders).toHaveLength(1);
  expect(farm.journal.ofJob(job.key).map(({state}) => state)).toEqual(['lost', 'fetched']);
});

test('another run waits for a job as long as its files are uploaded', async () => {
  const farm = await openTestFarm();
  const [job] = jobsOf(75);
  if (!job) throw new Error('no job');
  const waits = {...FARM_WAITS, poll: {first: 20, longest: 20}, unanswered: 400};
  const real = {clock: systemClock, waits};
  const other = farm.run(real);
  const slow = farm.run({
    ...real,
    orderOf: async (asked) => {
      await systemClock.sleep(1200);
      return other.orderOf(asked);
    },
  });
  const first = renderJob(job, slow);
  await systemClock.sleep(50);
  const files = await Promise.all([first, renderJob(job, other)]);
  expect(files.map((file) => readFileSync(file, 'utf8'))).toEqual([contentOf(job), contentOf(job)]);
  expect(farm.aws.renders).toHaveLength(1);
  expect(farm.journal.ofJob(job.key).map(({state}) => state)).toEqual(['fetched']);
});
