import {chmod, readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import fc from 'fast-check';
import {expect, test} from 'vitest';
import {publish, readText, writeWhole} from '../../../src/machine/files/files.ts';
import {keyOf} from '../../../src/machine/files/hash.ts';
import {temporaryFolder} from '../../support/folder.ts';

test('a file is written completely, and no draft is left', async () => {
  const folder = temporaryFolder();
  await writeWhole(join(folder, 'deep/er/a.txt'), 'hello');
  expect(await readFile(join(folder, 'deep/er/a.txt'), 'utf8')).toBe('hello');
  expect(await readdir(join(folder, 'deep/er'))).toEqual(['a.txt']);
});

test('the error for a file that cannot be written names it, and no draft is left', async () => {
  const folder = temporaryFolder();
  await writeFile(join(folder, 'file'), '');
  await expect(writeWhole(join(folder, 'file/inside.txt'), 'x')).rejects.toMatchObject({
    problems: [
      {code: expect.stringMatching(/^file-(eexist|enotdir)$/), where: {file: join(folder, 'file/inside.txt')}},
    ],
  });
  expect(await readdir(folder)).toEqual(['file']);
});

test('the error for a missing file names it', async () => {
  await expect(readText('/nowhere/at/all')).rejects.toMatchObject({
    problems: [{code: 'file-enoent', where: {file: '/nowhere/at/all'}}],
  });
});

test('publish replaces an existing file atomically', async () => {
  const folder = temporaryFolder();
  await writeFile(join(folder, 'new'), 'new');
  await writeFile(join(folder, 'final'), 'old');
  await publish(join(folder, 'new'), join(folder, 'final'));
  expect(await readdir(folder)).toEqual(['final']);
  expect(await readFile(join(folder, 'final'), 'utf8')).toBe('new');
  await chmod(join(folder, 'final'), 0o644);
});

test('equal values have equal keys, in any order of their fields', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (record) => {
      const reversed = Object.fromEntries(Object.entries(record).reverse());
      expect(keyOf(reversed)).toBe(keyOf(record));
    }),
  );
  expect(keyOf({a: 1, b: undefined})).toBe(keyOf({a: 1}));
  expect(keyOf({a: [1, 2]})).not.toBe(keyOf({a: [2, 1]}));
});
