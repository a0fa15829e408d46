import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {probe} from '../../src/machine/probe.ts';
import {ROOT, tools} from '../support/tools.ts';

let folder: string;
const demo = (...parts: string[]): string => join(folder, 'demo', ...parts);
const tenspot = (cwd: string, ...args: string[]): string =>
  execFileSync(process.execPath, [join(folder, 'node_modules/tenspot/src/cli/bin.js'), ...args], {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** The packed tarball, unpacked where npm would put it, among the packages that are installed here anyway. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tenspot-package-'));
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const [{filename}] = JSON.parse(
    execFileSync(npm, ['pack', '--json', '--silent', '--pack-destination', folder], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  );
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, 'tenspot'), {recursive: true});
  execFileSync('tar', [
    '-xzf',
    join(folder, filename),
    '-C',
    join(modules, 'tenspot'),
    '--strip-components=1',
  ]);
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (!name.startsWith('.')) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
});

afterAll(() => rmSync(folder, {recursive: true, force: true}));

test('the package holds what it needs, and nothing of ours', () => {
  const inside = readdirSync(join(folder, 'node_modules/tenspot'));
  expect(inside.sort()).toEqual([
    'LICENSE',
    'README.md',
    'brands',
    'compositions',
    'dist',
    'package.json',
    'src',
  ]);
  expect(
    readdirSync(join(folder, 'node_modules/tenspot/src'), {recursive: true})
      .filter((file) => String(file).includes('.'))
      .sort(),
  ).toEqual(['cli/bin.js', 'cli/node24.js']);
});

test('init makes a workspace in an empty folder, and refuses one that is not', () => {
  tenspot(folder, 'init', 'demo');
  expect(readdirSync(demo()).sort()).toEqual([
    '.gitignore',
    'brands',
    'compositions',
    'package.json',
    'tsconfig.json',
  ]);
  expect(() => tenspot(folder, 'init', 'demo')).toThrow('this folder is not empty');
});

test('what the package made is rendered by the package: a second of the sample', async () => {
  const [spot = ''] = readdirSync(demo('compositions/spots'));
  const variants = demo('compositions/spots', spot, 'variants.yaml');
  writeFileSync(variants, readFileSync(variants, 'utf8').replace(/seconds: \d+/, 'seconds: 1'));
  const [row = ''] = tenspot(demo(), 'render', spot, '--dry-run').split('\n');
  const [id = ''] = row.split('\t');
  const file = tenspot(demo(), 'render', spot, '--only', id, '--proof').trim();
  expect((await probe(tools, file)).video?.frames).toBe(30);
});

test('new starts a template, a brand and a spot that are whole', () => {
  const [spot = ''] = readdirSync(demo('compositions/spots'));
  tenspot(demo(), 'new', 'template', 'my-template');
  tenspot(demo(), 'new', 'brand', 'my-brand');
  tenspot(demo(), 'new', 'spot', 'my-spot', '--from', spot);
  const file = demo('compositions/spots/my-spot/variants.yaml');
  writeFileSync(
    file,
    readFileSync(file, 'utf8')
      .replace(/^template: .*/m, 'template: my-template')
      .replace(/^brand: .*/m, 'brand: my-brand'),
  );
  expect(tenspot(demo(), 'render', 'my-spot', '--dry-run').split('\n').length).toBeGreaterThan(1);
  expect(readFileSync(demo('compositions/graphics.generated.ts'), 'utf8')).toContain(
    "'my-template': myTemplate",
  );
  expect(() => tenspot(demo(), 'new', 'brand', 'my-brand')).toThrow('there is a brand "my-brand" already');
  expect(tenspot(demo(), 'status')).toContain('my-spot  never rendered');
});
