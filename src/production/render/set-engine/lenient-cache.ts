import type {Cache} from '../../../machine/files/cache.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import type {Report} from '../../project/report.ts';

/**
 * The same cache, in which a file that cannot be kept is a warning, once for all files: it was made and can be used, and
 * only later runs have to make it again. `keep` then returns the path of the draft.
 */
export function lenientCache(cache: Cache, report: Pick<Report, 'warn'>): Cache {
  let warned = false;
  const warn = (error: unknown): void => {
    if (warned) return;
    warned = true;
    report.warn(`some of what this run makes cannot be kept for later runs: ${wordsOf(error)}`);
  };
  return {
    ...cache,
    keep: (key, draft) =>
      cache.keep(key, draft).catch((error: unknown) => {
        warn(error);
        return draft;
      }),
    keepInUse: (key, file) => cache.keepInUse(key, file).catch(warn),
    keepNote: (key, text) => cache.keepNote(key, text).catch(warn),
    trim: () =>
      cache.trim().catch((error: unknown) => {
        warn(error);
        return 0;
      }),
  };
}

function wordsOf(error: unknown): string {
  const [problem] = error instanceof TenspotError ? error.problems : [];
  if (!problem) return error instanceof Error ? error.message : String(error);
  return problem.where?.file === undefined ? problem.what : `${problem.what} (${problem.where.file})`;
}
