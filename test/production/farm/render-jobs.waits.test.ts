import {readFileSync} from 'node:fs';
import * as client from '@remotion/lambda/client';
import {describe, expect, test} from 'vitest';
import type {RenderCloud} from '../../../src/machine/lambda/farm-cloud.ts';
import {openRenderCloud} from '../../../src/machine/lambda/lambda-renders.ts';
import {renderJobs} from '../../../src/production/farm/render-jobs.ts';
import {TenspotError} from '../../../src/spot/problem/errors.ts';
import {BUCKET, contentOf, type FarmScene, FUNCTION} from './farm-scene.ts';
import {jobsOf, openTestFarm} from './open-test-farm.ts';

const quiet = (): void => undefined;

const DAY = 86_400_000;

const [JOB = {key: '', variant: 0, from: 0, frames: 1, mayKeep: true}] = jobsOf(10);

const refusing = (code: string) => async (): Promise<never> => {
  throw new TenspotError({code, what: 'refused by the test'});
};

/** The file of the job as text, or the code of its error. */
async function told(run: ReturnType<FarmScene['run']>, job = JOB): Promise<string> {
  const result = (await renderJobs([job], run, quiet)).get(job.key);
  if (result === undefined) return 'nothing';
  return 'file' in result
    ? readFileSync(result.file, 'utf8')
    : String((result.error as {code?: string}).code);
}

/** A run that orders the job and is killed at once; its render ends as it would. */
async function kill(farm: FarmScene, changed: Partial<RenderCloud> = {}, job = JOB): Promise<void> {
  const killed = async (): Promise<never> => {
    throw new Error('killed');
  };
  await told(farm.run({cloud: {...farm.cloud, progress: killed, ...changed}}), job);
  await farm.clock.sleep(10_000);
  await fetch(farm.aws.url).catch(quiet);
}

/** Removes what the bucket would have removed after a day. */
function forgetRenders(farm: FarmScene): void {
  const objects = farm.aws.s3.buckets.get(BUCKET)?.objects;
  for (const key of [...(objects?.keys() ?? [])]) if (key.startsWith('renders/')) objects?.delete(key);
}

describe('a render', () => {
  test('that says for longer than its functions can live that it runs is stopped, has failed, and counts as its worst case', async () => {
    const farm = await openTestFarm();
    const stopped: string[] = [];
    const cloud: RenderCloud = {
      ...farm.cloud,
      progress: async () => ({state: 'running', usd: 3}),
      cancel: async ({renderId}) => void stopped.push(renderId),
    };
    expect(await told(farm.run({cloud}))).toBe('farm-failed');
    const rows = farm.journal.ofJob(JOB.key);
    expect(rows.map(({problem, cost}) => ({problem, cost}))).toEqual([
      {problem: 'farm-timeout', cost: null},
      {problem: 'farm-timeout', cost: null},
    ]);
    expect(stopped).toEqual(rows.map(({renderId}) => renderId));
  });

  test('whose progress the bucket removed is fetched where its file is there, and else ordered again', async () => {
    const farm = await openTestFarm();
    await kill(farm);
    await farm.clock.sleep(2 * DAY);
    forgetRenders(farm);
    expect(await told(farm.run())).toBe(contentOf(JOB));
    expect(farm.aws.renders).toHaveLength(1);

    const other = await openTestFarm();
    await kill(other);
    await other.clock.sleep(4 * DAY);
    other.aws.s3.buckets.get(BUCKET)?.objects.clear();
    expect(await told(other.run())).toBe(contentOf(JOB));
    expect(other.journal.ofJob(JOB.key).map(({state}) => state)).toEqual(['failed', 'fetched']);
  });

  test('whose answer was lost is fetched by its file when the bucket removed its progress', async () => {
    const farm = await openTestFarm();
    const start: RenderCloud['start'] = async (order) => {
      await farm.cloud.start(order);
      return refusing('farm-unanswered')();
    };
    await kill(farm, {start, find: refusing('killed')});
    await farm.clock.sleep(2 * DAY);
    forgetRenders(farm);
    expect(await told(farm.run())).toBe(contentOf(JOB));
    expect(farm.aws.renders).toHaveLength(1);
  });

  test('whose answer was lost is not ordered again while no question about it is answered', async () => {
    const farm = await openTestFarm({faultOf: () => 'lost'});
    const began = farm.clock.now();
    const find: RenderCloud['find'] = async (output, since) => {
      const waited = farm.clock.now() - began;
      if (waited < 500_000) return undefined;
      return waited < 700_000 ? refusing('farm-unanswered')() : farm.cloud.find(output, since);
    };
    expect(await told(farm.run({cloud: {...farm.cloud, find}}))).toBe(contentOf(JOB));
    expect(farm.aws.renders).toHaveLength(1);
  });

  test('of another bucket is none of this run', async () => {
    const farm = await openTestFarm();
    await kill(farm);
    const bucket = 'remotionlambda-euwest1-abcdefghij';
    farm.aws.s3.buckets.set(bucket, {objects: new Map(), lifecycle: null, settings: new Map()});
    const place = {region: 'us-east-1', bucket, functionName: FUNCTION, forcePathStyle: true};
    expect(await told(farm.run({bucket, cloud: openRenderCloud(client, place)}))).toBe(contentOf(JOB));
    expect(farm.aws.renders.map(({bucketName}) => bucketName)).toEqual([BUCKET, bucket]);
    expect(await told(farm.run())).toBe(contentOf(JOB));
    expect(farm.aws.renders).toHaveLength(2);
  });

  test('of a killed run is used by the next one only where its key tells everything', async () => {
    const farm = await openTestFarm();
    await kill(farm);
    expect(await told(farm.run())).toBe(contentOf(JOB));
    expect(farm.aws.renders).toHaveLength(1);
    const moving = {...JOB, key: 'job1', mayKeep: false};
    await kill(farm, {}, moving);
    expect(await told(farm.run(), moving)).toBe(contentOf(moving));
    expect(farm.aws.renders).toHaveLength(3);
  });
});

describe('a job', () => {
  test('for which AWS has no room fails in the end, and cost nothing', async () => {
    const farm = await openTestFarm({faultOf: () => 'throttled'});
    expect(await told(farm.run())).toBe('farm-throttled');
    expect(farm.aws.renders).toEqual([]);
    expect(farm.journal.ofJob(JOB.key)).toMatchObject([{state: 'failed', cost: 0}]);
  });

  test('that was ordered without credentials was not ordered', async () => {
    const farm = await openTestFarm();
    const start = refusing('farm-credentials');
    expect(await told(farm.run({cloud: {...farm.cloud, start}}))).toBe('farm-credentials');
    expect(farm.journal.ofJob(JOB.key)).toMatchObject([{state: 'failed', cost: 0}]);
  });

  test('is ordered twice by a run at most, also when the run comes back to it', async () => {
    const farm = await openTestFarm({
      script: {of: () => ({ms: 1000, fails: true, body: Buffer.from('')})},
    });
    const run = farm.run();
    expect(await told(run)).toBe('farm-failed');
    expect(await told(run)).toBe('farm-failed');
    expect(farm.aws.renders).toHaveLength(2);
  });
});
