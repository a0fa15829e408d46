import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {zipFolder} from '../../../src/machine/files/zip.ts';

test('an archive has the files of a folder under its name, and equal files give equal bytes', async () => {
  const root = mkdtempSync(join(tmpdir(), 'tenspot-zip-'));
  mkdirSync(join(root, 'files/sub'), {recursive: true});
  writeFileSync(join(root, 'files/a.txt'), 'a'.repeat(10_000));
  writeFileSync(join(root, 'files/sub/b.mp4'), 'b');
  await zipFolder(join(root, 'files'), 'delivery', join(root, 'one.zip'));
  await zipFolder(join(root, 'files'), 'delivery', join(root, 'two.zip'));
  expect(readFileSync(join(root, 'one.zip')).equals(readFileSync(join(root, 'two.zip')))).toBe(true);
  execFileSync('unzip', ['-q', join(root, 'one.zip'), '-d', root]);
  expect(readFileSync(join(root, 'delivery/sub/b.mp4'), 'utf8')).toBe('b');
  expect(readFileSync(join(root, 'delivery/a.txt'), 'utf8')).toHaveLength(10_000);
});
