import {spawnSync} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {wholeNumbers} from '../../scripts/whole-numbers.ts';
import {ROOT} from '../support/tools.ts';

test.each(['0', 'x', '-1', '1.5', '1e3', '', ' 1', '9'.repeat(16)])('%j is refused', (text) => {
  expect(() => wholeNumbers(['7', text])).toThrow(`"${text}" is not a whole number from 1`);
});

test('whole numbers from 1 are read, and no argument is none', () => {
  expect(wholeNumbers(['1', '999999999999999'])).toEqual([1, 999_999_999_999_999]);
  expect(wholeNumbers([])).toEqual([]);
});

test.each(['0', 'x'])('`npm run campaign -- farm %s` runs nothing and fails', (text) => {
  const argv = ['--conditions=tenspot-source', join(ROOT, 'scripts/campaign.ts'), 'farm', text];
  const {status, stderr, stdout} = spawnSync(process.execPath, argv, {encoding: 'utf8'});
  expect({status, stdout}).toEqual({status: 2, stdout: ''});
  expect(stderr).toContain(`"${text}" is not a whole number from 1`);
});

test('each campaign that is run by itself reads its numbers in the same way', () => {
  const folder = join(ROOT, 'scripts/campaign');
  for (const name of readdirSync(folder))
    expect(readFileSync(join(folder, name), 'utf8'), name).toContain('wholeNumbers(process.argv.slice(2))');
});
