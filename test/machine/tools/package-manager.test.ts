import {mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {packageManagerOf} from '../../../src/machine/tools/package-manager.ts';
import {temporaryFolder} from '../../support/folder.ts';

test.each([
  ['pnpm', 'pnpm-lock.yaml'],
  ['yarn', 'yarn.lock'],
  ['npm', 'package-lock.json'],
  ['bun', 'bun.lock'],
])('%s is known by %s in the folder or above it', (manager, file) => {
  const root = temporaryFolder();
  writeFileSync(join(root, file), '');
  mkdirSync(join(root, 'demo'));
  expect(packageManagerOf(join(root, 'demo'), {})).toBe(manager);
});

test('without such a file it is the one that runs, else npm', () => {
  const root = temporaryFolder();
  expect(packageManagerOf(root, {npm_config_user_agent: 'pnpm/10.0.0 npm/? node/v24'})).toBe('pnpm');
  expect(packageManagerOf(root, {npm_config_user_agent: 'other/1'})).toBe('npm');
  expect(packageManagerOf(root, {})).toBe('npm');
});
