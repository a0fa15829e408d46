import {allows, type PolicyDocument} from '../../../src/spot/farm/farm-policies.ts';
import type {AwsCalls} from './aws-calls.ts';
import {type AwsAnswer, type AwsRequest, xml, xmlError} from './aws-request.ts';

/** The caller of the fake AWS, and what it may do. */
export type FakeCaller = {
  /** As `sts:GetCallerIdentity` tells it. */
  arn: string;
  /** Null: it may do everything. */
  policies: readonly PolicyDocument[] | null;
  /** Actions that are denied on every resource. */
  denied: readonly string[];
};

/** Whether a caller may do something. A policy's variable for the name of the user has its value here. */
export function permissionsOf({arn, policies, denied}: FakeCaller) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a variable of IAM
  const variable = '${aws:username}';
  const own = (policies ?? []).map(
    (policy): PolicyDocument =>
      JSON.parse(JSON.stringify(policy).replaceAll(variable, arn.split('user/')[1] ?? 'no user')),
  );
  return (action: string, resource: string): boolean =>
    !denied.includes(action) && (policies === null || own.some((policy) => allows(policy, action, resource)));
}

/** IAM's simulator of policies. It knows users, and roles that have no path. */
export function answerSimulation(
  {arn, ...caller}: FakeCaller,
  {body}: AwsRequest,
  {note}: Pick<AwsCalls, 'note'>,
): AwsAnswer {
  const form = [...new URLSearchParams(String(body))];
  const valuesOf = (list: string): string[] =>
    form.filter(([name]) => name.startsWith(`${list}.member`)).map(([, value]) => value);
  const source = form.find(([name]) => name === 'PolicySourceArn')?.[1] ?? '';
  note('iam:SimulatePrincipalPolicy', source);
  if (!/:iam::\d+:(user|group|role)\//.test(source)) return xmlError(400, 'InvalidInput');
  const [, role = ''] = /:assumed-role\/([^/]+)\//.exec(arn) ?? [];
  const known = role.startsWith('AWSReservedSSO_') ? [] : [arn, `arn:aws:iam::123456789012:role/${role}`];
  if (!known.includes(source)) return xmlError(404, 'NoSuchEntity');
  const isAllowed = permissionsOf({arn, ...caller});
  const results = valuesOf('ActionNames').flatMap((action) =>
    valuesOf('ResourceArns').map((resource) => {
      const decision = isAllowed(action, resource) ? 'allowed' : 'implicitDeny';
      return `<member><EvalActionName>${action}</EvalActionName><EvalResourceName>${resource}</EvalResourceName><EvalDecision>${decision}</EvalDecision></member>`;
    }),
  );
  return xml(
    `<SimulatePrincipalPolicyResponse><SimulatePrincipalPolicyResult><IsTruncated>false</IsTruncated><EvaluationResults>${results.join('')}</EvaluationResults></SimulatePrincipalPolicyResult></SimulatePrincipalPolicyResponse>`,
  );
}
