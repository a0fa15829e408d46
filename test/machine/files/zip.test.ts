import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readFileSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {zipFolder} from '../../../src/machine/files/zip.ts';

test('archives of machines in other time zones have equal bytes', () => {
  const root = mkdtempSync(join(tmpdir(), 'tenspot-zip-'));
  mkdirSync(join(root, 'files'));
  writeFileSync(join(root, 'files/a.txt'), 'a');
  const hashes = ['UTC', 'Europe/Berlin', 'America/Los_Angeles'].map((TZ) => {
    const file = join(root, `${TZ.replace('/', '-')}.zip`);
    const module = new URL('../../../src/machine/files/zip.ts', import.meta.url).href;
    const program = `import('${module}').then(({zipFolder}) => zipFolder(${JSON.stringify(join(root, 'files'))}, 'd', ${JSON.stringify(file)}))`;
    execFileSync(process.execPath, ['-e', program], {env: {...process.env, TZ}});
    return readFileSync(file).toString('base64');
  });
  expect(new Set(hashes).size).toBe(1);
});

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
