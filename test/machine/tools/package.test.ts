import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {requestedAs} from '../../../src/machine/tools/package.ts';
import {temporaryFolder} from '../../support/folder.ts';

test.each([
  ['^1.2.0', '^1.2.0'],
  ['file:../packs/kit-1.2.0.tgz', 'file:../../packs/kit-1.2.0.tgz'],
])('a package asked for as %s is asked for as %s by a folder in the one that has it', (spec, expected) => {
  const root = temporaryFolder();
  const installed = join(root, 'node_modules/kit');
  mkdirSync(installed, {recursive: true});
  writeFileSync(join(root, 'package.json'), JSON.stringify({dependencies: {kit: spec}}));
  expect(requestedAs(installed, join(root, 'demo'))).toBe(expected);
});

test('a checkout was requested by no package.json', () => {
  expect(requestedAs(join(temporaryFolder(), 'kit'), '/')).toBeUndefined();
});

test('a package that pnpm installed was asked for by the package.json above', () => {
  const root = temporaryFolder();
  const installed = join(root, 'node_modules/.pnpm/kit@file+kit.tgz/node_modules/kit');
  mkdirSync(installed, {recursive: true});
  writeFileSync(join(root, 'package.json'), JSON.stringify({devDependencies: {kit: 'file:kit.tgz'}}));
  expect(requestedAs(installed, root)).toBe('file:kit.tgz');
  expect(requestedAs(installed, join(root, 'demo'))).toBe('file:../kit.tgz');
});
