import {keyOf} from '../../machine/files/hash.ts';
import {isFile} from '../../machine/files/read-file.ts';
import {type FarmFunction, worstRender} from '../../spot/farm/farm-cost.ts';
import {farmPrice} from '../../spot/farm/farm-price.ts';
import {toMicro} from '../../spot/ledger/money.ts';
import type {FarmJob} from './farm-jobs.ts';
import {type FarmJournal, type FarmRender, openFarmJournal} from './farm-journal.ts';
import {RENDERS_STAY} from './farm-names.ts';
import {isComing} from './render-job.ts';

/** Where jobs would be rendered. */
type Place = {spot: string; region: string; size: FarmFunction};

/** The id of exactly these renders on Lambda, each with the most that it can cost. The same for the same jobs in any order. */
export function farmPlanId(jobs: readonly FarmJob[], {spot, region, size}: Place): string {
  const price = farmPrice(region);
  const renders = jobs
    .map(({key, frames}) => ({key, frames, worst: worstRender(frames, size, price)}))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
  return `plan-${keyOf({farm: spot, region, size, renders}).slice(0, 16)}`;
}

/** US dollars that these renders can cost at most, if none has to be ordered again: what they reserve of the limit of a run. */
export const worstOf = (jobs: readonly FarmJob[], {region, size}: Omit<Place, 'spot'>): number =>
  jobs.reduce((sum, {frames}) => sum + (toMicro(worstRender(frames, size, farmPrice(region))) ?? 0), 0) / 1e6;

/**
 * The jobs that would be ordered: not those whose file an earlier run ordered in this bucket, and which is fetched. A plan knows only the region of the
 * bucket. What the bucket has removed by `now` (milliseconds since 1970) has to be ordered again.
 */
export const jobsToOrder = (
  jobs: readonly FarmJob[],
  journal: Pick<FarmJournal, 'ofJob'>,
  {now, ...where}: ({bucket: string} | {region: string}) & {now: number},
): FarmJob[] => {
  const isThere = ({bucket, ordered, state}: FarmRender): boolean =>
    isComing({state}) &&
    now - ordered < RENDERS_STAY &&
    ('bucket' in where ? bucket === where.bucket : isBucketIn(where.region, bucket));
  return jobs.filter(({key, mayKeep}) => !mayKeep || !journal.ofJob(key).some(isThere));
};

/** Remotion's buckets have their region in their name: `remotionlambda-useast1-abcdefghij` (remotion.dev/docs/lambda/naming-convention). */
const isBucketIn = (region: string, bucket: string): boolean =>
  bucket.split('-')[1] === region.replaceAll('-', '');

/** Runs work with what the journal in a file knows of earlier renders. Where there is no journal yet, none is made. */
export async function withEarlierRenders<T>(
  file: string,
  work: (journal: Pick<FarmJournal, 'ofJob'>) => T,
): Promise<T> {
  if (!(await isFile(file))) return work({ofJob: () => []});
  const journal = await openFarmJournal(file);
  try {
    return work(journal);
  } finally {
    journal.close();
  }
}
