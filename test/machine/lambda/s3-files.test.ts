import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import * as client from '@remotion/lambda/client';
import {expect, test} from 'vitest';
import {openS3Files} from '../../../src/machine/lambda/s3-files.ts';
import {BUCKET, jumpingClock} from '../../production/farm/farm-scene.ts';
import {openTestAws} from '../../production/farm/open-test-farm.ts';
import type {CallFault, FakeAwsOptions} from '../../support/aws/fake-aws.ts';
import {scratch} from '../../support/scratch.ts';

async function openTestFiles(options: Pick<FakeAwsOptions, 'troubleOf' | 'denied'> = {}) {
  const clock = jumpingClock();
  const aws = await openTestAws({clock, ...options});
  aws.s3.buckets.set(BUCKET, {objects: new Map(), lifecycle: null, settings: new Map()});
  const folder = scratch();
  const at = (name: string, content: string | Buffer): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const files = openS3Files(client, {region: 'us-east-1', bucket: BUCKET, forcePathStyle: true});
  return {aws, files, at, clock, to: (name: string) => join(folder, name)};
}

test('a file comes back as it was uploaded, also one that is uploaded in parts', async () => {
  const {files, at, to} = await openTestFiles();
  const large = Buffer.alloc(9 * 1024 * 1024, 'frames');
  await files.put('small', at('small', 'five'));
  await files.put('large', at('large', large));
  await files.get('small', to('a'));
  await files.get('large', to('b'));
  expect(readFileSync(to('a'), 'utf8')).toBe('five');
  expect(readFileSync(to('b')).equals(large)).toBe(true);
  expect(await files.head('large')).toMatchObject({key: 'large', bytes: large.length});
});

test('an upload goes on where a connection ends, in one part and in several', async () => {
  const ends: CallFault[] = ['lost', 'none', 'none', 'lost'];
  const {files, at, to} = await openTestFiles({
    troubleOf: ({method}) => (method === 'PUT' ? (ends.shift() ?? 'none') : 'none'),
  });
  const large = Buffer.alloc(9 * 1024 * 1024, 'frames');
  await files.put('small', at('small', 'five'));
  await files.put('large', at('large', large));
  await files.get('large', to('large'));
  expect(readFileSync(to('large')).equals(large)).toBe(true);
  expect(ends).toEqual([]);
});

test('a file that is not there is undefined, and cannot be downloaded', async () => {
  const {files, to} = await openTestFiles();
  expect(await files.head('none')).toBeUndefined();
  await expect(files.get('none', to('none'))).rejects.toMatchObject({code: 'farm-missing'});
});

test('a private file is read only by an address that is signed, until it expires', async () => {
  const {files, at, clock} = await openTestFiles();
  await files.put('take.mp4', at('take', 'secret'));
  const url = await files.presign('take.mp4', 60);
  const [bare = ''] = url.split('?');
  expect((await fetch(bare)).status).toBe(403);
  expect(await (await fetch(url)).text()).toBe('secret');
  await clock.sleep(62_000);
  expect((await fetch(url)).status).toBe(403);
});

test('a shared file is read by anyone who knows its address', async () => {
  const {files, at, aws} = await openTestFiles();
  await files.put('sites/tenspot-x/index.html', at('index', 'site'), {shared: true});
  const answer = await fetch(`${aws.url}/${BUCKET}/sites/tenspot-x/index.html`);
  expect(await answer.text()).toBe('site');
});

test('a list has every file with a prefix, over several pages', async () => {
  const {files, at} = await openTestFiles();
  const file = at('small', 'five');
  for (let index = 0; index < 12; index++) await files.put(`many/${index}`, file);
  await files.put('other', file);
  expect(await files.list('many/')).toHaveLength(12);
  await files.remove(['many/3', 'many/4', 'none']);
  expect((await files.list('many/')).map(({key}) => key)).not.toContain('many/3');
  expect(await files.list('many/')).toHaveLength(10);
});

test('an error names the code of AWS and the file, and no signature', async () => {
  const {files} = await openTestFiles();
  const elsewhere = openS3Files(client, {region: 'us-east-1', bucket: `${BUCKET}x`, forcePathStyle: true});
  const error = await elsewhere.list('any/').catch((thrown: Error) => thrown);
  expect(error).toMatchObject({code: 'farm-missing'});
  expect((error as Error).message).toContain(`${BUCKET}x`);
  expect((error as Error).message).not.toMatch(/Signature|AKIA/);
  expect(await files.head('any')).toBeUndefined();
});

test('an upload in parts that fails is ended, so that no part of it is billed', async () => {
  const {files, at, aws} = await openTestFiles({
    troubleOf: ({query}) => (query.get('partNumber') === '2' ? 'slow' : 'none'),
  });
  const large = at('large', Buffer.alloc(9 * 1024 * 1024, 'frames'));
  await expect(files.put('large', large)).rejects.toMatchObject({code: 'farm-throttled'});
  expect(aws.s3.unfinished()).toEqual([]);
  expect(aws.calls.at(-1)?.action).toBe('s3:AbortMultipartUpload');
});

test('files that S3 does not remove are an error, although S3 answers with a success', async () => {
  const {files, at, aws} = await openTestFiles({denied: ['s3:DeleteObject']});
  await files.put('many/1', at('small', 'five'));
  const error = await files.remove(['many/1']).catch((thrown: Error) => thrown);
  expect(error).toMatchObject({code: 'farm-denied'});
  expect((error as Error).message).toContain('many/1');
  expect(aws.s3.buckets.get(BUCKET)?.objects.has('many/1')).toBe(true);
});

test('an error of the disk is none of AWS', async () => {
  const {files, at, to} = await openTestFiles();
  await files.put('small', at('small', 'five'));
  await expect(files.put('other', to('gone.mp4'))).rejects.toMatchObject({code: 'file-enoent'});
  await expect(files.get('small', to('no/such/folder'))).rejects.toMatchObject({code: 'file-enoent'});
  const folder = to('small.d');
  mkdirSync(folder);
  await expect(files.get('small', folder)).rejects.toMatchObject({code: 'file-eisdir'});
});
