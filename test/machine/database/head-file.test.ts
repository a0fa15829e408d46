import {mkdirSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {openHeadFile} from '../../../src/machine/database/head-file.ts';
import {temporaryFolder} from '../../support/folder.ts';

test('a head file reads what was written last, and leaves no draft', () => {
  const folder = temporaryFolder();
  const head = openHeadFile(join(folder, 'ledger.head'));
  expect(head.read()).toBeUndefined();
  head.write('one');
  head.write('two');
  expect(openHeadFile(join(folder, 'ledger.head')).read()).toBe('two');
  expect(readdirSync(folder)).toEqual(['ledger.head']);
});

test('a head file that cannot be written or read is an error that names it', () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'taken'));
  const head = openHeadFile(join(folder, 'taken'));
  expect(() => head.read()).toThrow(join(folder, 'taken'));
  expect(() => head.write('one')).toThrow(join(folder, 'taken'));
});
