import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {expect, test} from 'vitest';
import {tsconfigBases} from '../../../src/machine/browser/tsconfig-bases.ts';
import {temporaryFolder} from '../../support/folder.ts';

function basesIn(files: Record<string, string>): string[] {
  const root = temporaryFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), {recursive: true});
    writeFileSync(join(root, name), text);
  }
  return tsconfigBases(join(root, 'tsconfig.json')).map((file) => file.slice(root.length + 1));
}

test('a base, and the base of a base, are found, also in a file with comments', () => {
  const files = {
    'tsconfig.json': '{\n  // The usual settings.\n  "extends": "./config/one.json",\n}',
    'config/one.json': '{"extends": "../two"}',
    'two.json': '{}',
  };
  expect(basesIn(files)).toEqual(['config/one.json', 'two', 'two.json']);
});

test('a list of bases is found, with those in packages', () => {
  const files = {
    'tsconfig.json': '{"extends": ["@kit/strict", "kit/web.json", "missing", "./one.json"]}',
    'node_modules/@kit/strict/tsconfig.json': '{}',
    'node_modules/kit/web.json': '{}',
  };
  expect(basesIn(files)).toEqual([
    'node_modules/@kit/strict/tsconfig.json',
    'node_modules/kit/web.json',
    'one.json',
  ]);
});

test('files that extend each other are listed once, and a file that is missing has no base', () => {
  const files = {'tsconfig.json': '{"extends": "./one.json"}', 'one.json': '{"extends": "./tsconfig.json"}'};
  expect(basesIn(files)).toEqual(['one.json', 'tsconfig.json']);
  expect(basesIn({})).toEqual([]);
});
