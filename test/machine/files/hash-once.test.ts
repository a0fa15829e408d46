import {utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {sha256} from '../../../src/machine/files/hash.ts';
import {hashOnce} from '../../../src/machine/files/hash-once.ts';
import {openStore} from '../../../src/machine/files/store.ts';
import {temporaryFolder} from '../../support/folder.ts';

test('a file is hashed once, and again as soon as it changed', async () => {
  const store = await openStore(temporaryFolder());
  let made = 0;
  const counting: Parameters<typeof hashOnce>[1] = {
    once: (key, files, make) =>
      store.once(key, files, () => {
        made += 1;
        return make();
      }),
  };
  const file = join(temporaryFolder(), 'model.onnx');
  writeFileSync(file, 'one');
  expect(await hashOnce(file, counting)).toBe(sha256('one'));
  expect(await hashOnce(file, counting)).toBe(sha256('one'));
  expect(made).toBe(1);
  writeFileSync(file, 'two');
  utimesSync(file, 1, 1);
  expect(await hashOnce(file, counting)).toBe(sha256('two'));
  expect(made).toBe(2);
});
