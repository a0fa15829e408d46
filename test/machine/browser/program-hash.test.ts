import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {beforeEach, expect, test} from 'vitest';
import {programHash} from '../../../src/machine/browser/program-hash.ts';
import {temporaryFolder} from '../../support/folder.ts';

let root: string;
const put = (name: string, text: string): void => {
  const file = join(root, name);
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, text);
};
const hash = (): Promise<string> =>
  programHash({entry: join(root, 'index.ts'), root, notes: join(root, 'notes')});

beforeEach(() => {
  root = temporaryFolder();
  put('package.json', '{"type": "module"}');
  put('node_modules/b/package.json', '{"name": "b", "main": "one.js"}');
  put('node_modules/b/one.js', 'export const b = 1;');
});

test('a style sheet that styles the page is refused with its place, and is accepted once it is corrected', async () => {
  put('index.ts', "import './templates/wide/style.css';");
  put('templates/wide/style.css', '.a {color: red}\nhtml {background: #fff}');
  await expect(hash()).rejects.toMatchObject({
    problems: [
      {code: 'template-css-too-wide', where: {file: 'templates/wide/style.css', line: 2, column: 7}},
    ],
  });
  put('templates/wide/style.css', '.a {color: red}');
  await expect(hash()).resolves.toMatch(/^[0-9a-f]{64}$/);
});

test.each([
  ['a template', 'await Promise.resolve();', 'templates/late/graphics.tsx'],
  ['a template, in a loop', 'for await (const each of []) void each;', 'templates/late/graphics.tsx'],
  ['a module that it imports', 'export const late = await import("b");', 'templates/late/data.ts'],
  ['a package', 'export const late = await 1;', 'node_modules/late/index.js'],
])('top-level await in %s is refused with its place', async (_, line, file) => {
  put('index.ts', "import './templates/late/graphics.tsx';");
  put('templates/late/graphics.tsx', "import './data.ts';\nimport 'late';\nexport const one = 1;");
  put('templates/late/data.ts', 'export const two = async () => await 2;');
  put('node_modules/late/package.json', '{"name": "late", "main": "index.js"}');
  put('node_modules/late/index.js', 'export const three = 3;');
  await expect(hash()).resolves.toMatch(/^[0-9a-f]{64}$/);
  put(file, `\n${line}`);
  const column = line.indexOf('await') + 1;
  await expect(hash()).rejects.toMatchObject({
    problems: [{code: 'template-top-level-await', where: {file, line: 2, column}, fix: expect.any(String)}],
  });
});

test('another error beside top-level await keeps its own words', async () => {
  put('index.ts', "await 1;\nimport './missing.ts';");
  await expect(hash()).rejects.toMatchObject({
    problems: expect.arrayContaining([
      expect.objectContaining({code: 'template-broken', where: expect.objectContaining({line: 2})}),
    ]),
  });
});
