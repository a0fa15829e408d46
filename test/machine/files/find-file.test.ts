import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {findFile} from '../../../src/machine/files/find-file.ts';
import {temporaryFolder} from '../../support/folder.ts';

test.each([
  ['NFC', 'NFD'],
  ['NFD', 'NFC'],
] as const)('a name in %s finds the file in %s, also in a folder', async (asked, stored) => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'Büro'.normalize(stored)));
  const file = join(folder, 'Büro'.normalize(stored), 'Kühl.mp4'.normalize(stored));
  writeFileSync(file, 'x');
  expect(await findFile('Büro/Kühl.mp4'.normalize(asked), [undefined, folder])).toBe(file);
});

test('a file that is not there is not found', async () => {
  expect(await findFile('Kühl.mp4', [temporaryFolder()])).toBeUndefined();
});
