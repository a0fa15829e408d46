import type {Cache} from '../../machine/files/cache.ts';
import {keyOf} from '../../machine/files/hash.ts';
import {masterSize} from '../../spot/variant/format.ts';
import type {Report} from '../project/report.ts';
import type {EncodeSettings, Versions} from '../render/master-key.ts';
import type {VariantFingerprints} from '../render/set-engine/fingerprint/fingerprint-variants.ts';
import {planSet} from '../render/set-engine/plan-set.ts';
import {type FarmJob, type FarmPlan, planFarm} from './farm-jobs.ts';
import {warnOfFunctions} from './warn-of-functions.ts';

/** Raise when the steps from content to the bytes of a job change. */
const JOB_VERSION = 1;

/** The jobs of a batch. */
export type FarmBatchPlan = FarmPlan & {
  /** The files of jobs that an earlier run made, by key. */
  recalled: Map<string, string>;
  /** The jobs that have to be made. */
  missing: FarmJob[];
  /** Frames, and pixels of a frame in the file, of each variant. */
  sizes: {frames: number; width: number; height: number}[];
};

type PlanContext = {
  settings: EncodeSettings;
  versions: Versions;
  cache: Pick<Cache, 'recall'>;
  report: Pick<Report, 'warn'>;
};

/** What a job is kept under in the cache. */
export const jobCacheKey = ({key}: FarmJob): string => keyOf({farmJob: key});

/**
 * Plans fingerprinted variants as renders on Lambda, and warns of pictures that may look different there. The browser there is the one of Remotion's
 * version, so this machine's has no part in the keys.
 */
export async function planFarmBatch(
  fingerprinted: readonly VariantFingerprints[],
  {settings, versions, cache, report}: PlanContext,
): Promise<FarmBatchPlan> {
  warnOfFunctions(fingerprinted, report);
  const how = {settings, remotion: versions.remotion, version: JOB_VERSION};
  const plan = planFarm(planSet(fingerprinted, how), how);
  const recalled = new Map<string, string>();
  for (const job of plan.jobs) {
    const file = job.mayKeep ? await cache.recall(jobCacheKey(job)) : undefined;
    if (file !== undefined) recalled.set(job.key, file);
  }
  return {
    ...plan,
    recalled,
    missing: plan.jobs.filter(({key}) => !recalled.has(key)),
    sizes: fingerprinted.map(({spot}) => ({frames: spot.frames, ...masterSize(spot.format, settings.scale)})),
  };
}
