import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {readText} from '../../../src/machine/files/read-file.ts';
import {temporaryFolder} from '../../support/folder.ts';

const POINTER = 'version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 12\n';

test.each(['rows.csv', 'brand.yaml', 'look.cube', 'brand.tokens.json'])(
  'a document that is a Git LFS pointer says so: %s',
  async (name) => {
    const file = join(temporaryFolder(), name);
    writeFileSync(file, POINTER);
    await expect(readText(file)).rejects.toMatchObject({
      code: 'file-lfs-pointer',
      problems: [{where: {file}, fix: expect.stringContaining('git lfs pull')}],
    });
  },
);

test('a text that mentions the words of a pointer is read', async () => {
  const file = join(temporaryFolder(), 'brief.md');
  writeFileSync(file, `# Brief\n\n${POINTER}`);
  expect(await readText(file)).toContain('git-lfs');
});
