import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {makeFolder} from '../../../src/machine/files/folders.ts';
import {makeVault} from '../../../src/production/shoot/vault/purchased-files.ts';
import type {TenspotError} from '../../../src/spot/problem/errors.ts';
import {temporaryFolder} from '../../support/folder.ts';

const problem = (work: Promise<unknown>) =>
  work.then(
    () => expect.fail('it was made'),
    (error: TenspotError) => error.problems[0],
  );

test('only where masters are written does an error of a folder speak of the option that names another one', async () => {
  const file = join(temporaryFolder(), 'vault');
  writeFileSync(file, 'mine');
  const inVault = await problem(makeVault(file));
  expect(inVault).toMatchObject({code: 'file-eexist', where: {file}, fix: 'Move it away.'});
  const more = 'Or name another folder for the masters with --out.';
  expect((await problem(makeFolder(join(file, 'tiny'), more)))?.fix).toBe(`Move the file away. ${more}`);
});
