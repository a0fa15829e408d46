import {readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openStore} from '../../../src/machine/files/store.ts';
import {stageSounds, usualSoundsIn} from '../../../src/production/sound/stage-sounds.ts';
import {temporaryFolder} from '../../support/folder.ts';

const brandWith = (folder: string, sounds: Record<string, string>) =>
  ({folder, file: {defaults: {tenspot: {music: {sounds}}}}}) as unknown as Parameters<typeof stageSounds>[0];

test('a brand without sounds of its own has the usual ones that its cues name, each computed once', async () => {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  const brand = brandWith(folder, {});
  const staged = await stageSounds(brand, ['hit', 'shimmer', 'hit'], store);
  expect(Object.keys(staged)).toEqual(['hit']);
  const bytes = readFileSync(store.path(staged.hit ?? ''));
  expect(bytes.subarray(0, 4).toString('latin1')).toBe('RIFF');
  // Two channels of 1.4 s with 4 bytes a sample.
  expect(bytes.length).toBe(44 + 1.4 * 48_000 * 8);
  const closed = {...store, draft: () => Promise.reject(new Error('made again'))};
  expect(await stageSounds(brand, ['hit'], closed)).toEqual(staged);
});

test('a sound of the brand replaces the usual one of its name, and all its sounds are there', async () => {
  const folder = temporaryFolder();
  const store = await openStore(folder);
  for (const name of ['hit', 'tick']) writeFileSync(join(folder, `${name}.wav`), name);
  const brand = brandWith(folder, {hit: 'hit.wav', tick: 'tick.wav'});
  const staged = await stageSounds(brand, ['hit', 'click'], store);
  expect(Object.keys(staged).sort()).toEqual(['click', 'hit', 'tick']);
  expect(readFileSync(store.path(staged.hit ?? ''), 'utf8')).toBe('hit');
  expect(usualSoundsIn(brand, ['hit', 'click', 'toString', 'click'])).toEqual(['click']);
});
