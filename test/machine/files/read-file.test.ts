import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {isFile, readJson, readText, sizeOf} from '../../../src/machine/files/read-file.ts';
import {temporaryFolder} from '../../support/folder.ts';

test('the error for a missing file names it', async () => {
  await expect(readText('/nowhere/at/all')).rejects.toMatchObject({
    problems: [{code: 'file-enoent', where: {file: '/nowhere/at/all'}}],
  });
});

test('JSON that is missing or cut off is undefined', async () => {
  const folder = temporaryFolder();
  await writeFile(join(folder, 'half.json'), '{"a": 1');
  await writeFile(join(folder, 'whole.json'), '{"a": 1}');
  expect(await readJson(join(folder, 'half.json'))).toBeUndefined();
  expect(await readJson(join(folder, 'none.json'))).toBeUndefined();
  expect(await readJson(join(folder, 'whole.json'))).toEqual({a: 1});
});

test('a folder is no file, and a missing file has no size', async () => {
  const folder = temporaryFolder();
  await writeFile(join(folder, 'three'), 'abc');
  expect(await isFile(folder)).toBe(false);
  expect(await isFile(join(folder, 'three'))).toBe(true);
  expect(await sizeOf(join(folder, 'three'))).toBe(3);
  expect(await sizeOf(join(folder, 'none'))).toBeUndefined();
});
