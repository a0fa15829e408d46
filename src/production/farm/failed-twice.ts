import {TenspotError} from '../../spot/problem/errors.ts';
import type {FarmJob} from './farm-jobs.ts';
import type {JobResults} from './render-jobs.ts';

/**
 * Whether a variant with these jobs failed because renders failed on Lambda, each as often as a run orders it, or made files that cannot be joined. False where a job was not rendered for
 * another reason, for example because of the maximum cost: a later run can render that job.
 */
export function failedTwice(jobs: readonly FarmJob[], made: JobResults): boolean {
  const errors = jobs.flatMap(({key}) => {
    const result = made.get(key);
    return result && 'error' in result ? [result.error] : [];
  });
  return (
    errors.length > 0 &&
    errors.every((error) => error instanceof TenspotError && error.code === 'farm-failed')
  );
}
