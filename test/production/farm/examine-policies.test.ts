import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import * as client from '@remotion/lambda/client';
import {describe, expect, test} from 'vitest';
import {openAwsAccount} from '../../../src/machine/lambda/aws-account.ts';
import {cleanFarm} from '../../../src/production/farm/clean-farm.ts';
import {examineFarm} from '../../../src/production/farm/examine-farm.ts';
import {examinePolicies} from '../../../src/production/farm/examine-policies.ts';
import {findFarm} from '../../../src/production/farm/farm-place.ts';
import {renderJobs} from '../../../src/production/farm/render-jobs.ts';
import {openCloudStage} from '../../../src/production/farm/stage-files.ts';
import {allows, FARM_POLICIES, type PolicyDocument} from '../../../src/spot/farm/farm-policies.ts';
import {scratch} from '../../support/scratch.ts';
import {FUNCTION} from './farm-scene.ts';
import {needs, openEmpty, region} from './open-empty-account.ts';
import {jobsOf, openTestFarm} from './open-test-farm.ts';

const {render, deploy} = FARM_POLICIES;

/** A policy without an action. */
const without = (action: string): PolicyDocument => ({
  ...render,
  Statement: render.Statement.map((each) => ({
    ...each,
    Action: each.Action.filter((name) => name !== action),
  })),
});

const ROLE = 'arn:aws:sts::123456789012:assumed-role/render-farm/ada';
const SSO = 'arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Video_0123456789abcdef/ada';

/** What the doctor says of the policies of a caller, or the error. */
async function toldOf(arn: string | undefined, ...policies: readonly PolicyDocument[]): Promise<string> {
  const {account} = await openEmpty({policies, ...(arn ? {arn} : {})});
  return examinePolicies(account, region).catch((error: Error) => error.message);
}

describe('the doctor', () => {
  test('finds a user with exactly the printed policies healthy', async () => {
    expect(await toldOf(undefined, render, deploy)).toBe(
      'all actions of the policies render and deploy are allowed',
    );
    const {account, deployment, deploy: make} = await openEmpty({policies: [render, deploy]});
    await make();
    const facts = await examineFarm(account, deployment.files, needs, process.env);
    expect(facts.filter((fact) => 'problems' in fact)).toEqual([]);
  });

  test('needs of a user that only renders no more than the policy render, and says what deploying needs', async () => {
    const told = await toldOf(undefined, render);
    expect(told).toContain('all actions of the policy render are allowed');
    expect(told).toContain('lambda:CreateFunction');
    expect(told).not.toContain('s3:PutObject,');
  });

  test('names the actions that a user lacks for rendering', async () => {
    expect(await toldOf(undefined, without('s3:AbortMultipartUpload'))).toContain('s3:AbortMultipartUpload');
  });

  test('tells a user that may not ask IAM', async () => {
    expect(await toldOf(undefined, without('iam:SimulatePrincipalPolicy'))).toContain(
      'could not check the policies',
    );
  });

  test('asks for the role of a session, where it may', async () => {
    const asking: PolicyDocument = {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'Ask',
          Effect: 'Allow',
          Action: ['iam:SimulatePrincipalPolicy'],
          Resource: ['arn:aws:iam::123456789012:role/render-farm'],
        },
      ],
    };
    expect(await toldOf(ROLE, render, deploy, asking)).toMatch(/^all actions/);
    expect(await toldOf(ROLE, without('s3:PutObject'), asking)).toMatch(/lack actions[\s\S]*s3:PutObject/);
    expect(await toldOf(ROLE, render, deploy)).toMatch(/^not checked: the role .*role\/render-farm /);
  });

  test('says what it cannot check: a role of IAM Identity Center, the root user, a federated user', async () => {
    const all: PolicyDocument = {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'Ask',
          Effect: 'Allow',
          Action: ['iam:SimulatePrincipalPolicy'],
          Resource: ['arn:aws:iam::*:*'],
        },
      ],
    };
    expect(await toldOf(SSO, render, all)).toMatch(/^not checked: the role .* has another path/);
    expect(await toldOf('arn:aws:iam::123456789012:root')).toMatch(/^not checked: .* root user/);
    expect(await toldOf('arn:aws:sts::123456789012:federated-user/ada')).toMatch(/^not checked/);
  });
});

const WHOLE = new Set(['lambda:ListFunctions', 's3:ListAllMyBuckets', 'servicequotas:GetServiceQuota']);

test('a user with the printed policies can deploy, render and clean: AWS denies no call, and no action is left over', async () => {
  const empty = await openEmpty({policies: [render, deploy]});
  await empty.deploy();
  await empty.deploy();
  await examineFarm(empty.account, empty.deployment.files, needs, process.env);
  await empty.deployment.removeFunction(FUNCTION);

  const farm = await openTestFarm({
    policies: [render],
    faultOf: (output) => (output.includes('job0') ? 'lost' : 'none'),
    troubleOf: ({query}) => (query.get('partNumber') === '2' ? 'slow' : 'none'),
  });
  const [bucket = ''] = farm.aws.s3.buckets.keys();
  const account = openAwsAccount(client, {region, forcePathStyle: true});
  await findFarm(account, () => farm.cloud.files, needs);
  await account.concurrency();
  const staged = join(scratch(), 'take.mp4');
  writeFileSync(staged, 'take');
  await openCloudStage(farm.cloud.files, () => staged, farm.clock).link(['take.mp4']);
  writeFileSync(staged, Buffer.alloc(9 * 1024 * 1024));
  await expect(farm.cloud.files.put('tenspot/files/large.mp4', staged)).rejects.toMatchObject({
    code: 'farm-throttled',
  });
  expect(farm.aws.s3.unfinished()).toEqual([]);
  const made = await renderJobs(jobsOf(10, 20), farm.run(), () => undefined);
  expect([...made.values()].every((result) => 'file' in result)).toBe(true);
  const {renderId = ''} = farm.aws.renders[1] ?? {};
  await farm.cloud.cancel({bucket, functionName: FUNCTION, renderId});
  await cleanFarm(farm.cloud.files, farm.journal, {
    ...{site: 'sites/tenspot-now/', everything: true, bucket, dryRun: false},
    now: farm.clock.now() + 2 * 86_400_000,
  });

  const calls = [...empty.aws.calls, ...farm.aws.calls];
  const used = new Set(calls.map(({action}) => action));
  const statements = [...render.Statement, ...deploy.Statement];
  expect(statements.flatMap(({Action}) => Action).filter((action) => !used.has(action))).toEqual([]);
});

test('the policies allow nothing beyond the prefixes', () => {
  for (const {Action, Resource} of [
    ...render.Statement,
    ...deploy.Statement,
    ...FARM_POLICIES.role.Statement,
  ])
    if (Resource.includes('*')) expect(Action.filter((action) => !WHOLE.has(action))).toEqual([]);
  expect(allows(render, 's3:GetObject', 'arn:aws:s3:::company-archive/plan.pdf')).toBe(false);
  expect(allows(deploy, 'lambda:DeleteFunction', 'arn:aws:lambda:eu-west-1:1:function:billing')).toBe(false);
});
