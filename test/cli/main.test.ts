import {existsSync} from 'node:fs';
import {afterAll, beforeAll, expect, onTestFinished, test} from 'vitest';
import {makeWorkspace, type Workspace} from '../support/workspace.ts';

const VARIANTS = 'compositions/spots/tiny/variants.yaml';

let workspace: Workspace;

beforeAll(async () => {
  workspace = await makeWorkspace();
});

afterAll(() => workspace.remove());

const run = (...args: string[]) => workspace.tenspot(...args);

const variantsOf = async (...args: string[]): Promise<string[]> => {
  const {stdout, stderr} = await run(...args, '--dry-run', '--json');
  expect(stderr).toBe('');
  return (JSON.parse(stdout) as {variants: {id: string}[]}).variants.map(({id}) => id);
};

test('a usage error reads like every other error, and is JSON with --json', async () => {
  expect(await run('new', 'sport', 'x')).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'error the value of <kind> is not valid [usage-value]\n  expected spot, template, brand, provider\n  got      sport\n  fix      Did you mean "spot"?\n',
  });
  const {code, stdout} = await run('renedr', '--json');
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    error: [{code: 'usage-command', suggestion: 'render', reason: 'unknown'}],
  });
});

test('without a word the commands are listed; help render is render --help', async () => {
  const {code, stdout, stderr} = await run();
  expect({code, stderr}).toEqual({code: 0, stderr: ''});
  expect(stdout).toContain('render the variants of a spot');
  const help = await run('help', 'render');
  expect(help.stdout).toContain('Usage: tenspot render');
  expect(help).toEqual(await run('render', '--help'));
});

test('with --keep-going, the JSON has the variants that are left out, and exit code 3 says so, also in a dry run', async () => {
  const own = await makeWorkspace();
  onTestFinished(own.remove);
  own.edit(VARIANTS, '{id: two,', '{id: two, copy.hok: Hi,');
  const {code, stdout} = await own.tenspot('render', '--dry-run', '--keep-going', '--json');
  const {variants, refused, warned} = JSON.parse(stdout);
  expect(variants).toMatchObject([{id: 'one'}]);
  const problem = {code: 'variant-copy', reason: 'unknown', suggestion: 'hook', variants: ['two']};
  expect(refused).toMatchObject([problem]);
  expect(warned).toMatchObject([problem]);
  expect(code).toBe(3);
  const asked = await own.tenspot('render', '--dry-run', '--only', 'one', '--json');
  expect([asked.code, JSON.parse(asked.stdout).refused]).toMatchObject([0, [problem]]);
});

test('what a command warns of is in its JSON, in the shape of an error', async () => {
  const own = await makeWorkspace();
  onTestFinished(own.remove);
  own.edit(VARIANTS, 'copy.hook: One', 'copy.hook: The best one');
  const {code, stdout, stderr} = await own.tenspot('render', '--dry-run', '--json');
  expect(code).toBe(0);
  expect(stderr).toContain('[claim-unapproved]');
  expect(JSON.parse(stdout).warned).toMatchObject([
    {code: 'claim-unapproved', field: 'copy.hook', variants: ['one'], line: expect.any(Number)},
  ]);
});

test('--only takes commas, comes again, and never swallows the spot', async () => {
  expect(await variantsOf('render', '--only', 'hook=two', 'tiny')).toEqual(['two']);
  expect(await variantsOf('render', '--only', 'one', '--only', 'two,one')).toEqual(['one', 'two']);
  expect(await variantsOf('render', 'tiny', '--only', 'one', 'two')).toEqual(['one', 'two']);
});

test('without a name the only spot is meant; of several, the one that package.json names', async () => {
  expect(await variantsOf('make')).toEqual(['one', 'two']);
  expect((await run('new', 'spot', 'other')).code).toBe(0);
  const {code, stdout} = await run('render', '--json');
  expect(code).toBe(2);
  expect(JSON.parse(stdout)).toMatchObject({
    error: [{code: 'spot-unnamed', got: 'other, tiny', fix: expect.stringContaining('tenspot render other')}],
  });
  workspace.edit('package.json', '"private": true', '"private": true, "tenspot": {"spot": "tiny"}');
  expect(await variantsOf('make')).toEqual(['one', 'two']);
});

test('a dry run tells what would be written as data, and writes nothing', async () => {
  const init = JSON.parse((await run('init', 'fresh', '--dry-run', '--json')).stdout);
  expect(init).toMatchObject({dryRun: true, workspace: workspace.path('fresh')});
  expect(init.files).toContain('package.json');
  expect(existsSync(workspace.path('fresh'))).toBe(false);

  const {stdout} = await run('new', 'brand', 'plainer', '--dry-run');
  expect(stdout.split('\n')).toContain(workspace.path('brands/plainer/brand.yaml'));
  expect(existsSync(workspace.path('brands/plainer'))).toBe(false);

  workspace.write('compositions/templates.generated.ts', '');
  const dry = await run('registry', '--dry-run');
  expect(dry.stdout.split('\n')).toContain('compositions/templates.generated.ts');
  expect(workspace.read('compositions/templates.generated.ts')).toBe('');
  expect((await run('registry')).stdout).toBe(dry.stdout);
  expect((await run('registry', '--json')).stdout).toBe('{"dryRun":false,"written":[]}\n');
});
