import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import * as client from '@remotion/lambda/client';
import {expect, test} from 'vitest';
import {openAwsAccount} from '../../../src/machine/lambda/aws-account.ts';
import {cleanFarm} from '../../../src/production/farm/clean-farm.ts';
import {examineFarm, type FarmFact} from '../../../src/production/farm/examine-farm.ts';
import {siteFolder} from '../../../src/production/farm/farm-names.ts';
import {findFarm, requireFarm, siteUrl} from '../../../src/production/farm/farm-place.ts';
import {renderJobs} from '../../../src/production/farm/render-jobs.ts';
import {openCloudStage} from '../../../src/production/farm/stage-files.ts';
import {allows, FARM_BUCKET_PREFIX, FARM_POLICIES} from '../../../src/spot/farm/farm-policies.ts';
import {scratch} from '../../support/scratch.ts';
import {FUNCTION} from './farm-scene.ts';
import {needs, openEmpty, program, region} from './open-empty-account.ts';
import {jobsOf, openTestFarm} from './open-test-farm.ts';

const env = {REMOTION_AWS_ACCESS_KEY_ID: 'AKIAFAKE', REMOTION_AWS_SECRET_ACCESS_KEY: 'canary-4711'};

const problemsIn = (facts: readonly FarmFact[]): Record<string, string | undefined> =>
  Object.fromEntries(
    facts.map((fact) => [fact.name, 'problems' in fact ? fact.problems[0]?.code : undefined]),
  );

test('a deployment makes the bucket, the function and the site, and a second one makes nothing', async () => {
  const {aws, deploy, parts, built} = await openEmpty();
  await expect(parts().then((found) => requireFarm(found, needs))).rejects.toMatchObject({
    code: 'farm-not-deployed',
  });
  const first = await deploy();
  expect(first).toMatchObject({
    region,
    functionName: FUNCTION,
    site: siteFolder(program),
    uploaded: 3,
    isNew: {bucket: true, function: true, site: true},
  });
  expect(first.bucket).toMatch(/^remotionlambda-useast1-[0-9a-f]{10}$/);
  expect(built).toEqual([`/${siteFolder(program)}`]);
  const again = await deploy();
  expect(again).toEqual({...first, uploaded: 0, isNew: {bucket: false, function: false, site: false}});
  expect(built).toHaveLength(1);
  expect(aws.functions.size).toBe(1);
  expect(requireFarm(await parts(), needs)).toEqual({
    bucket: first.bucket,
    functionName: FUNCTION,
    site: siteFolder(program),
  });
});

test('a changed program is another site, and its files are public, but nothing else of the bucket is', async () => {
  const {aws, deploy} = await openEmpty();
  const {bucket, site} = await deploy();
  const changed = await deploy({program: 'b'.repeat(64)});
  expect(changed).toMatchObject({uploaded: 3, isNew: {bucket: false, function: false, site: true}});
  const objects = [...(aws.s3.buckets.get(bucket)?.objects ?? [])];
  expect(objects).toHaveLength(6);
  expect(objects.every(([key, {acl}]) => key.startsWith('sites/tenspot-') && acl === 'public-read')).toBe(
    true,
  );
  expect(siteUrl(region, bucket, site)).toBe(
    `https://${bucket}.s3.us-east-1.amazonaws.com/sites/tenspot-aaaaaaaaaaaaaaaa/index.html`,
  );
});

test('the index of a site is uploaded last, so a deployment that was killed is done again', async () => {
  const {aws, deploy} = await openEmpty();
  const {bucket} = await deploy();
  const keys = aws.calls
    .filter(({action}) => action === 's3:PutObject')
    .map(({resource}) => resource.split('/').at(-1));
  expect(keys.at(-1)).toBe('index.html');
  aws.s3.buckets.get(bucket)?.objects.delete(`${siteFolder(program)}index.html`);
  expect((await deploy()).isNew.site).toBe(true);
});

test('a deployment takes no bucket of another region', async () => {
  const {aws, account, deploy} = await openEmpty();
  const other = 'remotionlambda-apsoutheast1-abcdefghij';
  aws.s3.buckets.set(other, {objects: new Map(), lifecycle: null, settings: new Map()});
  expect(await account.buckets(FARM_BUCKET_PREFIX)).toEqual([]);
  const {bucket, isNew} = await deploy();
  expect(isNew.bucket).toBe(true);
  expect(bucket).toContain('-useast1-');
  expect(aws.s3.buckets.get(other)?.lifecycle).toBeNull();
});

test('a bucket that a killed deployment left without its settings gets them, and one with sites is left as it is', async () => {
  const {aws, deploy} = await openEmpty();
  const left = {objects: new Map(), lifecycle: null, settings: new Map<string, string>()};
  aws.s3.buckets.set('remotionlambda-useast1-abcdefghij', left);
  expect((await deploy()).isNew.bucket).toBe(false);
  expect(left.settings.get('ownershipControls')).toContain('ObjectWriter');
  expect(left.settings.get('publicAccessBlock')).toContain('<BlockPublicAcls>false');
  left.settings.clear();
  await deploy({program: 'b'.repeat(64)});
  expect(left.settings.size).toBe(0);
});

