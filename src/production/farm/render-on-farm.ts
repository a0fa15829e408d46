import {randomUUID} from 'node:crypto';
import {openRenderCloud} from '../../machine/lambda/lambda-renders.ts';
import {systemClock} from '../../machine/process/clock.ts';
import {farmPrice} from '../../spot/farm/farm-price.ts';
import type {Micro} from '../../spot/ledger/money.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import type {SpotProject} from '../project/open-spot.ts';
import type {Report} from '../project/report.ts';
import type {Batch} from '../render/batch.ts';
import {renderBatch} from '../render/render-batch.ts';
import {farmEngine} from './farm-engine.ts';
import type {FarmJob} from './farm-jobs.ts';
import type {FarmJournal} from './farm-journal.ts';
import {findFarm, requireFarm, siteUrl} from './farm-place.ts';
import {jobsToOrder} from './farm-plan-id.ts';
import {FARM_WAITS} from './farm-run.ts';
import {openFunctionPlaces} from './function-places.ts';
import type {OpenFarm} from './open-farm.ts';
import {openCloudStage} from './stage-files.ts';

/** What a run would order, and what a plan would say of it. */
export type FarmOrders = {
  /** The jobs whose file is not in the bucket of the farm, and not coming. */
  toOrder: readonly FarmJob[];
  /** The same for what a plan knows: files in all buckets of the region count. */
  planned: readonly FarmJob[];
};

/** What a run on the farm renders. */
export type FarmRenderOptions = {
  variants: readonly Variant[];
  proof: boolean;
  /** Renders on this machine, as a whole, the variants of which a render on Lambda failed. */
  local: boolean;
  /** Micro-dollars that the run may cost. */
  cap: Micro;
  /** Called before anything is ordered. What it throws stops the run; else exactly these jobs may be ordered. Default: nothing is compared. */
  agree?: ((orders: FarmOrders) => void) | undefined;
  report: Report;
  signal?: AbortSignal | undefined;
};

/**
 * Renders variants of a spot on AWS Lambda. What an earlier run ordered is fetched, and not ordered again. Errors: `farm-not-deployed`, those of
 * `renderBatch`. A job that fails fails its variants.
 */
export async function renderOnFarm(
  project: SpotProject,
  farm: OpenFarm,
  journal: FarmJournal,
  {variants, proof, local, cap, agree, report, signal}: FarmRenderOptions,
): Promise<Batch> {
  const {client, account, needs, forcePathStyle, filesOf} = farm;
  const {region, size} = needs;
  const {bucket, functionName, site} = requireFarm(await findFarm(account, filesOf, needs), needs);
  const cloud = openRenderCloud(client, {region, bucket, functionName, forcePathStyle});
  const id = randomUUID();
  const engine = farmEngine({
    begin: () =>
      journal.begin({
        id,
        spot: project.spot.id,
        variants: variants.map((variant) => variant.id),
        ...{proof, local, region},
        memory: size.memoryMb,
      }),
    run: {
      ...{id, cloud, journal, cap, size, bucket, functionName},
      clock: systemClock,
      waits: FARM_WAITS,
      price: farmPrice(region),
      places: openFunctionPlaces(await account.concurrency()),
    },
    stage: openCloudStage(cloud.files, project.store.path, systemClock),
    serveUrl: siteUrl(region, bucket, site),
    local,
    agree:
      agree &&
      ((missing) => {
        const now = systemClock.now();
        const toOrder = jobsToOrder(missing, journal, {bucket, now});
        agree({toOrder, planned: jobsToOrder(missing, journal, {region, now})});
        return new Set(toOrder.map(({key}) => key));
      }),
  });
  const batch = await renderBatch(project, {variants, proof, engine, report, signal});
  if (batch.outcomes.every(({status}) => status === 'done' || status === 'reused')) journal.finish(id);
  return batch;
}
