import {keyOf} from '../../machine/files/hash.ts';
import {isFile} from '../../machine/files/read-file.ts';
import {type FarmFunction, worstRender} from '../../spot/farm/farm-cost.ts';
import {farmPrice} from '../../spot/farm/farm-price.ts';
import type {FarmJob} from './farm-jobs.ts';
import {type FarmJournal, openFarmJournal} from './farm-journal.ts';
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

/** US dollars that these renders can cost at most, if none has to be ordered again. */
export const worstOf = (jobs: readonly FarmJob[], {region, size}: Omit<Place, 'spot'>): number =>
  jobs.reduce((sum, {frames}) => sum + worstRender(frames, size, farmPrice(region)), 0);

/** The jobs that would be ordered: not those whose file an earlier run ordered in this region, and which is fetched. */
export const jobsToOrder = (
  jobs: readonly FarmJob[],
  journal: Pick<FarmJournal, 'ofJob'>,
  region: string,
): FarmJob[] =>
  jobs.filter(
    ({key, mayKeep}) =>
      !mayKeep || !journal.ofJob(key).some((render) => isComing(render) && isBucketIn(region, render.bucket)),
  );

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
