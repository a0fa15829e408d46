import type {AwsAccount} from '../../machine/lambda/aws-account.ts';
import type {CloudFiles} from '../../machine/lambda/farm-cloud.ts';
import type {Environment} from '../../machine/tools/tools.ts';
import {FARM_POLICIES} from '../../spot/farm/farm-policies.ts';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';
import {type FarmNeeds, findFarm, requireFarm} from './farm-place.ts';

/** One thing that `farm doctor` looked at: what it found, or what is wrong with it. */
export type FarmFact = {name: string; found: string} | {name: string; problems: readonly Problem[]};

/** Fewer functions at once than this make the farm slower than one machine. New accounts of AWS may have 10. */
const FEW_FUNCTIONS = 50;

/** The pairs of environment variables from which Remotion's client takes credentials, in its order. */
const CREDENTIALS = [
  ['REMOTION_AWS_PROFILE'],
  ['REMOTION_AWS_ACCESS_KEY_ID', 'REMOTION_AWS_SECRET_ACCESS_KEY'],
  ['AWS_PROFILE'],
  ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
] as const;

/** The names of the variables that hold the credentials. Errors: `farm-credentials`. It reads no value. */
export function credentialNames(env: Environment): string {
  const found = CREDENTIALS.find((names) => names.every((name) => env[name]));
  if (found) return found.join(' and ');
  throw new TenspotError({
    code: 'farm-credentials',
    what: 'there are no credentials for AWS',
    expected:
      'REMOTION_AWS_ACCESS_KEY_ID and REMOTION_AWS_SECRET_ACCESS_KEY, or REMOTION_AWS_PROFILE, in the environment',
    got: 'none of them',
    fix: 'Make a user with the policies of `tenspot farm doctor --policies`, and set its keys.',
  });
}

/** Looks at everything that the farm needs, and goes on where something is missing. Starts and changes nothing. */
export async function examineFarm(
  account: AwsAccount,
  filesOf: (bucket: string) => Pick<CloudFiles, 'head'>,
  needs: FarmNeeds,
  env: Environment,
): Promise<FarmFact[]> {
  const credentials = await examine('credentials', async () => {
    const names = credentialNames(env);
    const {arn} = await account.identity();
    return `${names}: ${arn}`;
  });
  const facts: FarmFact[] = [credentials, {name: 'region', found: needs.region}];
  if ('problems' in credentials) return facts;
  facts.push(
    await examine('quota', async () => {
      const places = await account.concurrency();
      if (places >= FEW_FUNCTIONS) return `${places} functions at once`;
      throw new TenspotError({
        code: 'farm-quota',
        what: 'the account may run few functions at once',
        expected: `${FEW_FUNCTIONS} or more`,
        got: String(places),
        fix: 'Ask AWS to raise the quota "Concurrent executions" of Lambda in this region.',
      });
    }),
    await examine('policies', async () => {
      const {arn} = await account.identity();
      const statements = [...FARM_POLICIES.render.Statement, ...FARM_POLICIES.deploy.Statement];
      const denied: string[] = [];
      for (const {Action, Resource} of statements)
        denied.push(...(await account.denied(arn, Action, Resource.map(exampleOf))));
      if (denied.length === 0)
        return `all ${statements.flatMap(({Action}) => Action).length} actions are allowed`;
      throw new TenspotError({
        code: 'farm-denied',
        what: 'the policies of this user lack actions',
        expected: 'the actions of `tenspot farm doctor --policies`',
        got: [...new Set(denied)].join(', '),
        fix: 'Add them to the user in IAM.',
      });
    }),
    await examine('farm', async () => {
      const parts = await findFarm(account, filesOf, needs);
      const {bucket, functionName, site} = requireFarm(parts, needs);
      const others = parts.others.length > 0 ? `; other functions: ${parts.others.join(', ')}` : '';
      return `${functionName}, ${bucket}/${site}${others}`;
    }),
  );
  return facts;
}

/** The simulator of IAM takes no `*` within a name: a name that a pattern covers. */
const exampleOf = (resource: string): string =>
  resource === '*'
    ? '*'
    : resource
        .replace(/\$\{[^}]*\}/g, 'example')
        .replace('arn:aws:lambda:*:*', 'arn:aws:lambda:us-east-1:123456789012')
        .replace('arn:aws:lambda:*:', 'arn:aws:lambda:us-east-1:')
        .replace('arn:aws:logs:*:*', 'arn:aws:logs:us-east-1:123456789012')
        .replace('arn:aws:iam::*', 'arn:aws:iam::123456789012')
        .replaceAll('*', 'example');

async function examine(name: string, look: () => Promise<string>): Promise<FarmFact> {
  try {
    return {name, found: await look()};
  } catch (error) {
    if (error instanceof TenspotError) return {name, problems: error.problems};
    throw error;
  }
}
