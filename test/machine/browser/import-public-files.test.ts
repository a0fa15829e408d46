import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {importPublicFiles} from '../../../src/machine/browser/import-public-files.ts';
import {programHash} from '../../../src/machine/browser/program-hash.ts';
import {temporaryFolder} from '../../support/folder.ts';

const USE = "import {Img, staticFile} from 'remotion';\n";

function workspace(...files: string[]): {root: string; module: string} {
  const root = temporaryFolder();
  const folder = join(root, 'compositions/templates/plain');
  mkdirSync(folder, {recursive: true});
  mkdirSync(join(root, 'public/signs'), {recursive: true});
  for (const file of files) writeFileSync(join(root, 'public', file), file);
  return {root, module: join(folder, 'graphics.tsx')};
}

test('a file that staticFile names is imported, once, and lines keep their numbers', () => {
  const {root, module} = workspace('badge.png', 'signs/star.svg');
  const source = `${USE}const a = staticFile('badge.png');\nconst b = [staticFile("signs/star.svg"), staticFile(\`badge.png\`)];\n`;
  const [badge, star] = ['badge.png', 'signs/star.svg'].map((each) =>
    JSON.stringify(join(root, 'public', each)),
  );
  expect(importPublicFiles(source, module, root)).toBe(
    `import __public0 from ${badge};import __public1 from ${star};${USE}const a = __public0;\nconst b = [__public1, __public0];\n`,
  );
});

test('names that are computed, other functions of that name, and modules elsewhere stay as they are', () => {
  const {root, module} = workspace('badge.png');
  for (const source of [
    `${USE}staticFile(name); staticFile(\`\${name}.png\`);`,
    `import {staticFile} from './mine.ts';\nstaticFile('badge.png');`,
    `${USE}mine.staticFile('badge.png'); mystaticFile('badge.png');`,
  ])
    expect(importPublicFiles(source, module, root)).toBe(source);
  const source = `${USE}staticFile('badge.png');`;
  expect(importPublicFiles(source, join(root, 'src/kit.tsx'), root)).toBe(source);
});

test.each([
  ['a file that is not there', 'bagde.png', 'public-file-missing'],
  ['a file outside of the folder', '../secret.png', 'public-file-missing'],
  ['a file of another kind', 'prices.json', 'public-file-kind'],
])('%s is refused, with the line', (_, name, code) => {
  const {root, module} = workspace('badge.png', 'prices.json');
  writeFileSync(join(root, 'secret.png'), 'secret');
  expect(() => importPublicFiles(`${USE}\nstaticFile('${name}');`, module, root)).toThrow(
    expect.objectContaining({
      code,
      problems: [
        expect.objectContaining({where: {file: 'compositions/templates/plain/graphics.tsx', line: 3}}),
      ],
    }),
  );
});

test('the hash of a program changes with the bytes of such a file', async () => {
  const {root, module} = workspace('badge.png');
  writeFileSync(
    module,
    "import {staticFile} from 'remotion';\nexport const badge = <T,>(x: T): T => x;\nexport const file = staticFile('badge.png');\n",
  );
  mkdirSync(join(root, 'node_modules/remotion'), {recursive: true});
  writeFileSync(
    join(root, 'node_modules/remotion/package.json'),
    '{"name": "remotion", "version": "4.0.0", "type": "module", "main": "index.js"}',
  );
  writeFileSync(join(root, 'node_modules/remotion/index.js'), 'export const staticFile = (name) => name;');
  const hash = (): Promise<string> => programHash({entry: module, root, notes: join(root, 'notes')});
  const before = await hash();
  expect(await hash()).toBe(before);
  writeFileSync(join(root, 'public/badge.png'), 'another picture');
  expect(await hash()).not.toBe(before);
});
