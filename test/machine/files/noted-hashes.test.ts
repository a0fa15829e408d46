import {copyFileSync, readFileSync, renameSync, rmSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test, vi} from 'vitest';
import {sha256} from '../../../src/machine/files/hash.ts';
import {openNotedHashes} from '../../../src/machine/files/noted-hashes.ts';
import {scratch} from '../../support/scratch.ts';

/** A file with a note of its hash that is wrong: who gets this hash did not read the file. */
const WRONG = '0'.repeat(64);

async function openNoted() {
  const folder = scratch();
  const [file, note] = [join(folder, 'one.mp4'), join(folder, 'hashes.json')];
  writeFileSync(file, 'master');
  // After the margin in which a file may change without another time.
  const later = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 3000);
  onTestFinished(() => later.mockRestore());
  const hashes = await openNotedHashes(note);
  expect(await hashes.hashOf(file)).toBe(sha256('master'));
  await hashes.save();
  writeFileSync(note, readFileSync(note, 'utf8').replace(sha256('master'), WRONG));
  return {file, note, hashOf: async () => (await openNotedHashes(note)).hashOf(file)};
}

test('a file whose metadata are those of before is not read again, and one that changed is', async () => {
  const {file, hashOf} = await openNoted();
  expect(await hashOf()).toBe(WRONG);
  // As many bytes, and the times of before: only the time of the change of its metadata differs.
  const times = new Date('2026-01-01');
  writeFileSync(file, 'MASTER');
  utimesSync(file, times, times);
  expect(await hashOf()).toBe(sha256('MASTER'));
});

test('a file that another one took the place of is read', async () => {
  const {file, hashOf} = await openNoted();
  copyFileSync(file, `${file}.copy`);
  rmSync(file);
  renameSync(`${file}.copy`, file);
  expect(await hashOf()).toBe(sha256('master'));
});

test('a file that has just changed is not noted, and a note that is damaged counts as none', async () => {
  const folder = scratch();
  const [file, note] = [join(folder, 'one.mp4'), join(folder, 'hashes.json')];
  writeFileSync(file, 'master');
  writeFileSync(note, '{"half');
  const hashes = await openNotedHashes(note);
  expect(await hashes.hashOf(file)).toBe(sha256('master'));
  await hashes.save();
  expect(readFileSync(note, 'utf8')).toBe('{"half');
  await expect(hashes.hashOf(join(folder, 'none.mp4'))).rejects.toMatchObject({code: 'ENOENT'});
});
