import * as client from '@remotion/lambda/client';
import {expect, onTestFinished, test, vi} from 'vitest';
import {openS3Files} from '../../../src/machine/lambda/s3-files.ts';
import {siteUrl} from '../../../src/production/farm/farm-place.ts';
import {BUCKET} from './farm-scene.ts';

test.for(['us-east-1', 'eu-central-1', 'ap-southeast-1'])(
  'signed addresses in %s have the origin of the site, so that its page may read them without rules for other origins',
  async (region) => {
    for (const name of ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_S3']) vi.stubEnv(name, undefined);
    vi.stubEnv('REMOTION_AWS_ACCESS_KEY_ID', 'AKIAFAKE');
    vi.stubEnv('REMOTION_AWS_SECRET_ACCESS_KEY', 'fake');
    onTestFinished(() => void vi.unstubAllEnvs());
    const files = openS3Files(client, {region, bucket: BUCKET, forcePathStyle: false});
    const signed = await files.presign('tenspot/files/take.mp4', 60);
    expect(new URL(signed).origin).toBe(new URL(siteUrl(region, BUCKET, 'sites/tenspot-a/')).origin);
  },
);
