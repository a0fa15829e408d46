import {callAws} from './aws-problem.ts';
import type {LambdaClient} from './lambda-package.ts';

/** A function of Remotion in an account. */
export type DeployedFunction = {
  name: string;
  /** The version of Remotion in it. Null where it does not say. */
  version: string | null;
  memoryMb: number;
  diskMb: number;
  timeoutSeconds: number;
};

/** What the farm asks about an account. */
export type AwsAccount = {
  /** The caller: the number of the account, and the ARN of the user or role. */
  identity: () => Promise<{account: string; arn: string}>;
  /** How many functions the account may run at once in the region. */
  concurrency: () => Promise<number>;
  /** Of some actions on resources, those that the policies of the caller deny. */
  denied: (arn: string, actions: readonly string[], resources: readonly string[]) => Promise<string[]>;
  functions: () => Promise<DeployedFunction[]>;
  /** Names of the buckets that begin with a prefix and the region, as Remotion names them. */
  buckets: (prefix: string) => Promise<string[]>;
};

/** The quota "Concurrent executions" of Lambda. */
const CONCURRENT_EXECUTIONS = {ServiceCode: 'lambda', QuotaCode: 'L-B99A9384'};

/** Opens an account with the credentials in the environment of the process. */
export function openAwsAccount(
  client: LambdaClient,
  {region, forcePathStyle}: {region: string; forcePathStyle: boolean},
): AwsAccount {
  const where = {region: region as 'us-east-1', forcePathStyle};
  return {
    identity: () =>
      callAws('could not look up the AWS user of the credentials', async () => {
        const {client: sts, sdk} = client.getAwsClient({...where, service: 'sts'});
        const {Account = '', Arn = ''} = await sts.send(new sdk.GetCallerIdentityCommand({}));
        return {account: Account, arn: Arn};
      }),
    concurrency: () =>
      callAws('could not read the quota of functions', async () => {
        const {client: quotas, sdk} = client.getAwsClient({...where, service: 'servicequotas'});
        const {Quota} = await quotas.send(new sdk.GetServiceQuotaCommand(CONCURRENT_EXECUTIONS));
        return Quota?.Value ?? 0;
      }),
    denied: (arn, actions, resources) =>
      callAws('could not check the policies', async () => {
        const {client: iam, sdk} = client.getAwsClient({...where, service: 'iam'});
        const {EvaluationResults = []} = await iam.send(
          new sdk.SimulatePrincipalPolicyCommand({
            PolicySourceArn: arn,
            ActionNames: [...actions],
            ResourceArns: [...resources],
          }),
        );
        return EvaluationResults.flatMap(({EvalActionName, EvalDecision}) =>
          EvalDecision === 'allowed' || EvalActionName === undefined ? [] : [EvalActionName],
        );
      }),
    functions: () =>
      callAws('could not list the functions', async () => {
        const all = await client.getFunctions({...where, compatibleOnly: false});
        return all.map(({functionName, version, memorySizeInMb, diskSizeInMb, timeoutInSeconds}) => ({
          name: functionName,
          version,
          memoryMb: memorySizeInMb,
          diskMb: diskSizeInMb,
          timeoutSeconds: timeoutInSeconds,
        }));
      }),
    buckets: (prefix) =>
      callAws('could not list the buckets', async () => {
        const {client: s3, sdk} = client.getAwsClient({...where, service: 's3'});
        const {Buckets = []} = await s3.send(new sdk.ListBucketsCommand({}));
        // By the name: S3 does not say the region of a bucket in an answer to a request without parameters.
        const own = `${prefix}${region.replaceAll('-', '')}-`;
        return Buckets.flatMap(({Name}) => (Name?.startsWith(own) ? [Name] : [])).sort();
      }),
  };
}
