import {expect, test} from 'vitest';
import {mismatchedJobs} from '../../../src/production/farm/mismatched-jobs.ts';
import {jobsOf} from './open-test-farm.ts';

/** The keys of the jobs that cannot be joined, where each file has these parameter sets and its shape. */
async function mismatched(...files: readonly [parameters: string, shape: string][]): Promise<string[]> {
  const jobs = jobsOf(...files.map(() => 10));
  const all = jobs.flatMap((job, at) => {
    const [parameters = '', shape = ''] = files[at] ?? [];
    return [{job, file: parameters, shape}];
  });
  return (await mismatchedJobs(all, async (file) => ({parameters: file}))).map(({key}) => key);
}

test('files whose encoder had the same parameter sets can all be joined', async () => {
  expect(await mismatched(['a', '9:16'], ['a', '9:16'])).toEqual([]);
  expect(await mismatched()).toEqual([]);
});

test('a file with other parameter sets than most cannot be joined', async () => {
  expect(await mismatched(['a', '9:16'], ['b', '9:16'], ['a', '9:16'])).toEqual(['job1']);
});

test('where no parameter sets are those of most files, none can be trusted', async () => {
  expect((await mismatched(['a', '9:16'], ['b', '9:16'])).sort()).toEqual(['job0', 'job1']);
});

test('files of another size or frame rate have other parameter sets', async () => {
  expect(await mismatched(['a', '9:16'], ['b', '1:1'], ['b', '1:1'])).toEqual([]);
});
