/** A statement of an IAM policy that allows actions. */
export type PolicyStatement = {
  Sid: string;
  Effect: 'Allow';
  Action: readonly string[];
  Resource: readonly string[];
};

/** An IAM policy. */
export type PolicyDocument = {Version: '2012-10-17'; Statement: readonly PolicyStatement[]};

/** What the buckets of the farm are called: Remotion's functions use no other. */
export const FARM_BUCKET_PREFIX = 'remotionlambda-';

/** What the functions are called: Remotion derives their names from version, memory, disk and timeout. */
export const FARM_FUNCTION_PREFIX = 'remotion-render-';

/** The role with which the functions run, by Remotion's convention. */
export const FARM_ROLE = 'remotion-lambda-role';

const BUCKETS = `arn:aws:s3:::${FARM_BUCKET_PREFIX}*`;
const OBJECTS = `${BUCKETS}/*`;
const FUNCTIONS = `arn:aws:lambda:*:*:function:${FARM_FUNCTION_PREFIX}*`;
const LOGS = `arn:aws:logs:*:*:log-group:/aws/lambda/${FARM_FUNCTION_PREFIX}*`;

/** The account in which Remotion publishes the layers with Chrome (remotion.dev/docs/lambda/permissions). */
const LAYERS = 'arn:aws:lambda:*:678892195805:layer:remotion-binaries-*';

const allow = (Sid: string, Action: readonly string[], Resource: readonly string[]): PolicyStatement => ({
  Sid,
  Effect: 'Allow',
  Action,
  Resource,
});

const policy = (...Statement: readonly PolicyStatement[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement,
});

/**
 * The policies of the farm. Everything is limited to names with Remotion's prefixes, but for the actions for which AWS knows no resource: those
 * that list functions and buckets, and that read a quota.
 */
export const FARM_POLICIES = {
  /** For the user of `farm render`, `resume` and `doctor`. */
  render: policy(
    allow('Look', ['lambda:ListFunctions', 's3:ListAllMyBuckets', 'servicequotas:GetServiceQuota'], ['*']),
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM, which AWS replaces by the name of the user
    allow('CheckOwnPolicies', ['iam:SimulatePrincipalPolicy'], ['arn:aws:iam::*:user/${aws:username}']),
    allow('Invoke', ['lambda:InvokeFunction'], [FUNCTIONS]),
    allow('Bucket', ['s3:ListBucket', 's3:GetLifecycleConfiguration'], [BUCKETS]),
    // The ACL: cancelling writes a file of which Remotion says that it is private; a site says that it is public.
    allow(
      'Files',
      ['s3:GetObject', 's3:PutObject', 's3:PutObjectAcl', 's3:AbortMultipartUpload', 's3:DeleteObject'],
      [OBJECTS],
    ),
  ),
  /** In addition, for the user of `farm deploy` and `farm clean`. */
  deploy: policy(
    allow(
      'Functions',
      [
        'lambda:CreateFunction',
        'lambda:DeleteFunction',
        'lambda:GetFunction',
        'lambda:PutFunctionEventInvokeConfig',
        'lambda:PutRuntimeManagementConfig',
        'lambda:TagResource',
      ],
      [FUNCTIONS],
    ),
    allow('Layers', ['lambda:GetLayerVersion'], [LAYERS]),
    allow('Role', ['iam:PassRole'], [`arn:aws:iam::*:role/${FARM_ROLE}`]),
    allow('Logs', ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'], [LOGS]),
    allow(
      'Buckets',
      [
        's3:CreateBucket',
        's3:PutBucketOwnershipControls',
        's3:PutBucketPublicAccessBlock',
        's3:PutLifecycleConfiguration',
      ],
      [BUCKETS],
    ),
  ),
  /** For the role of the functions. */
  role: policy(
    allow('Look', ['s3:ListAllMyBuckets'], ['*']),
    allow('Bucket', ['s3:ListBucket', 's3:GetBucketLocation'], [BUCKETS]),
    allow('Files', ['s3:GetObject', 's3:PutObject', 's3:PutObjectAcl', 's3:DeleteObject'], [OBJECTS]),
    allow('Invoke', ['lambda:InvokeFunction'], [FUNCTIONS]),
    allow('Logs', ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], [LOGS, `${LOGS}:*`]),
  ),
} as const;

/** Whether a policy allows an action on a resource. `*` stands for any characters. */
export const allows = ({Statement}: PolicyDocument, action: string, resource: string): boolean =>
  Statement.some(
    ({Action, Resource}) =>
      Action.includes(action) && Resource.some((pattern) => patternOf(pattern).test(resource)),
  );

function patternOf(resource: string): RegExp {
  const literal = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM
  const parts = resource.replaceAll('${aws:username}', '*').split('*').map(literal);
  return new RegExp(`^${parts.join('.*')}$`);
}
