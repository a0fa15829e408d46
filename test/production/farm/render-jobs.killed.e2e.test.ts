import {readFileSync} from 'node:fs';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import type {RenderCloud} from '../../../src/machine/lambda/farm-cloud.ts';
import type {FarmJob} from '../../../src/production/farm/farm-jobs.ts';
import {renderJobs} from '../../../src/production/farm/render-jobs.ts';
import type {StartFault} from '../../support/aws/fake-lambda.ts';
import {thorough} from '../../support/thorough.ts';
import {contentOf, faultsBy, jobsOf, openTestFarm} from './open-test-farm.ts';

const quiet = (): void => undefined;

/** A cloud of a process that is killed at its n-th call: from then on, every call fails as no call does. */
function killedAt(cloud: RenderCloud, calls: number): RenderCloud {
  let left = calls;
  const count = (): void => {
    if (left-- <= 0) throw new Error('killed');
  };
  return {
    ...cloud,
    start: async (order) => {
      count();
      const id = await cloud.start(order);
      count();
      return id;
    },
    progress: async (render) => {
      count();
      return cloud.progress(render);
    },
    files: {
      ...cloud.files,
      get: async (key, file) => {
        count();
        return cloud.files.get(key, file);
      },
    },
  };
}

test('a killed run goes on, whatever goes wrong: every job has its file, and nothing is rendered twice but what failed', async () => {
  const fault = fc.constantFrom<StartFault>(
    'none',
    'none',
    'throttled',
    'lost',
    'dropped',
    'function-timeout',
  );
  const setting = fc.record({
    lengths: fc.array(fc.integer({min: 1, max: 200}), {minLength: 1, maxLength: 5}),
    faults: fc.array(fc.array(fault, {maxLength: 2}), {minLength: 5, maxLength: 5}),
    failing: fc.array(fc.boolean(), {minLength: 5, maxLength: 5}),
    kills: fc.array(fc.integer({min: 0, max: 12}), {maxLength: 3}),
    slow: fc.array(fc.nat(9), {maxLength: 4}),
  });
  await fc.assert(
    fc.asyncProperty(setting, async ({lengths, faults, failing, kills, slow}) => {
      const jobs = jobsOf(...lengths);
      let requests = 0;
      const farm = await openTestFarm({
        faultOf: faultsBy(Object.fromEntries(faults.map((own, at) => [`job${at}`, own]))),
        isSlow: () => slow.includes(requests++ % 40),
        script: {
          of: ({output, frameRange}) => {
            const job = Number(/job(\d)/.exec(output)?.[1]);
            const isFirst = !farm.aws.renders.some((render) => render.output.includes(`/job${job}/`));
            const fails = isFirst && failing[job] === true;
            return {ms: 2000, fails, body: Buffer.from(`frames ${frameRange.join(' to ')}`)};
          },
        },
      });
      const files = new Map<string, string>();
      const left = (): FarmJob[] => jobs.filter(({key}) => !files.has(key));
      const attempt = async (cloud: RenderCloud): Promise<void> => {
        for (const [key, result] of await renderJobs(left(), farm.run({cloud}), quiet))
          if ('file' in result) files.set(key, readFileSync(result.file, 'utf8'));
      };
      for (const calls of kills) await attempt(killedAt(farm.cloud, calls));
      for (let tries = 0; left().length > 0 && tries < 4; tries++) await attempt(farm.cloud);
      expect(jobs.map(({key}) => files.get(key))).toEqual(jobs.map(contentOf));
      await fetch(farm.aws.url).catch(quiet);
      for (const {key} of jobs) {
        const own = farm.aws.renders.filter(({output}) => output.includes(`/${key}/`));
        expect(own.filter(({fails}) => !fails)).toHaveLength(1);
      }
      const cost = farm.aws.renders.filter(({fails}) => !fails).reduce((sum, render) => sum + render.cost, 0);
      const failed = farm.journal.all().filter(({state}) => state === 'failed');
      const known = farm.journal.spent() - failed.reduce((sum, render) => sum + (render.cost ?? 0), 0);
      expect(known / 1e6).toBeCloseTo(cost, 4);
    }),
    {numRuns: thorough ? 10 : 2},
  );
}, 900_000);
