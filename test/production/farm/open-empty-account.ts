import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import * as lambda from '@remotion/lambda';
import * as client from '@remotion/lambda/client';
import {openAwsAccount} from '../../../src/machine/lambda/aws-account.ts';
import {openDeployment} from '../../../src/machine/lambda/deployment.ts';
import {deployFarm} from '../../../src/production/farm/deploy-farm.ts';
import {findFarm} from '../../../src/production/farm/farm-place.ts';
import {FARM_FUNCTION} from '../../../src/spot/farm/farm-cost.ts';
import {FARM_BUCKET_PREFIX} from '../../../src/spot/farm/farm-policies.ts';
import type {FakeAwsOptions} from '../../support/aws/fake-aws.ts';
import {scratch} from '../../support/scratch.ts';
import {jumpingClock} from './farm-scene.ts';
import {openTestAws} from './open-test-farm.ts';

export const region = 'us-east-1';
export const program = 'a'.repeat(64);
export const needs = {region, size: FARM_FUNCTION, remotion: '4.0.527', program};

/** An account without anything of the farm, and a workspace whose site has three files. */
export async function openEmpty(options: Partial<FakeAwsOptions> = {}) {
  const clock = jumpingClock();
  const aws = await openTestAws({...options, clock});
  const account = openAwsAccount(client, {region, forcePathStyle: true});
  const deployment = openDeployment(client, lambda, {
    region,
    forcePathStyle: true,
    prefix: FARM_BUCKET_PREFIX,
    buckets: () => account.buckets(FARM_BUCKET_PREFIX),
  });
  const built: string[] = [];
  const buildSite = async (publicPath: string): Promise<string> => {
    built.push(publicPath);
    const folder = scratch();
    mkdirSync(join(folder, 'chunks'));
    writeFileSync(join(folder, 'index.html'), 'index');
    writeFileSync(join(folder, 'bundle.js'), 'bundle');
    writeFileSync(join(folder, 'chunks', 'one.js'), 'chunk');
    return folder;
  };
  const deploy = (changed: Partial<typeof needs> = {}) =>
    deployFarm(deployment, {...needs, ...changed}, buildSite, () => undefined);
  const parts = () => findFarm(account, deployment.files, needs);
  return {aws, account, deployment, deploy, parts, built, clock};
}
