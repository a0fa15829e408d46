import type {SegmentFacts} from '../render/set-engine/join-segments.ts';
import type {FarmJob} from './farm-jobs.ts';

/** The file of a job, and a name for what decides its parameter sets: the size and the frame rate of its variant. */
export type JobFile = {job: FarmJob; file: string; shape: string};

/**
 * The jobs whose files cannot be joined with the others, because their encoder had other parameter sets than that of most files of the same
 * shape. Where no parameter sets are those of most files, these are all jobs of the shape.
 */
export async function mismatchedJobs(
  all: readonly JobFile[],
  factsOf: (file: string) => Promise<Pick<SegmentFacts, 'parameters'>>,
): Promise<FarmJob[]> {
  const read = await Promise.all(
    all.map(async ({job, file, shape}) => ({job, shape, parameters: (await factsOf(file)).parameters})),
  );
  return [...Map.groupBy(read, ({shape}) => shape).values()].flatMap((same) => {
    const groups = [...Map.groupBy(same, ({parameters}) => parameters).values()].sort(
      (a, b) => b.length - a.length,
    );
    const [most = [], second = []] = groups;
    const wrong = most.length > second.length ? groups.slice(1) : groups;
    return wrong.flat().map(({job}) => job);
  });
}
