import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readBrandFile} from '../../../src/production/project/brand-document.ts';
import {refuseMissing} from '../../../src/production/project/missing-brand-files.ts';
import {ROOT} from '../../support/tools.ts';

test('files that a brand names and does not have are all told, with the lines that name them', async () => {
  // The fixture's font and sound are put there by the tests that render with it.
  const folder = join(ROOT, 'test/fixtures/workspace/brands/plain');
  await expect(refuseMissing(folder, await readBrandFile(folder))).rejects.toMatchObject({
    problems: [
      {
        code: 'file-missing',
        where: {line: 13, field: 'typography.fonts.0.files.0'},
        got: 'fonts/inter.woff2',
      },
      {code: 'file-missing', where: {line: 20, field: 'defaults.tenspot.music.sounds.tick'}},
    ],
  });
});

test('the brands of the samples have all that they name', async () => {
  for (const brand of ['moss-meridian', 'volt-pigeon']) {
    const folder = join(ROOT, 'brands', brand);
    await expect(refuseMissing(folder, await readBrandFile(folder))).resolves.toBeUndefined();
  }
});
