import type {AwsAccount} from '../../machine/lambda/aws-account.ts';
import {FARM_POLICIES, type PolicyDocument} from '../../spot/farm/farm-policies.ts';
import {TenspotError} from '../../spot/problem/errors.ts';

/**
 * Asks IAM whether the caller may do what the printed policies allow, and returns the answer in words. What only `farm deploy` and `farm clean` need is
 * told, but is no problem. Errors: `farm-denied` where an action of the policy `render` is missing, or where a user may not ask.
 */
export async function examinePolicies(
  account: Pick<AwsAccount, 'identity' | 'denied'>,
  region: string,
): Promise<string> {
  const {arn, account: number} = await account.identity();
  const {kind, principal} = principalOf(arn);
  if (kind === 'root') return 'not checked: policies do not limit the root user';
  if (kind === 'other') return `not checked: IAM can only check users and roles, and not ${arn}`;
  const deniedIn = async ({Statement}: PolicyDocument): Promise<string[]> => {
    const denied: string[] = [];
    for (const {Sid, Action, Resource} of Statement)
      if (Sid !== 'CheckOwnPolicies')
        denied.push(
          ...(await account.denied(
            principal,
            Action,
            Resource.map((each) => exampleOf(each, region, number)),
          )),
        );
    return [...new Set(denied)];
  };
  try {
    const denied = await deniedIn(FARM_POLICIES.render);
    if (denied.length > 0) throw lacking(denied);
    const others = await deniedIn(FARM_POLICIES.deploy);
    return others.length === 0
      ? 'all actions of the policies render and deploy are allowed'
      : `all actions of the policy render are allowed; farm deploy and farm clean need also ${others.join(', ')}`;
  } catch (error) {
    // The policy lets a user ask about itself. IAM has no such rule for roles, and the path of a role is not known.
    if (kind === 'role' && error instanceof TenspotError && UNASKED.has(error.code) && !isLacking(error))
      return `not checked: the role ${principal} may not ask IAM about its policies, or has another path`;
    throw error;
  }
}

/** Answers to a question about a role that may not be asked. */
const UNASKED: ReadonlySet<string> = new Set(['farm-denied', 'farm-missing']);

const LACKING = 'the policies of this user lack actions';

const lacking = (denied: readonly string[]): TenspotError =>
  new TenspotError({
    code: 'farm-denied',
    what: LACKING,
    expected: 'the actions of `tenspot farm doctor --policies`',
    got: denied.join(', '),
    fix: 'Add them to the user in IAM.',
  });

const isLacking = ({problems}: TenspotError): boolean => problems.some(({what}) => what === LACKING);

type Principal = {kind: 'user' | 'role' | 'root' | 'other'; principal: string};

/** The user or role of which IAM knows policies. The ARN of a session of a role names the role without its path. */
function principalOf(arn: string): Principal {
  const [, session = '', account = '', role = ''] =
    /^arn:([^:]+):sts::(\d+):assumed-role\/([^/]+)\//.exec(arn) ?? [];
  if (role !== '') return {kind: 'role', principal: `arn:${session}:iam::${account}:role/${role}`};
  if (/:iam::\d+:root$/.test(arn)) return {kind: 'root', principal: arn};
  return {kind: /:iam::\d+:user\//.test(arn) ? 'user' : 'other', principal: arn};
}

/** The simulator of IAM takes no `*` within a name: a name that a pattern covers, in the region and the account of the farm. */
const exampleOf = (resource: string, region: string, account: string): string =>
  resource === '*'
    ? '*'
    : resource
        .replace('arn:aws:lambda:*:*', `arn:aws:lambda:${region}:${account}`)
        .replace('arn:aws:lambda:*:', `arn:aws:lambda:${region}:`)
        .replace('arn:aws:logs:*:*', `arn:aws:logs:${region}:${account}`)
        .replace('arn:aws:iam::*', `arn:aws:iam::${account}`)
        .replaceAll('*', 'example');
