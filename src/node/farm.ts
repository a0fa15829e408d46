import {credentialNames} from '../machine/lambda/aws-credentials.ts';
import {systemClock} from '../machine/process/clock.ts';
import {type CleanedFarm, cleanFarm} from '../production/farm/clean-farm.ts';
import {type DeployedFarm, deployFarm} from '../production/farm/deploy-farm.ts';
import {estimateFarm, type FarmEstimate} from '../production/farm/estimate-farm.ts';
import {examineFarm, type FarmFact} from '../production/farm/examine-farm.ts';
import {farmJournalFile, openFarmJournal} from '../production/farm/farm-journal.ts';
import {siteFolder} from '../production/farm/farm-names.ts';
import {findFarm} from '../production/farm/farm-place.ts';
import {jobsToOrder, withEarlierRenders} from '../production/farm/farm-plan-id.ts';
import {openFarm} from '../production/farm/open-farm.ts';
import {planFarmBatch} from '../production/farm/plan-farm-batch.ts';
import type {SpotProject} from '../production/project/open-spot.ts';
import {withPlannedSet} from '../production/render/plan-render.ts';
import {FARM_FUNCTION, type FarmFunction} from '../spot/farm/farm-cost.ts';
import {DEFAULT_FARM_REGION, farmPrice} from '../spot/farm/farm-price.ts';
import {invalid} from '../spot/problem/errors.ts';
import type {TenspotProject} from './open-project.ts';
import {type SpotChoice, withProject, withSpot} from './open-spot.ts';
import {type CallRun, type RunOptions, running} from './running.ts';
import type {VariantChoice} from './variants.ts';

/** Where on AWS the farm is. */
export type FarmPlace = {
  /** The region of AWS. Default: `REMOTION_AWS_REGION`, then `AWS_REGION` of the environment, then `us-east-1`. */
  region?: string | undefined;
  /** Memory of the function, 512 to 10240 MB. Default: 2048. */
  memory?: number | undefined;
};

/** Which variants a call of the farm is about, and where it renders. */
export type FarmOptions = VariantChoice & FarmPlace;

/** Options of the calls that are about the farm of a workspace, and about no variants. */
export type FarmPlaceOptions = Pick<SpotChoice, 'sandbox'> & FarmPlace & RunOptions;

/** What `farmDoctor` found. */
export type FarmDoctorResult = {
  /** True where nothing has a problem. */
  healthy: boolean;
  /** What was looked at, in order. */
  facts: FarmFact[];
};

/**
 * Estimates what the variants of a spot would use and cost on AWS Lambda, and what it would cost to render each by itself: the plan of `farmRender`. Stages the variants and
 * fingerprints their graphics, which needs the browser of this machine; calls nothing on AWS. Errors: those of `render`; `farm-region`, `farm-memory`.
 */
export const farmEstimate = (project: TenspotProject, options: FarmOptions = {}): Promise<FarmEstimate> =>
  running(options, (run) =>
    withSpot(project, options, 'farm estimate', run, (spot) =>
      estimateSpot(spot, farmPlace(project, options), {proof: options.proof ?? false, ...run}),
    ),
  );

/** Estimates the variants of an open spot. */
export const estimateSpot = (
  spot: SpotProject,
  place: ReturnType<typeof farmPlace>,
  options: CallRun & {proof: boolean},
): Promise<FarmEstimate> =>
  withPlannedSet(spot, spot.asked, {...options, engine: 'farm'}, async ({context, cache, fingerprinted}) => {
    const {missing, sizes} = await planFarmBatch(fingerprinted, {...context, cache});
    const file = farmJournalFile(spot.workspace.vault);
    const jobs = await withEarlierRenders(file, (journal) =>
      jobsToOrder(missing, journal, {region: place.region, now: systemClock.now()}),
    );
    return estimateFarm(jobs, sizes, {spot: spot.spot.id, ...place});
  });

/**
 * Looks at everything that the farm needs: credentials, region, quota, policies, and whether the function and the site are of this version. Changes nothing.
 * A problem is part of the result and does not reject the call. Errors: `farm-package`, `farm-region`, `farm-memory`.
 */
