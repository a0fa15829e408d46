import {linkSync, mkdirSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {folderSize} from '../../../src/machine/files/folder-size.ts';
import {temporaryFolder} from '../../support/folder.ts';

test('the size of a folder is that of its files, each counted once', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'a/b'), {recursive: true});
  writeFileSync(join(folder, 'a/b/deep'), 'x'.repeat(1_000));
  writeFileSync(join(folder, 'top'), 'x'.repeat(20));
  linkSync(join(folder, 'top'), join(folder, 'a/again'));
  symlinkSync(join(folder, 'a'), join(folder, 'linked'));
  expect(await folderSize(folder)).toBe(1_020);
  expect(await folderSize(join(folder, 'none'))).toBe(0);
});
