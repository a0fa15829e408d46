import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {examineFarm, type FarmFact} from '../../../src/production/farm/examine-farm.ts';
import {siteFolder} from '../../../src/production/farm/farm-names.ts';
import {requireFarm, siteUrl} from '../../../src/production/farm/farm-place.ts';
import {openCloudStage} from '../../../src/production/farm/stage-files.ts';
import {FARM_BUCKET_PREFIX} from '../../../src/spot/farm/farm-policies.ts';
import {scratch} from '../../support/scratch.ts';
import {FUNCTION} from './farm-scene.ts';
import {needs, openEmpty, program, region} from './open-empty-account.ts';

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
    'tenspot-sites-tenspot-',
  ]);
  // Sites stay, but parts of them that were never completed do not.
  const sites = String(found?.lifecycle)
    .split('<Rule>')
    .find((each) => each.includes('tenspot-sites-tenspot-'));
  expect(sites).toContain('DaysAfterInitiation');
  expect(sites).not.toContain('<Expiration>');
});

test('the doctor of a whole farm finds no problem, and shows no key', async () => {
  const {account, deployment, deploy} = await openEmpty();
  await deploy();
  const facts = await examineFarm(account, deployment.files, needs, process.env);
  expect(problemsIn(facts)).toEqual({
    credentials: undefined,
    region: undefined,
    quota: undefined,
    policies: undefined,
    farm: undefined,
  });
  expect(JSON.stringify(facts)).not.toMatch(/fakefake|AKIA/);
});

test('the doctor finds each thing that is missing, and goes on', async () => {
  const {account, deployment} = await openEmpty({concurrency: 10, denied: ['s3:PutObject']});
  const facts = await examineFarm(account, deployment.files, needs, process.env);
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

test('a staged file that another workspace cleaned away is uploaded again in the same run', async () => {
  const {aws, deploy, deployment, clock} = await openEmpty();
  const {bucket} = await deploy();
  const name = `${'c'.repeat(64)}.mp4`;
  const folder = scratch();
  writeFileSync(join(folder, name), 'take');
  const stage = openCloudStage(deployment.files(bucket), (file) => join(folder, file), clock);
  await stage.link([name]);
  await stage.link([name]);
  expect(stage.uploaded()).toBe(1);
  aws.s3.buckets.get(bucket)?.objects.delete(`tenspot/files/${name}`);
  await clock.sleep(61_000);
  const links = await stage.link([name]);
  expect(stage.uploaded()).toBe(2);
  expect(await (await fetch(links[name] ?? '')).text()).toBe('take');
});
