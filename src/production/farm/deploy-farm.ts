import {join, sep} from 'node:path';
import {listFiles} from '../../machine/files/folders.ts';
import type {FarmDeployment} from '../../machine/lambda/deployment.ts';
import {LIFETIMES, SITE_INDEX, siteFolder} from './farm-names.ts';
import type {FarmNeeds} from './farm-place.ts';

/** What a deployment left on AWS, and what of it is new. */
export type DeployedFarm = {
  /** The region of AWS. */
  region: string;
  /** The name of the bucket. */
  bucket: string;
  /** The name of the function. */
  functionName: string;
  /** The folder of the site in the bucket. */
  site: string;
  /** True where it was made now. */
  isNew: {bucket: boolean; function: boolean; site: boolean};
  /** Files of the site that were uploaded. */
  uploaded: number;
};

/**
 * Makes the bucket, the function and the site that are missing. A site whose content did not change is not uploaded again: its name contains the hash of
 * its program. `buildSite` builds it into a new folder.
 */
export async function deployFarm(
  deployment: FarmDeployment,
  needs: FarmNeeds,
  buildSite: (publicPath: string) => Promise<string>,
  tell: (step: string) => void,
): Promise<DeployedFarm> {
  const {region, size, program} = needs;
  tell(`Looking for the bucket and the function in ${region}`);
  const {bucket, isNew: newBucket} = await deployment.bucket();
  await deployment.setLifetimes(bucket, LIFETIMES);
  const {functionName, isNew: newFunction} = await deployment.function(size);
  const site = siteFolder(program);
  const files = deployment.files(bucket);
  const isThere = (await files.head(`${site}${SITE_INDEX}`)) !== undefined;
  let uploaded = 0;
  if (!isThere) {
    tell('Building the site of the workspace');
    const folder = await buildSite(`/${site}`);
    const names = (await listFiles(folder)).map((file) => file.split(sep).join('/'));
    tell(`Uploading ${names.length} files to ${bucket}/${site}`);
    // The index last: where it exists, the site is whole, also after a deployment that was killed.
    for (const name of names.toSorted((a, b) => Number(a === SITE_INDEX) - Number(b === SITE_INDEX))) {
      await files.put(`${site}${name}`, join(folder, name), {shared: true});
      uploaded++;
    }
  }
  return {
    ...{region, bucket, functionName, site, uploaded},
    isNew: {bucket: newBucket, function: newFunction, site: !isThere},
  };
}
