import type {AwsAccount} from '../../machine/lambda/aws-account.ts';
import type {CloudFiles} from '../../machine/lambda/farm-cloud.ts';
import type {FarmFunction} from '../../spot/farm/farm-cost.ts';
import {FARM_BUCKET_PREFIX} from '../../spot/farm/farm-policies.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {functionName, SITE_INDEX, siteFolder} from './farm-names.ts';

/** What a version and a size of the farm needs on AWS. */
export type FarmNeeds = {
  region: string;
  size: FarmFunction;
  /** Remotion's version. The function has to be of exactly this one. */
  remotion: string;
  /** The hash of the program of the workspace: the site has to be built from it. */
  program: string;
};

/** The parts of the farm that are on AWS. Null: it is not there. */
export type FarmParts = {
  bucket: string | null;
  /** The name of the function with our version and size. */
  functionName: string | null;
  /** The folder of the site with our program. */
  site: string | null;
  /** Remotion functions in the region that are of another version or size. */
  others: string[];
};

/** Looks for the parts of the farm. */
export async function findFarm(
  account: Pick<AwsAccount, 'functions' | 'buckets'>,
  filesOf: (bucket: string) => Pick<CloudFiles, 'head'>,
  {size, remotion, program}: FarmNeeds,
): Promise<FarmParts> {
  const functions = await account.functions();
  const wanted = functionName(remotion, size);
  const own = functions.find(({name, version}) => name === wanted && version === remotion);
  const [bucket = null] = await account.buckets(FARM_BUCKET_PREFIX);
  const folder = siteFolder(program);
  const isThere = bucket !== null && (await filesOf(bucket).head(`${folder}${SITE_INDEX}`)) !== undefined;
  return {
    bucket,
    functionName: own?.name ?? null,
    site: isThere ? folder : null,
    others: functions.flatMap(({name}) => (name === own?.name ? [] : [name])),
  };
}

/** The parts of a farm that is complete. Errors: `farm-not-deployed`. */
export function requireFarm(
  {bucket, functionName: name, site}: FarmParts,
  {region, size, remotion}: FarmNeeds,
): {bucket: string; functionName: string; site: string} {
  if (bucket !== null && name !== null && site !== null) return {bucket, functionName: name, site};
  const missing = [
    bucket === null && `a bucket ${FARM_BUCKET_PREFIX}…`,
    name === null && `the function ${functionName(remotion, size)}`,
    site === null && 'the site of this workspace as it is now',
  ].filter((part) => part !== false);
  throw new TenspotError({
    code: 'farm-not-deployed',
    what: `the farm in ${region} is not deployed, or not as this workspace needs it`,
    expected: 'a bucket, a function of this version and size, and the site of this workspace',
    got: `no ${missing.join(', no ')}`,
    fix: 'Run `tenspot farm deploy` with the same --region and --memory.',
  });
}

/** The address of a site, as Remotion builds it. */
export const siteUrl = (region: string, bucket: string, folder: string): string =>
  `https://${bucket}.s3.${region}.amazonaws.com/${folder}${SITE_INDEX}`;
