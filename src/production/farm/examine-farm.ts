import type {AwsAccount} from '../../machine/lambda/aws-account.ts';
import {credentialNames} from '../../machine/lambda/aws-credentials.ts';
import type {CloudFiles} from '../../machine/lambda/farm-cloud.ts';
import type {Environment} from '../../machine/tools/tools.ts';
import {type Problem, TenspotError} from '../../spot/problem/errors.ts';
import {examinePolicies} from './examine-policies.ts';
import {type FarmNeeds, findFarm, requireFarm} from './farm-place.ts';

/** One thing that `farm doctor` looked at: what it found, or what is wrong with it. */
export type FarmFact = {name: string; found: string} | {name: string; problems: readonly Problem[]};

/** Fewer functions at once than this make the farm slower than one machine. New accounts of AWS may have 10. */
const FEW_FUNCTIONS = 50;

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
    await examine('policies', () => examinePolicies(account, needs.region)),
    await examine('farm', async () => {
      const parts = await findFarm(account, filesOf, needs);
      const {bucket, functionName, site} = requireFarm(parts, needs);
      const others = parts.others.length > 0 ? `; other functions: ${parts.others.join(', ')}` : '';
      return `${functionName}, ${bucket}/${site}${others}`;
    }),
  );
  return facts;
}

async function examine(name: string, look: () => Promise<string>): Promise<FarmFact> {
  try {
    return {name, found: await look()};
  } catch (error) {
    if (error instanceof TenspotError) return {name, problems: error.problems};
    throw error;
  }
}