test('the bucket removes temporary files by itself, and rules of others stay', async () => {
  const {aws, deploy} = await openEmpty();
  const {bucket} = await deploy();
  const found = aws.s3.buckets.get(bucket);
  const rule =
    '<Rule><ID>mine</ID><Status>Enabled</Status><Filter><Prefix>mine/</Prefix></Filter><Expiration><Days>9</Days></Expiration></Rule>';
  if (found) found.lifecycle = `<LifecycleConfiguration>${rule}</LifecycleConfiguration>`;
  await deploy();
  await deploy();
  const ids = [...String(found?.lifecycle).matchAll(/<ID>([^<]*)<\/ID>/g)].map(([, id]) => id);
  expect(ids).toEqual([
    'mine',
    'tenspot-tenspot-renders-',
    'tenspot-tenspot-files-',
    'tenspot-renders-1-day-',
  ]);
});

test('the doctor of a whole farm finds no problem, and shows no key', async () => {
  const {account, deployment, deploy} = await openEmpty();
  await deploy();
  const facts = await examineFarm(account, deployment.files, needs, env);
  expect(problemsIn(facts)).toEqual({
    credentials: undefined,
    region: undefined,
    quota: undefined,
    policies: undefined,
    farm: undefined,
  });
  expect(JSON.stringify(facts)).not.toMatch(/canary|AKIA/);
});

test('the doctor finds each thing that is missing, and goes on', async () => {
  const {account, deployment} = await openEmpty({concurrency: 10, denied: ['s3:PutObject']});
  const facts = await examineFarm(account, deployment.files, needs, env);
  expect(problemsIn(facts)).toEqual({
    credentials: undefined,
    region: undefined,
    quota: 'farm-quota',
    policies: 'farm-denied',
    farm: 'farm-not-deployed',
  });
  expect(JSON.stringify(facts)).toContain('s3:PutObject');
  const without = await examineFarm(account, deployment.files, needs, {AWS_ACCESS_KEY_ID: 'half'});
  expect(problemsIn(without)).toEqual({credentials: 'farm-credentials', region: undefined});
});

test('a function of another version is none of ours', async () => {
  const {aws, deploy, parts} = await openEmpty();
  await deploy();
  const own = aws.functions.get(FUNCTION);
  if (own) aws.functions.set(FUNCTION, {...own, version: '4.0.526'});
  expect(await parts()).toMatchObject({functionName: null, others: [FUNCTION]});
});

test('staged files are uploaded once, and again before the bucket would remove them', async () => {
  const {deploy, deployment, clock} = await openEmpty();
  const {bucket} = await deploy();
  const folder = scratch();
  const name = `${'c'.repeat(64)}.mp4`;
  writeFileSync(join(folder, name), 'take');
  const open = () => openCloudStage(deployment.files(bucket), (file) => join(folder, file), clock);
  const [first, second] = [open(), open()];
  const links = await first.link([name, name]);
  expect(await (await fetch(links[name] ?? '')).text()).toBe('take');
  await second.link([name]);
  expect([first.uploaded(), second.uploaded()]).toEqual([1, 0]);
  await clock.sleep(28 * 86_400_000);
  const late = open();
  await late.link([name]);
  expect(late.uploaded()).toBe(1);
});

const WHOLE = new Set(['lambda:ListFunctions', 's3:ListAllMyBuckets', 'servicequotas:GetServiceQuota']);

test('the policies allow every call of deployments and runs, no action that none of them needs, and nothing beyond the prefixes', async () => {
  const empty = await openEmpty();
  await empty.deploy();
  await empty.deploy();
  await examineFarm(empty.account, empty.deployment.files, needs, env);
  await empty.deployment.removeFunction(FUNCTION);
  const farm = await openTestFarm({
    faultOf: (output) => (output.includes('job0') ? 'lost' : 'none'),
    script: {
      of: ({frameRange}) => ({
        ms: 1000,
        fails: false,
        body: Buffer.from(`frames ${frameRange.join(' to ')}`),
      }),
    },
  });
  const [bucket = ''] = farm.aws.s3.buckets.keys();
  const account = openAwsAccount(client, {region, forcePathStyle: true});
  await findFarm(account, () => farm.cloud.files, needs);
  await account.concurrency();
  const staged = join(scratch(), 'take.mp4');
  writeFileSync(staged, 'take');
  await openCloudStage(farm.cloud.files, () => staged, farm.clock).link(['take.mp4']);
  await renderJobs(jobsOf(10, 20), farm.run(), () => undefined);
  const {renderId = ''} = farm.aws.renders[1] ?? {};
  await farm.cloud.cancel({bucket, functionName: FUNCTION, renderId});
  const running = farm.aws.calls.splice(0);
  await cleanFarm(farm.cloud.files, farm.journal, {
    ...{site: null, bucket, dryRun: false},
    now: farm.clock.now() + 2 * 86_400_000,
  });
  const {render, deploy} = FARM_POLICIES;
  const missing = running.filter(({action, resource}) => !allows(render, action, resource));
  expect(missing).toEqual([]);
  const others = [...empty.aws.calls, ...farm.aws.calls];
  const denied = others.filter(
    ({action, resource}) => !allows(render, action, resource) && !allows(deploy, action, resource),
  );
  expect(denied).toEqual([]);
  const made = new Set([...running, ...others].map(({action}) => action));
  const statements = [...render.Statement, ...deploy.Statement];
  expect(statements.flatMap(({Action}) => Action).filter((action) => !made.has(action))).toEqual([]);
  for (const {Action, Resource} of [...statements, ...FARM_POLICIES.role.Statement])
    if (Resource.includes('*')) expect(Action.filter((action) => !WHOLE.has(action))).toEqual([]);
  expect(allows(render, 's3:GetObject', 'arn:aws:s3:::company-archive/plan.pdf')).toBe(false);
  expect(allows(deploy, 'lambda:DeleteFunction', 'arn:aws:lambda:eu-west-1:1:function:billing')).toBe(false);
});
