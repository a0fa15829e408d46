import {chmodSync, copyFileSync, readFileSync, writeFileSync} from 'node:fs';
import {readdir} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openStore} from '../../../../src/machine/files/store.ts';
import {openNetwork} from '../../../../src/machine/http/network.ts';
import {openSamples} from '../../../../src/machine/media/sample-clips.ts';
import {openPurchasedFiles} from '../../../../src/production/shoot/buy/vault.ts';
import {deletePurchase, readPurchases} from '../../../../src/production/shoot/vault/purchase-records.ts';
import {purchasedFile, purchasesIn} from '../../../../src/production/shoot/vault/purchased-files.ts';
import {fetchResult} from '../../../../src/providers/adapter/fetch-result.ts';
import type {JobTerms} from '../../../../src/spot/ledger/job.ts';
import {shotSubject} from '../../../../src/spot/ledger/subject.ts';
import {temporaryFolder} from '../../../support/folder.ts';
import {makeMedia, tools} from '../../../support/tools.ts';

const now = (): number => Date.parse('2026-11-22T09:00:00.000Z');

/** A job of one shot. */
const job = (id: string, kind: JobTerms['kind'] = 'clip'): {id: string; plan: JobTerms} => ({
  id,
  plan: {
    order: `order ${id}`,
    kind,
    mediaType: 'video/mp4',
    subject: shotSubject('tiny', 'hook', '9:16'),
    batch: 'test',
    provider: 'fal',
    key: `key ${id}`,
    request: {model: 'kling-4'},
    worst: 1,
    attempt: 1,
    clientId: id,
  },
});

test('a whole clip comes into the vault; one that is cut, spoilt or no clip at all does not', async () => {
  const root = temporaryFolder();
  const source = ['-f', 'lavfi', '-i', 'testsrc=size=160x288:rate=24:duration=0.5'];
  const clip = await makeMedia(
    [...source, '-pix_fmt', 'yuv420p', '-movflags', '+faststart'],
    join(root, 'clip.mp4'),
  );
  const store = await openStore(join(root, '.tenspot'));
  const folder = join(root, 'vault');
  const vault = await openPurchasedFiles(folder, {store, tools, now});
  const name = await vault.keep(job('a'), async (file) => copyFileSync(clip, file));
  expect(await vault.holds(name)).toBe(true);
  expect(readFileSync(purchasedFile(folder, name)).equals(readFileSync(clip))).toBe(true);

  const bytes = readFileSync(clip);
  const other = async (name: string, how: string[] = []) =>
    readFileSync(await makeMedia([...source, '-pix_fmt', 'yuv420p', ...how], join(root, name)));
  const late = await other('late.mp4');
  const hole = Buffer.from(bytes).fill(0, Math.floor(bytes.length * 0.6), Math.floor(bytes.length * 0.8));
  const bad: Record<string, Buffer | string> = {
    'cut off': bytes.subarray(0, Math.floor(bytes.length * 0.7)),
    'cut off before its index': late.subarray(0, Math.floor(late.length * 0.9)),
    'with a hole': hole,
    'a page that says 200': '<!doctype html><title>Sign in</title>',
    'a playlist that names a file of ours': '#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n',
    'a concat script': 'ffconcat version 1.0\nfile /etc/passwd\n',
    nothing: '',
    noise: Buffer.alloc(20_000, 7),
    'Matroska by the name of MP4': await other('clip.mkv'),
    'a transport stream by the name of MP4': await other('clip.ts'),
    'only sound': await makeMedia(['-f', 'lavfi', '-i', 'sine=duration=1'], join(root, 'sound.m4a')).then(
      (file) => readFileSync(file),
    ),
  };
  const came = await Promise.allSettled(
    Object.values(bad).map((body) => vault.keep(job('b'), async (file) => writeFileSync(file, body))),
  );
  const kept = Object.keys(bad).filter((_, index) => came[index]?.status === 'fulfilled');
  expect(kept).toEqual([]);
  expect(await readdir(store.files)).toEqual([]);
  expect((await readdir(purchasesIn(folder))).sort()).toEqual([name.replace('mp4', 'a.json'), name].sort());
  expect(await readdir(store.scratch)).toEqual(['.in-use']);
});

