import {cpSync, mkdirSync, renameSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {isSameFolder, placeOf} from '../../../src/machine/files/folder-place.ts';
import {temporaryFolder} from '../../support/folder.ts';

function folder(): string {
  const path = join(temporaryFolder(), 'vault');
  mkdirSync(path);
  writeFileSync(join(path, 'a'), 'a');
  return path;
}

test('a folder that was renamed is the same one, a copy of it is not', async () => {
  const path = folder();
  const before = await placeOf(path);
  writeFileSync(join(path, 'b'), 'more');
  renameSync(path, `${path}-renamed`);
  const after = await placeOf(`${path}-renamed`);
  expect(isSameFolder(before, after)).toBe(true);
  cpSync(`${path}-renamed`, path, {recursive: true, preserveTimestamps: true});
  expect(isSameFolder(before, await placeOf(path))).toBe(false);
});

test('a folder that was made anew at its path is another one, also where it gets the number of the old one', async () => {
  const path = folder();
  const before = await placeOf(path);
  rmSync(path, {recursive: true});
  mkdirSync(path);
  writeFileSync(join(path, 'a'), 'a');
  const after = {...(await placeOf(path)), inode: before.inode};
  expect(after.born).not.toBe('');
  expect(isSameFolder(before, after)).toBe(false);
});

test('another mount may give the device another number; a snapshot at another path is a copy', async () => {
  const place = await placeOf(folder());
  expect(isSameFolder(place, {...place, device: '1'})).toBe(true);
  expect(isSameFolder(place, {...place, device: '1', path: '/snapshots/vault'})).toBe(false);
  expect(isSameFolder(place, {...place, machine: 'another'})).toBe(false);
  expect(isSameFolder(place, {...place, machine: ''})).toBe(true);
  await expect(placeOf('/nowhere')).rejects.toMatchObject({code: 'file-enoent'});
});
