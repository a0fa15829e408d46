import {globSync} from 'node:fs';
import {basename, dirname} from 'node:path';
import {expect, test} from 'vitest';
import {ROOT} from '../../support/tools.ts';
import {runTenspot} from '../../support/workspace.ts';

const [id = ''] = globSync('brands/*/brand.yaml', {cwd: ROOT}).map((file) => basename(dirname(file)));

test('a brand is printed as design tokens, and nothing else is on stdout', async () => {
  const {code, stdout, stderr} = await runTenspot(ROOT, ['brand', id, '--tokens']);
  expect({code, stderr}).toEqual({code: 0, stderr: ''});
  const {color, typography} = JSON.parse(stdout);
  expect(Object.keys(color.palette).length).toBeGreaterThan(2);
  expect(color.role.foreground.$value).toMatch(/^\{color\.palette\.[a-z-]+\}$/);
  expect(typography.base.$value.fontSize).toEqual({value: 1, unit: 'rem'});
});

test('an unknown brand is told with the nearest known one', async () => {
  const {code, stdout} = await runTenspot(ROOT, ['brand', `${id}x`, '--json']);
  expect(code).toBe(2);
  expect(JSON.parse(stdout).error).toMatchObject([{code: 'brand-unknown', fix: `Did you mean "${id}"?`}]);
});