test('a download is read to its end once, by who keeps it', async () => {
  const folder = temporaryFolder();
  const log = join(folder, 'calls');
  const counting = join(folder, 'ffmpeg');
  writeFileSync(counting, `#!/bin/sh\necho "$@" >> '${log}'\nexec '${tools.ffmpeg}' "$@"\n`);
  chmodSync(counting, 0o755);
  const counted = {...tools, ffmpeg: counting};
  const store = await openStore(join(folder, '.tenspot'));
  const samples = openSamples(tools, store.draft);
  const data = Buffer.from(await samples.clip({seconds: 1, width: 90, height: 160})).toString('base64');
  const context = {tools: counted, input: () => '', draft: store.draft, network: openNetwork({env: {}})};
  const from = {title: 'A vendor', hosts: [], origin: undefined};
  const vault = await openPurchasedFiles(join(folder, 'vault'), {store, tools: counted, now});
  await vault.keep(job('a'), (file) =>
    fetchResult(async () => ({state: 'done', result: {data}}), file, context, from),
  );
  expect(readFileSync(log, 'utf8').trim().split('\n')).toHaveLength(1);
});

test('a record of each job that brought a file says all that a lost ledger knew of it', async () => {
  const root = temporaryFolder();
  const source = ['-f', 'lavfi', '-i', 'testsrc=size=64x64:rate=24:duration=0.2', '-pix_fmt', 'yuv420p'];
  const clip = await makeMedia(source, join(root, 'clip.mp4'));
  const folder = join(root, 'vault');
  const store = await openStore(join(root, '.tenspot'));
  const vault = await openPurchasedFiles(folder, {store, tools, now});
  const copy = async (file: string): Promise<void> => copyFileSync(clip, file);
  const sent = {
    day: '2026-11-22',
    sentAt: '2026-11-22T08:59:00.000Z',
    operation: {id: 'theirs'},
    cost: 7,
    sequence: 4,
  };
  const answer = await vault.put(clip, 'mp4', job('a'));
  expect(await readPurchases(folder, answer)).toMatchObject([{job: 'a', checked: false, operation: null}]);
  const [name] = await Promise.all([
    vault.keep({...job('a'), ...sent}, copy),
    vault.keep(job('b', 'still'), copy),
    vault.keep(job('a'), copy),
  ]);
  expect(name).toBe(answer);
  const about = {version: 2, file: name, boughtAt: '2026-11-22T09:00:00.000Z', checked: true};
  const unsent = {day: null, sentAt: null, operation: null, cost: null, sequence: null};
  const purchases = await readPurchases(folder, name);
  const records = [
    {...about, job: 'a', terms: job('a').plan, ...sent},
    {...about, job: 'b', terms: job('b', 'still').plan, ...unsent},
  ];
  expect(purchases.sort((one, other) => one.job.localeCompare(other.job))).toEqual(records);
  await deletePurchase(folder, name, '2026-11-23T09:00:00.000Z');
  expect((await readdir(purchasesIn(folder))).sort()).toEqual(
    [name.replace('mp4', 'a.json'), name.replace('mp4', 'b.json')].sort(),
  );
  expect(await readPurchases(folder, name)).toEqual(
    records.map((record) => ({...record, pruned: '2026-11-23T09:00:00.000Z'})),
  );
});

test('the record of bought words does not take the place of their file', async () => {
  const root = temporaryFolder();
  const store = await openStore(join(root, '.tenspot'));
  const folder = join(root, 'vault');
  const vault = await openPurchasedFiles(folder, {store, tools, now});
  const {id, plan} = job('words', 'words');
  const name = await vault.keep({id, plan: {...plan, mediaType: 'application/json'}}, async (file) =>
    writeFileSync(file, '{"beats": []}'),
  );
  expect(readFileSync(purchasedFile(folder, name), 'utf8')).toBe('{"beats": []}');
  expect(await vault.holds(name)).toBe(true);
  expect(await readPurchases(folder, name)).toMatchObject([{job: 'words'}]);
});

test('what is wrong with a file is said without the path of the draft: the ledger keeps the words', async () => {
  const root = temporaryFolder();
  const store = await openStore(join(root, '.tenspot'));
  const vault = await openPurchasedFiles(join(root, 'vault'), {store, tools, now});
  for (const text of ['no clip at all', '', '#EXTM3U\nhttps://x.example/a.ts']) {
    const kept = vault.keep(job('a'), async (file) => writeFileSync(file, text));
    const error = await kept.then(
      () => expect.fail('it was kept'),
      (reason: Error) => reason,
    );
    expect(error.message).toContain('this file cannot be used');
    expect(error.message).not.toContain(root);
  }
});
