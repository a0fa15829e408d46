import {join} from 'node:path';
import {expect, test} from 'vitest';
import {freeSpace} from '../../../src/machine/files/free-space.ts';
import {scratch} from '../../support/scratch.ts';

test('a folder has free space, and one that is not there has none that is known', async () => {
  expect(await freeSpace(scratch())).toBeGreaterThan(0);
  expect(await freeSpace(join(scratch(), 'missing'))).toBeUndefined();
});
