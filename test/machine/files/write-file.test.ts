import {readdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {publish, writeWhole} from '../../../src/machine/files/write-file.ts';
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
      {
        code: expect.stringMatching(/^file-(eexist|enotdir)$/),
        where: {file: join(folder, 'file/inside.txt')},
      },
    ],
  });
  expect(await readdir(folder)).toEqual(['file']);
});

test('publish replaces an existing file, and leaves no draft', async () => {
  const folder = temporaryFolder();
  await writeFile(join(folder, 'new'), 'new');
  await writeFile(join(folder, 'final'), 'old');
  await publish(join(folder, 'new'), join(folder, 'final'));
  expect(await readdir(folder)).toEqual(['final']);
  expect(await readFile(join(folder, 'final'), 'utf8')).toBe('new');
});
