import {expect, test} from 'vitest';
import {failedTwice} from '../../../src/production/farm/failed-twice.ts';
import type {JobResults} from '../../../src/production/farm/render-jobs.ts';
import {TenspotError} from '../../../src/spot/problem/errors.ts';
import {jobsOf} from './open-test-farm.ts';

const jobs = jobsOf(10, 20, 30);

/** What became of each job: a file, the code of its error, or nothing where an earlier run made it. */
const madeAs = (...results: readonly string[]): JobResults =>
  new Map(
    [...results.entries()]
      .filter(([, result]) => result !== 'reused')
      .map(([at, result]) => [
        `job${at}`,
        result === 'file' ? {file: 'job.mp4'} : {error: new TenspotError({code: result, what: 'x'})},
      ]),
  );

test('a variant of which a render failed twice is rendered on this machine', () => {
  expect(failedTwice(jobs, madeAs('file', 'farm-failed', 'reused'))).toBe(true);
  expect(failedTwice(jobs, madeAs('file', 'file', 'reused'))).toBe(false);
});

test.for(['farm-cap', 'farm-throttled', 'farm-denied', 'file-enospc'])(
  'a variant of which a job ended with %s is not: a later run can render the job',
  (code) => {
    expect(failedTwice(jobs, madeAs('file', code, 'file'))).toBe(false);
    expect(failedTwice(jobs, madeAs('farm-failed', code, 'file'))).toBe(false);
  },
);