export const farmDoctor = (
  project: TenspotProject,
  options: FarmPlaceOptions = {},
): Promise<FarmDoctorResult> =>
  running(options, (run) =>
    withProject(project, {...options, spot: ''}, 'farm doctor', run, async ({project: opened}) => {
      const farm = await openFarm({...opened, env: project.env}, farmPlace(project, options));
      const facts = await examineFarm(farm.account, farm.filesOf, farm.needs, project.env);
      return {healthy: facts.every((fact) => 'found' in fact), facts};
    }),
  );

/**
 * Makes the bucket, the function and the site of the workspace on AWS, where they are missing. Errors: `farm-package`, `farm-credentials`, `farm-denied`,
 * `farm-region`, `farm-memory`; `template-broken`.
 */
export const farmDeploy = (project: TenspotProject, options: FarmPlaceOptions = {}): Promise<DeployedFarm> =>
  running(options, (run) =>
    withProject(project, {...options, spot: ''}, 'farm deploy', run, async ({project: opened}) => {
      credentialNames(project.env);
      const farm = await openFarm({...opened, env: project.env}, farmPlace(project, options));
      return deployFarm(await farm.deployment(), farm.needs, farm.buildSite, run.report.step);
    }),
  );

/** What `farmClean` removes. */
export type FarmCleanOptions = FarmPlaceOptions & {
  /** Also removes the site of the workspace, other sites that are older than a day, and the function of this version and size. Default: false. */
  everything?: boolean | undefined;
  /** Removes nothing, and returns what would be removed. Default: false. */
  dryRun?: boolean | undefined;
};

/**
 * Removes what Tenspot put into the bucket of the farm: staged files, files of renders, sites of earlier programs, also of other workspaces that share the
 * bucket. Leaves files that are not older than a day, sites that are not older than a month, everything of other projects, renders that still run or were
 * not downloaded, and what they need.
 * Errors: `farm-package`, `farm-credentials`, `farm-denied`.
 */
export const farmClean = (project: TenspotProject, options: FarmCleanOptions = {}): Promise<CleanedFarm> =>
  running(options, (run) =>
    withProject(project, {...options, spot: ''}, 'farm clean', run, async ({project: opened}) => {
      const {everything = false, dryRun = false} = options;
      credentialNames(project.env);
      const farm = await openFarm({...opened, env: project.env}, farmPlace(project, options));
      const {bucket, functionName} = await findFarm(farm.account, farm.filesOf, farm.needs);
      if (bucket === null) return {files: 0, bytes: 0, kept: 0, function: false};
      const journal = await openFarmJournal(farmJournalFile(opened.workspace.vault));
      try {
        const removed = await cleanFarm(farm.filesOf(bucket), journal, {
          site: siteFolder(farm.needs.program),
          ...{bucket, everything, dryRun, now: systemClock.now()},
        });
        const isFunction = everything && functionName !== null && removed.kept === 0;
        if (isFunction && !dryRun) await (await farm.deployment()).removeFunction(functionName);
        return {...removed, function: isFunction};
      } finally {
        journal.close();
      }
    }),
  );

/** The region and the size of the function. Errors: `farm-region`, `farm-memory`. */
export function farmPlace(
  {env}: Pick<TenspotProject, 'env'>,
  {region: wanted, memory = FARM_FUNCTION.memoryMb}: FarmPlace,
): {region: string; size: FarmFunction} {
  // An empty variable counts as none.
  const region = wanted ?? (env.REMOTION_AWS_REGION || env.AWS_REGION || DEFAULT_FARM_REGION);
  farmPrice(region);
  // Remotion's limits: its client refuses other sizes.
  if (!Number.isInteger(memory) || memory < 512 || memory > 10_240)
    throw invalid({
      code: 'farm-memory',
      what: 'is not a memory size that a function can have',
      where: {field: 'memory'},
      expected: 'a whole number of MB, 512 to 10240',
      got: String(memory),
      fix: 'Leave it out for 2048 MB.',
    });
  return {region, size: {...FARM_FUNCTION, memoryMb: memory}};
}
