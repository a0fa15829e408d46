import {describe, expect, test} from 'vitest';
import type {RenderCloud} from '../../../src/machine/lambda/farm-cloud.ts';
import {runSpending} from '../../../src/production/farm/farm-spending.ts';
import {renderJobs} from '../../../src/production/farm/render-jobs.ts';
import type {RenderScript} from '../../support/aws/fake-renders.ts';
import type {FarmScene} from './farm-scene.ts';
import {jobsOf, openTestFarm} from './open-test-farm.ts';

const quiet = (): void => undefined;

const HOUR = 3_600_000;

/** A render of 450 frames: six functions. */
const jobs = jobsOf(450);

/** The first render goes as the test says, and the second one well. */
const firstly = (first: Partial<ReturnType<RenderScript['of']>>): RenderScript => ({
  of: ({output, frameRange}) => ({
    ms: 5000,
    fails: false,
    body: Buffer.from(`frames ${frameRange.join(' to ')}`),
    ...(output.endsWith('/1.mp4') ? first : {}),
  }),
});

const hung = {ms: 240_000, body: new Promise<Buffer>(() => undefined)};

const rows = ({journal}: FarmScene) =>
  journal.all().map(({state, cost}) => ({state, isPriced: cost !== null && cost > 0}));

describe('the cost of a render', () => {
  test('that hangs while its run is killed is not known, however late the next run asks', async () => {
    const farm = await openTestFarm({script: firstly(hung)});
    const killed: RenderCloud['progress'] = async () => {
      throw new Error('killed');
    };
    await renderJobs(jobs, farm.run({cloud: {...farm.cloud, progress: killed}}), quiet);
    await farm.clock.sleep(12 * HOUR);
    const run = farm.run();
    await renderJobs(jobs, run, quiet);
    expect(rows(farm)).toEqual([
      {state: 'failed', isPriced: false},
      {state: 'fetched', isPriced: true},
    ]);
    expect(farm.journal.spent() / 1e6).toBeCloseTo(farm.aws.renders[1]?.cost ?? 0, 5);
  });

  test('that hangs while the machine sleeps does not use up the maximum of its run', async () => {
    const farm = await openTestFarm({script: firstly(hung)});
    const asleep: RenderCloud['progress'] = async (render) => {
      await farm.clock.sleep(2 * HOUR);
      return farm.cloud.progress(render);
    };
    // The worst case of such a render is 0.1154 dollars: two fit.
    const run = farm.run({cap: 300_000, cloud: {...farm.cloud, progress: asleep}});
    const made = await renderJobs(jobs, run, quiet);
    expect(made.get('job0')).toHaveProperty('file');
    expect(runSpending(farm.journal, run.id).unpriced.renders).toBe(1);
  });

  test('that fails before it knows what it renders is not known', async () => {
    const farm = await openTestFarm({script: firstly({isEarly: true, ms: 30_000})});
    const run = farm.run();
    await renderJobs(jobs, run, quiet);
    expect(rows(farm)).toEqual([
      {state: 'failed', isPriced: false},
      {state: 'fetched', isPriced: true},
    ]);
    const {unpriced} = runSpending(farm.journal, run.id);
    expect(unpriced.usd).toBeCloseTo((farm.journal.all()[0]?.worst ?? 0) / 1e6, 9);
  });

  test('that fails by itself is what its functions took until then, also when the next run asks late', async () => {
    const farm = await openTestFarm({script: firstly({fails: true, ms: 30_000})});
    const late: RenderCloud['progress'] = async (render) => {
      await farm.clock.sleep(HOUR);
      return farm.cloud.progress(render);
    };
    await renderJobs(jobs, farm.run({cloud: {...farm.cloud, progress: late}}), quiet);
    const [failed] = farm.journal.all();
    expect(failed).toMatchObject({state: 'failed', problem: 'farm-render-failed'});
    expect((failed?.cost ?? 0) / 1e6).toBeCloseTo(farm.aws.renders[0]?.cost ?? -1, 5);
  });

  test('is never counted as more than its worst case', async () => {
    const farm = await openTestFarm();
    const progress: RenderCloud['progress'] = async (render) => {
      const told = await farm.cloud.progress(render);
      return told.state === 'done' ? {...told, usd: 7} : told;
    };
    const run = farm.run({cloud: {...farm.cloud, progress}});
    await renderJobs(jobs, run, quiet);
    expect(farm.journal.all()).toMatchObject([{state: 'fetched', cost: null}]);
    expect(runSpending(farm.journal, run.id)).toMatchObject({usd: 0, unpriced: {renders: 1}});
  });
});
