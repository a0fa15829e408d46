import {randomUUID} from 'node:crypto';
import {callAws} from './aws-problem.ts';
import type {CloudFiles} from './farm-cloud.ts';
import type {LambdaClient, LambdaPackage} from './lambda-package.ts';
import {openS3Files} from './s3-files.ts';

/** The size of a function. */
type FunctionSize = {memoryMb: number; diskMb: number; timeoutSeconds: number};

/** What `farm deploy` and `farm clean` change on AWS. */
export type FarmDeployment = {
  /** The first bucket with the prefix in the region, or a new one. */
  bucket: () => Promise<{bucket: string; isNew: boolean}>;
  /**
   * Makes the bucket remove files some days after their upload, by the beginning of their keys, and unfinished uploads after a day. Null: the files stay.
   * Keeps the rules of other programs.
   */
  setLifetimes: (bucket: string, days: Readonly<Record<string, number | null>>) => Promise<void>;
  /** The function of this version and size, or a new one. */
  function: (size: FunctionSize) => Promise<{functionName: string; isNew: boolean}>;
  removeFunction: (functionName: string) => Promise<void>;
  files: (bucket: string) => CloudFiles;
};

/** Rules with this beginning of their id are ours. */
const RULE = 'tenspot-';

/** Days for which AWS keeps the logs of functions. */
const LOGS_DAYS = 14;

type Place = {region: string; forcePathStyle: boolean; buckets: () => Promise<string[]>; prefix: string};

/** Opens the calls that deploy, with the credentials in the environment of the process. `buckets`: lists the buckets that exist. */
export function openDeployment(
  client: LambdaClient,
  {deployFunction}: LambdaPackage,
  {region, forcePathStyle, buckets, prefix}: Place,
): FarmDeployment {
  const where = {region: region as 'us-east-1', forcePathStyle};
  const {client: s3, sdk} = client.getAwsClient({...where, service: 's3'});

  const makeBucket = (Bucket: string): Promise<void> =>
    callAws(`could not make the bucket ${Bucket}`, async () => {
      await s3.send(
        new sdk.CreateBucketCommand({
          Bucket,
          // S3 refuses the name of this one region.
          ...(region === 'us-east-1'
            ? {}
            : {CreateBucketConfiguration: {LocationConstraint: region as 'eu-central-1'}}),
        }),
      );
    });

  /** Lets files of a bucket be public. A deployment that was killed may have left a bucket in which they cannot be. */
  const openBucket = (Bucket: string): Promise<void> =>
    callAws(`could not set up the bucket ${Bucket}`, async () => {
      // Functions open the site without a signature, so its files, and no others, are public by their own ACL.
      await s3.send(
        new sdk.PutBucketOwnershipControlsCommand({
          Bucket,
          OwnershipControls: {Rules: [{ObjectOwnership: 'ObjectWriter'}]},
        }),
      );
      await s3.send(
        new sdk.PutPublicAccessBlockCommand({
          Bucket,
          PublicAccessBlockConfiguration: {
            BlockPublicAcls: false,
            IgnorePublicAcls: false,
            BlockPublicPolicy: true,
            RestrictPublicBuckets: true,
          },
        }),
      );
    });

  const hasSites = (Bucket: string): Promise<boolean> =>
    callAws(`could not look into the bucket ${Bucket}`, async () => {
      const {Contents = []} = await s3.send(
        new sdk.ListObjectsV2Command({Bucket, Prefix: 'sites/', MaxKeys: 1}),
      );
      return Contents.length > 0;
    });

  return {
    bucket: async () => {
      const [known] = await buckets();
      if (known !== undefined) {
        if (!(await hasSites(known))) await openBucket(known);
        return {bucket: known, isNew: false};
      }
      // The name that Remotion's own tools look for: prefix, region, random letters.
      const name = `${prefix}${region.replaceAll('-', '')}-${randomUUID().replaceAll('-', '').slice(0, 10)}`;
      await makeBucket(name);
      await openBucket(name);
      return {bucket: name, isNew: true};
    },
    setLifetimes: (Bucket, days) =>
      callAws(`could not set the lifetimes of files in ${Bucket}`, async () => {
        const {Rules = []} = await s3
          .send(new sdk.GetBucketLifecycleConfigurationCommand({Bucket}))
          .catch((error: unknown) => {
            if ((error as Error).name === 'NoSuchLifecycleConfiguration') return {Rules: []};
            throw error;
          });
        const own = Object.entries(days).map(([Prefix, Days]) => ({
          ID: `${RULE}${Prefix.replaceAll('/', '-')}`,
          Status: 'Enabled' as const,
          Filter: {Prefix},
          ...(Days === null ? {} : {Expiration: {Days}}),
          AbortIncompleteMultipartUpload: {DaysAfterInitiation: 1},
        }));
        await s3.send(
          new sdk.PutBucketLifecycleConfigurationCommand({
            Bucket,
            LifecycleConfiguration: {Rules: [...Rules.filter(({ID}) => !ID?.startsWith(RULE)), ...own]},
          }),
        );
      }),
    function: ({memoryMb, diskMb, timeoutSeconds}) =>
      callAws('could not deploy the function', async () => {
        const {functionName, alreadyExisted} = await deployFunction({
          region: where.region,
          memorySizeInMb: memoryMb,
          diskSizeInMb: diskMb,
          timeoutInSeconds: timeoutSeconds,
          createCloudWatchLogGroup: true,
          cloudWatchLogRetentionPeriodInDays: LOGS_DAYS,
          logLevel: 'error',
        });
        return {functionName, isNew: !alreadyExisted};
      }),
    removeFunction: (functionName) =>
      callAws(`could not remove the function ${functionName}`, () =>
        client.deleteFunction({region: where.region, functionName}),
      ),
    files: (bucket) => openS3Files(client, {region, bucket, forcePathStyle}),
  };
}
