import {join} from 'node:path';
import {buildSite, siteHash} from '../../machine/browser/bundle.ts';
import {type AwsAccount, openAwsAccount} from '../../machine/lambda/aws-account.ts';
import {type FarmDeployment, openDeployment} from '../../machine/lambda/deployment.ts';
import type {CloudFiles} from '../../machine/lambda/farm-cloud.ts';
import {type LambdaClient, loadLambdaClient, loadLambdaPackage} from '../../machine/lambda/lambda-package.ts';
import {openS3Files} from '../../machine/lambda/s3-files.ts';
import {remotionVersion} from '../../machine/tools/installed.ts';
import type {Environment} from '../../machine/tools/tools.ts';
import type {FarmFunction} from '../../spot/farm/farm-cost.ts';
import {FARM_BUCKET_PREFIX} from '../../spot/farm/farm-policies.ts';
import {farmPrice} from '../../spot/farm/farm-price.ts';
import type {Project} from '../project/open-project.ts';
import type {FarmNeeds} from './farm-place.ts';

/** The account in which the farm is, and what the workspace needs of it. */
export type OpenFarm = {
  client: LambdaClient;
  account: AwsAccount;
  needs: FarmNeeds;
  /** True where another server stands in for S3: it has buckets in paths. */
  forcePathStyle: boolean;
  filesOf: (bucket: string) => CloudFiles;
  /** Loads what deploys, which is larger. */
  deployment: () => Promise<FarmDeployment>;
  /** Builds the site of the workspace into a new folder. */
  buildSite: (publicPath: string) => Promise<string>;
};

/** Opens the farm of a workspace. Calls nothing on AWS. Errors: `farm-package`, `farm-region`. */
export async function openFarm(
  {workspace, store, env}: Pick<Project, 'workspace' | 'store'> & {env: Environment},
  {region, size}: {region: string; size: FarmFunction},
): Promise<OpenFarm> {
  farmPrice(region);
  const client = await loadLambdaClient();
  const {root, compositions, home} = workspace;
  const entry = join(compositions, 'index.ts');
  const program = await siteHash({entry, root, notes: join(home, 'programs')});
  const forcePathStyle = Boolean(env.AWS_ENDPOINT_URL_S3 || env.AWS_ENDPOINT_URL);
  const account = openAwsAccount(client, {region, forcePathStyle});
  return {
    client,
    account,
    needs: {region, size, remotion: remotionVersion(), program},
    forcePathStyle,
    filesOf: (bucket) => openS3Files(client, {region, bucket, forcePathStyle}),
    deployment: async () =>
      openDeployment(client, await loadLambdaPackage(), {
        region,
        forcePathStyle,
        prefix: FARM_BUCKET_PREFIX,
        buckets: () => account.buckets(FARM_BUCKET_PREFIX),
      }),
    buildSite: (publicPath) => buildSite({entry, root, scratch: store.scratch, publicPath}),
  };
}
