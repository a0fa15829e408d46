import {expect, test} from 'vitest';
import {cleanFarm} from '../../../src/production/farm/clean-farm.ts';
import {renderJobs} from '../../../src/production/farm/render-jobs.ts';
import {jobsOf, openTestFarm} from './open-test-farm.ts';

const DAY = 86_400_000;

test('cleaning removes what Tenspot put there, and nothing of other projects', async () => {
  const farm = await openTestFarm();
  const jobs = jobsOf(10, 20);
  await renderJobs(jobs, farm.run(), () => undefined);
  const [bucket = ''] = farm.aws.s3.buckets.keys();
  const foreign = ['sites/other/index.html', 'renders/other1/progress.json', 'videos/cut.mp4'];
  const own = ['tenspot/files/a.mp4', 'sites/tenspot-old/index.html', 'sites/tenspot-now/index.html'];
  for (const key of [...foreign, ...own]) farm.aws.s3.put(bucket, key, Buffer.from('x'));
  const site = 'sites/tenspot-now/';
  const keysLeft = (): string[] => [...(farm.aws.s3.buckets.get(bucket)?.objects.keys() ?? [])].sort();
  const young = keysLeft();
  const {files} = farm.cloud;
  const about = {site, bucket, everything: false};
  const first = {...about, dryRun: false, now: farm.clock.now()};
  expect(await cleanFarm(files, farm.journal, first)).toMatchObject({kept: 0});
  // What a render of this workspace left in Remotion's folder goes at once; the rest may be of other workspaces.
  expect(keysLeft()).toEqual(young.filter((key) => !key.startsWith('renders/fake')));
  await farm.clock.sleep(31 * DAY);
  const now = farm.clock.now();
  const before = keysLeft();
  const planned = await cleanFarm(files, farm.journal, {...about, dryRun: true, now});
  expect(keysLeft()).toEqual(before);
  expect(await cleanFarm(files, farm.journal, {...about, dryRun: false, now})).toEqual(planned);
  expect(keysLeft()).toEqual([...foreign, 'sites/tenspot-now/index.html'].sort());
  expect(planned.files).toBe(before.length - 4);
});

test('cleaning leaves a render that was paid for and not downloaded, and what it needs, for as long as the bucket keeps it', async () => {
  const farm = await openTestFarm();
  const [bucket = ''] = farm.aws.s3.buckets.keys();
  const about = {run: 'a', bucket, functionName: 'f', frames: 10, worst: 50, ordered: farm.clock.now()};
  const done = farm.journal.order({...about, job: 'job0'}, 1000);
  farm.journal.change(done, {state: 'done', renderId: 'r1', cost: 5});
  const needed = [done.output, 'sites/tenspot-old/index.html', 'tenspot/files/a.mp4'];
  for (const key of [...needed, 'tenspot/renders/other/1.mp4'])
    farm.aws.s3.put(bucket, key, Buffer.from('x'));
  const clean = (days: number) =>
    cleanFarm(farm.cloud.files, farm.journal, {
      ...{site: 'sites/tenspot-now/', everything: false, bucket, dryRun: false},
      now: farm.clock.now() + days * DAY,
    });
  const keysLeft = (): string[] => [...(farm.aws.s3.buckets.get(bucket)?.objects.keys() ?? [])].sort();
  expect(await clean(2)).toMatchObject({files: 1, kept: 1});
  expect(keysLeft()).toEqual([...needed].sort());
  expect(await clean(4)).toMatchObject({files: 2, kept: 0});
  expect(await clean(31)).toMatchObject({files: 1, kept: 0});
});

test('a plan after cleaning counts the renders whose files were removed, and nothing else changes in the journal', async () => {
  const farm = await openTestFarm();
  const jobs = jobsOf(10, 20);
  await renderJobs(jobs, farm.run(), () => undefined);
  const [bucket = ''] = farm.aws.s3.buckets.keys();
  await farm.clock.sleep(2 * DAY);
  await renderJobs([...jobs, ...jobsOf(10, 20, 30).slice(2)], farm.run(), () => undefined);
  const before = farm.journal.all();
  const about = {site: 'sites/tenspot-now/', bucket, everything: false, now: farm.clock.now()};
  await cleanFarm(farm.cloud.files, farm.journal, {...about, dryRun: true});
  expect(farm.journal.all()).toEqual(before);
  await cleanFarm(farm.cloud.files, farm.journal, {...about, dryRun: false});
  expect(farm.journal.all()).toEqual(
    before.map((render) =>
      render.job === 'job2' ? render : {...render, state: 'failed', problem: 'farm-missing'},
    ),
  );
});

test('the index of a site is removed first, so that a site of which a part is gone does not count as whole', async () => {
  const farm = await openTestFarm();
  const [bucket = ''] = farm.aws.s3.buckets.keys();
  for (const name of ['bundle.js', 'chunks/one.js', 'index.html'])
    farm.aws.s3.put(bucket, `sites/tenspot-old/${name}`, Buffer.from('x'));
  const removed: string[] = [];
  const files = {...farm.cloud.files, remove: async (keys: readonly string[]) => void removed.push(...keys)};
  await cleanFarm(files, farm.journal, {
    ...{site: 'sites/tenspot-now/', everything: false, bucket, dryRun: false},
    now: farm.clock.now() + 31 * DAY,
  });
  expect(removed[0]).toBe('sites/tenspot-old/index.html');
  expect(removed).toHaveLength(3);
});

test('a site may be the current one of another workspace, and stays for a month', async () => {
  const farm = await openTestFarm();
  const [bucket = ''] = farm.aws.s3.buckets.keys();
  const put = (key: string) => farm.aws.s3.put(bucket, key, Buffer.from('x'));
  const left = (): string[] => [...(farm.aws.s3.buckets.get(bucket)?.objects.keys() ?? [])];
  const [mine, other] = ['sites/tenspot-now/index.html', 'sites/tenspot-other/index.html'];
  for (const key of [mine, other]) put(key);
  const clean = (everything: boolean, days: number) =>
    cleanFarm(farm.cloud.files, farm.journal, {
      ...{site: 'sites/tenspot-now/', everything, bucket, dryRun: false},
      now: farm.clock.now() + days * DAY,
    });
  await clean(false, 29);
  expect(left()).toEqual([mine, other]);
  await clean(false, 31);
  expect(left()).toEqual([mine]);
  put(other);
  await clean(true, 0);
  expect(left()).toEqual([other]);
  await clean(true, 2);
  expect(left()).toEqual([]);
});

test('cleaning does not look for what the bucket has removed long ago', async () => {
  const farm = await openTestFarm();
  await renderJobs(jobsOf(10, 20), farm.run(), () => undefined);
  await farm.clock.sleep(3 * DAY);
  await renderJobs(jobsOf(10, 20, 30).slice(2), farm.run(), () => undefined);
  const [bucket = ''] = farm.aws.s3.buckets.keys();
  const listed: string[] = [];
  const list: typeof farm.cloud.files.list = (prefix) => {
    listed.push(prefix);
    return farm.cloud.files.list(prefix);
  };
  await cleanFarm({...farm.cloud.files, list}, farm.journal, {
    ...{site: 'sites/tenspot-now/', everything: false, bucket, dryRun: false},
    now: farm.clock.now(),
  });
  expect(listed.filter((prefix) => prefix.startsWith('renders/'))).toEqual(['renders/fake000002/']);
});
