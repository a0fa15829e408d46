import {readFileSync} from 'node:fs';
import {describe, expect, test} from 'vitest';
import type {FarmJob} from '../../../src/production/farm/farm-jobs.ts';
import {openFunctionPlaces} from '../../../src/production/farm/function-places.ts';
import {type JobResults, renderJobs} from '../../../src/production/farm/render-jobs.ts';
import {contentOf} from './farm-scene.ts';
import {faultsBy, jobsOf, openTestFarm} from './open-test-farm.ts';

const quiet = (): void => undefined;

/** For each job its file as text, or the code of its error. */
const toldBy = (jobs: readonly FarmJob[], results: JobResults): string[] =>
  jobs.map(({key}) => {
    const result = results.get(key);
    if (result === undefined) return 'nothing';
    return 'file' in result ? readFileSync(result.file, 'utf8') : (result.error as {code: string}).code;
  });

const wanted = (jobs: readonly FarmJob[]): string[] => jobs.map(contentOf);

describe('jobs', () => {
  test('are rendered once each, as muted ranges of frames with private files', async () => {
    const farm = await openTestFarm();
    const jobs = jobsOf(3, 75, 200);
    const told: number[] = [];
    const results = await renderJobs(jobs, farm.run(), (done) => told.push(done));
    expect(toldBy(jobs, results)).toEqual(wanted(jobs));
    expect(told.at(-1)).toBe(278);
    expect(farm.aws.renders).toHaveLength(3);
    for (const {payload} of farm.aws.renders)
      expect(payload).toMatchObject({
        codec: 'h264',
        muted: true,
        privacy: 'private',
        imageFormat: 'png',
        pixelFormat: 'yuv420p',
        colorSpace: 'bt709',
        x264Preset: 'veryfast',
        crf: 18,
        gopSize: 120,
        framesPerLambda: 75,
        enableCancellation: true,
        deleteAfter: '1-day',
      });
    const cost = farm.aws.renders.reduce((sum, render) => sum + render.cost, 0);
    expect(farm.journal.spent() / 1e6).toBeCloseTo(cost, 5);
  });

  test('are not ordered again where the answer was lost, but found by their file', async () => {
    const farm = await openTestFarm({
      faultOf: faultsBy({job0: ['lost'], job1: ['function-timeout'], job2: ['none']}),
    });
    const jobs = jobsOf(10, 20, 30);
    expect(toldBy(jobs, await renderJobs(jobs, farm.run(), quiet))).toEqual(wanted(jobs));
    expect(farm.aws.renders).toHaveLength(3);
  });

  test('are ordered again where nothing started, once that is sure', async () => {
    const farm = await openTestFarm({faultOf: faultsBy({job0: ['dropped']})});
    const jobs = jobsOf(10);
    const before = farm.clock.now();
    expect(toldBy(jobs, await renderJobs(jobs, farm.run(), quiet))).toEqual(wanted(jobs));
    expect(farm.aws.renders).toHaveLength(1);
    expect(farm.clock.now() - before).toBeGreaterThan(600_000);
    expect(farm.journal.ofJob('job0').map(({state}) => state)).toEqual(['lost', 'fetched']);
  });

  test('wait while AWS has no room, and are then ordered once', async () => {
    const farm = await openTestFarm({faultOf: faultsBy({job0: ['throttled', 'throttled', 'throttled']})});
    const jobs = jobsOf(10);
    expect(toldBy(jobs, await renderJobs(jobs, farm.run(), quiet))).toEqual(wanted(jobs));
    expect(farm.aws.renders).toHaveLength(1);
    expect(farm.journal.ofJob('job0')).toHaveLength(1);
  });

  test.for([
    {fault: 'fails', script: {fails: true, isWrong: false}, problem: 'farm-render-failed'},
    {fault: 'makes a wrong file', script: {fails: false, isWrong: true}, problem: 'farm-frames'},
  ])(
    'are repeated alone where a render $fault, and fail when it happens again',
    async ({script, problem}) => {
      const broken = new Set(['job0/1', 'job1/1', 'job1/2']);
      const farm = await openTestFarm({
        script: {
          of: ({output, frameRange}) => {
            const isBroken = broken.has(output.replace('tenspot/renders/', '').replace('.mp4', ''));
            const text = isBroken && script.isWrong ? 'other frames' : `frames ${frameRange.join(' to ')}`;
            return {ms: 1000, fails: isBroken && script.fails, body: Buffer.from(text)};
          },
        },
      });
      const jobs = jobsOf(10, 20, 30);
      const [first, , third] = wanted(jobs);
      expect(toldBy(jobs, await renderJobs(jobs, farm.run(), quiet))).toEqual([first, 'farm-failed', third]);
      expect(farm.aws.renders).toHaveLength(5);
      expect(farm.journal.ofJob('job1').map((render) => render.problem)).toEqual([problem, problem]);
    },
  );

  test('use no more functions at once than the account may run', async () => {
    let most = 0;
    const farm = await openTestFarm({
      script: {
        of: ({frameRange: [from, to]}) => {
          const running = farm.aws.renders.filter(({state}) => state === 'running').length + 1;
          most = Math.max(most, running);
          return {ms: 3000, fails: false, body: Buffer.from(`frames ${from} to ${to}`)};
        },
      },
    });
    const jobs = jobsOf(...Array.from({length: 12}, () => 10));
    // Each needs two: nine tenths of eight are places for three renders.
    await renderJobs(jobs, farm.run({places: openFunctionPlaces(8)}), quiet);
    expect(most).toBe(3);
  });

  test('wait for the cap while others run, and fail where it cannot hold them', async () => {
    const jobs = jobsOf(10, 10, 10);
    const farm = await openTestFarm();
    // The worst case of one of them is 0.051 dollars, so one fits at a time.
    expect(toldBy(jobs, await renderJobs(jobs, farm.run({cap: 60_000}), quiet))).toEqual(wanted(jobs));
    const poor = await openTestFarm();
    const codes = toldBy(jobs, await renderJobs(jobs, poor.run({cap: 100}), quiet));
    expect(codes).toEqual(['farm-cap', 'farm-cap', 'farm-cap']);
    expect(poor.aws.renders).toHaveLength(0);
  });

  test('are downloaded again, and not rendered again, where this machine lost their files', async () => {
    const farm = await openTestFarm();
    const jobs = jobsOf(10, 20);
    const [kept = '', unkept = ''] = wanted(jobs);
    const asked = jobs.map((job, at) => ({...job, mayKeep: at === 0}));
    await renderJobs(asked, farm.run(), quiet);
    expect(toldBy(jobs, await renderJobs(asked, farm.run(), quiet))).toEqual([kept, unkept]);
    expect(farm.aws.renders.map(({output}) => output.split('/')[2]).sort()).toEqual(['job0', 'job1', 'job1']);
  });

  test('are ordered again where their files are gone from the bucket as well', async () => {
    const farm = await openTestFarm();
    const jobs = jobsOf(10);
    await renderJobs(jobs, farm.run(), quiet);
    const [bucket] = farm.aws.s3.buckets.values();
    bucket?.objects.clear();
    expect(toldBy(jobs, await renderJobs(jobs, farm.run(), quiet))).toEqual(wanted(jobs));
    expect(farm.aws.renders).toHaveLength(2);
  });

  test('are cancelled on AWS when the run is stopped', async () => {
    const stop = new AbortController();
    const farm = await openTestFarm({
      script: {
        of: ({frameRange}) => {
          setTimeout(() => stop.abort(new Error('stopped')), 50);
          return {ms: 1e9, fails: false, body: Buffer.from(`frames ${frameRange.join(' to ')}`)};
        },
      },
    });
    const jobs = jobsOf(10, 20);
    await expect(renderJobs(jobs, farm.run({signal: stop.signal}), quiet)).rejects.toThrow('stopped');
    await expect
      .poll(async () => {
        await fetch(farm.aws.url).catch(quiet);
        return farm.aws.renders.map(({state}) => state);
      })
      .toEqual(['cancelled', 'cancelled']);
    expect(farm.journal.open()).toEqual([]);
  });

  test('of an earlier run go on on AWS when the run that waits for them is stopped', async () => {
    const farm = await openTestFarm({
      script: {
        of: ({frameRange}) => ({
          ms: 1e9,
          fails: false,
          body: Buffer.from(`frames ${frameRange.join(' to ')}`),
        }),
      },
    });
    const jobs = jobsOf(10);
    const killed = async (): Promise<never> => {
      throw new Error('killed');
    };
    await renderJobs(jobs, farm.run({cloud: {...farm.cloud, progress: killed}}), quiet);
    const stop = new AbortController();
    const progress: typeof farm.cloud.progress = (render) => {
      stop.abort(new Error('stopped'));
      return farm.cloud.progress(render);
    };
    const run = farm.run({signal: stop.signal, cloud: {...farm.cloud, progress}});
    await expect(renderJobs(jobs, run, quiet)).rejects.toThrow('stopped');
    await fetch(farm.aws.url).catch(quiet);
    expect(farm.aws.renders.map(({state}) => state)).toEqual(['running']);
    expect(farm.journal.open()).toHaveLength(1);
  });
});
