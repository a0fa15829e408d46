import {globSync, readFileSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {expect, test} from 'vitest';
import {parse, stringify} from 'yaml';
import {readBrandFile} from '../../../src/production/project/brand-document.ts';
import {tokensOf} from '../../../src/spot/brand/export-tokens.ts';
import {typeStyleOf} from '../../../src/spot/timeline/resolve-spot.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {ROOT} from '../../support/tools.ts';

const folders = globSync('brands/*/brand.yaml', {cwd: ROOT}).map((file) => join(ROOT, dirname(file)));

/** The brand again, of its exported tokens and of what tokens cannot say: files, words, rules. */
async function throughTokens(folder: string, change: (written: ReturnType<typeof parse>) => void) {
  const {value: before} = await readBrandFile(folder);
  const copy = temporaryFolder();
  const written = parse(readFileSync(join(folder, 'brand.yaml'), 'utf8'));
  change(written);
  writeFileSync(join(copy, 'brand.yaml'), stringify(written));
  writeFileSync(join(copy, 'brand.tokens.json'), JSON.stringify(tokensOf(before)));
  return {before, after: await readBrandFile(copy)};
}

test.each(folders)('%s has the same colours and type when it is read from its own tokens', async (folder) => {
  const {before, after} = await throughTokens(folder, (written) => {
    written.color = undefined;
    written.typography = {fonts: written.typography.fonts};
  });
  expect(after.value.color).toEqual(before.color);
  for (const set of [undefined, ...Object.keys(before.typography.sets)]) {
    for (const type of ['base', 'headings'] as const)
      expect(typeStyleOf(after.value.typography, {set}, type)).toEqual(
        typeStyleOf(before.typography, {set}, type),
      );
  }
  expect(after.warnings).toEqual([]);
});

test("where tokens and brand.yaml differ, brand.yaml's line is used and that is said", async () => {
  const {before, after} = await throughTokens(folders[0] ?? '', (written) => {
    written.typography.base.weight = 430;
  });
  expect(after.value.typography.base.weight).toBe(430);
  expect(after.warnings).toEqual([
    `typography.base.weight is 430 in brand.yaml, and ${before.typography.base.weight} in typography.base of brand.tokens.json: the value of brand.yaml is used`,
  ]);
});

test('a brand without brand.yaml is told as one, as a wrong document is', async () => {
  await expect(readBrandFile(temporaryFolder())).rejects.toMatchObject({code: 'brand-empty', exitCode: 2});
});
