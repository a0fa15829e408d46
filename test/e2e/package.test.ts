import {execFileSync, spawn} from 'node:child_process';
import {copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {parse, stringify} from 'yaml';
import {probe} from '../../src/machine/media/probe.ts';
import {videoPsnr} from '../support/psnr.ts';
import {quietCalls} from '../support/quiet-calls.ts';
import {nightly} from '../support/thorough.ts';
import {ROOT, tools} from '../support/tools.ts';
import {unpackPackage} from '../support/unpack-package.ts';

let folder: string;
const demo = (...parts: string[]): string => join(folder, 'demo', ...parts);
const run = (node: string, cwd: string, args: readonly string[]): string =>
  execFileSync(node, args, {cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe']});
const bin = (): string => join(folder, 'node_modules/tenspot/src/cli/bin.js');
const tenspot = (cwd: string, ...args: string[]): string => run(process.execPath, cwd, [bin(), ...args]);
/** The compiler's errors in the demo, whose packages are in the folder above. It keeps what it knows of files that have not changed. */
const typeErrors = (): string =>
  run(process.execPath, demo(), [
    join(ROOT, 'node_modules/typescript/bin/tsc'),
    ...['--incremental', '--tsBuildInfoFile', join(folder, 'demo.tsbuildinfo')],
  ]);
const usual = (): string => JSON.parse(readFileSync(demo('package.json'), 'utf8')).tenspot.spot;

/** Leaves a spot one variant of one second; the slots that its axes do not fill are then unshot. */
function shorten(spot: string): void {
  const file = demo('compositions/spots', spot, 'variants.yaml');
  const {axes, ...rest} = parse(readFileSync(file, 'utf8'));
  const first = Object.entries(axes as Record<string, {id: string}[]>).map(([axis, [value]]) => [
    axis,
    value?.id,
  ]);
  const rows = [Object.fromEntries(first)];
  writeFileSync(file, stringify({...rest, props: {...rest.props, seconds: 1, shots: {}}, axes, rows}));
  rmSync(demo('compositions/spots', spot, 'script.yaml'), {force: true});
  const shots = demo('compositions/spots', spot, 'shots.yaml');
  writeFileSync(shots, readFileSync(shots, 'utf8').replaceAll(/seconds: [\d.]+/g, 'seconds: 1'));
}

beforeAll(() => {
  folder = unpackPackage();
});

afterAll(() => rmSync(folder, {recursive: true, force: true}));

test('the package holds what it needs, and nothing of ours', () => {
  const inside = readdirSync(join(folder, 'node_modules/tenspot'));
  expect(inside.sort()).toEqual([
    'CONTRIBUTING.md',
    'LICENSE',
    'README.md',
    'brands',
    'compositions',
    'dist',
    'docs',
    'package.json',
    'remotion.config.ts',
    'src',
  ]);
  expect(
    readdirSync(join(folder, 'node_modules/tenspot/src'), {recursive: true})
      .filter((file) => String(file).includes('.'))
      .sort(),
  ).toEqual(['cli/bin.js', 'cli/node24.js', 'cli/remotion.cjs']);
});

test('its pages link only to files that are in it', () => {
  const root = join(folder, 'node_modules/tenspot');
  const pages = readdirSync(root, {recursive: true})
    .map(String)
    .filter((file) => file.endsWith('.md'));
  const broken = pages.flatMap((page) =>
    [...readFileSync(join(root, page), 'utf8').matchAll(/\]\((?![a-z]+:|#)([^)\s#]+)/g)]
      .map(([, link = '']) => link)
      .filter((link) => !existsSync(join(root, dirname(page), link)))
      .map((link) => `${page}: ${link}`),
  );
  expect(pages.length).toBeGreaterThan(15);
  expect(broken).toEqual([]);
});

test('the package has the pages of its public names, with their comments', () => {
  const page = (name: string): string =>
    readFileSync(join(folder, 'node_modules/tenspot/docs/api', `${name}.md`), 'utf8');
  expect(page('node')).toContain('## openProject\n\nOpens the workspace of a folder');
  expect(page('picture')).toContain('  /** Box of the text, in pixels. */');
  expect(page('tenspot')).toContain('function defineTemplate<');
});

test('init makes a workspace whose sources compile, and refuses a folder that is not empty', () => {
  tenspot(folder, 'init', 'demo');
  expect(readdirSync(demo()).sort()).toEqual([
    '.gitignore',
    '.tenspot',
    '.vscode',
    'AGENTS.md',
    'README.md',
    'brands',
    'compositions',
    'package.json',
    'remotion.config.ts',
    'tsconfig.json',
  ]);
  expect(typeErrors()).toBe('');
  expect(tenspot(demo(), 'registry', '--check', '--json')).toBe('{"dryRun":true,"written":[]}\n');
  expect(readFileSync(demo('.tenspot/schemas/variants.schema.json'), 'utf8')).toContain('"copy.cta"');
  expect(() => tenspot(folder, 'init', 'demo')).toThrow('this folder is not empty');
});

test('it starts on Node 20, which finds the Node 24 that npm installed beside it', ({skip}) => {
  const old = [process.env.NODE20 ?? '', '/usr/bin/node'].find(
    (node) => existsSync(node) && run(node, folder, ['--version']).startsWith('v20.'),
  );
  if (!old) return skip('there is no Node 20 here: NODE20 may name one');
  expect(JSON.parse(run(old, demo(), [bin(), 'status', '--json'])).spots).toContainEqual({
    spot: usual(),
    rendered: null,
    proof: null,
  });
});

test('make makes the sample: here a second of one variant, without a name and without a question', async () => {
  shorten(usual());
  const file = tenspot(demo(), 'make', '--proof').trim();
  expect(file.split('\n')).toHaveLength(1);
  expect((await probe(tools, file)).video?.frames).toBe(30);
  expect(readdirSync(demo('out', usual(), 'proof'))).toEqual(
    expect.arrayContaining(['manifest.json', 'contact-sheet.jpg']),
  );
});

test.runIf(nightly)('Remotion’s commands list a variant and draw it as the reference does', async () => {
  const remotion = (...args: string[]): string =>
    run(process.execPath, demo(), [join(ROOT, 'node_modules/@remotion/cli/remotion-cli.js'), ...args]);
  const spot = usual();
  const [{id}] = JSON.parse(tenspot(demo(), 'render', spot, '--dry-run', '--json')).variants;
  expect(remotion('compositions', '--quiet').trim().split(/\s+/)).toContain(id);
  const master = tenspot(demo(), 'render', spot, '--engine', 'reference').trim();
  remotion('render', id, 'own.mp4', '--log=error');
  expect((await probe(tools, demo('own.mp4'))).video?.frames).toBe(30);
  expect(await videoPsnr(demo('own.mp4'), master)).toBeGreaterThan(45);
  remotion('still', id, 'still.png', '--frame=15', '--log=error');
  expect(await videoPsnr(demo('still.png'), master, 15)).toBeGreaterThan(45);
});

/** A spot with two variants of one second, and one whose document has a mistake. */
function makeTwoVariants(): void {
  for (const spot of ['pair', 'broken']) tenspot(demo(), 'new', 'spot', spot, '--from', usual());
  const file = demo('compositions/spots/pair/variants.yaml');
  const {axes, rows, ...rest} = parse(readFileSync(file, 'utf8'));
  const [axis = '', values] = Object.entries(axes as Record<string, {id: string}[]>)[0] ?? [];
  writeFileSync(file, stringify({...rest, axes, rows: [rows[0], {...rows[0], [axis]: values?.at(-1)?.id}]}));
  const broken = demo('compositions/spots/broken/variants.yaml');
  writeFileSync(broken, readFileSync(broken, 'utf8').replace('seconds: 1', 'seconds: soon'));
}

test('a program on tenspot/node renders two variants, aborts one render and catches a bad document, in silence', async () => {
  makeTwoVariants();
  const {seen, printed} = await quietCalls(demo(), {spot: 'pair', bad: 'broken'});
  expect(printed).toBe('');
  expect(seen.rendered.variants.map(({status}) => status)).toEqual(['done', 'done']);
  expect(seen.stopped).toBe('interrupted');
  expect(seen.both).toEqual(['rendered', 'spot-busy']);
  expect(seen.refused).toMatchObject([{where: {file: demo('compositions/spots/broken/variants.yaml')}}]);
  expect([seen.isOurs, seen.untouched]).toEqual([true, true]);
});

test('the HTTP handler of the docs compiles, and renders a batch', async () => {
  const example = join(folder, 'node_modules/tenspot/docs/node/render-server.ts');
  copyFileSync(example, demo('render-server.ts'));
  const options = ['--ignoreConfig', '--noEmit', '--strict', '--skipLibCheck', '--types', 'node'];
  const compiler = join(ROOT, 'node_modules/typescript/bin/tsc');
  const argv = [compiler, ...options, '--module', 'nodenext', '--target', 'es2024', 'render-server.ts'];
  expect(run(process.execPath, demo(), argv)).toBe('');
  const program = `
    import {renderServer} from './render-server.ts';
    const server = await renderServer('.');
    server.listen(0, '127.0.0.1', () => console.log(server.address().port));
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    cwd: demo(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  try {
    const port = await new Promise<string>((resolve) =>
      child.stdout.once('data', (text) => resolve(String(text).trim())),
    );
    const answer = await fetch(`http://127.0.0.1:${port}/render/pair`, {method: 'POST'});
    expect(answer.status).toBe(200);
    expect(((await answer.json()) as {variants: object[]}).variants).toHaveLength(2);
  } finally {
    child.kill();
  }
});

test('new starts a template, a brand and a spot that compile and are rendered', async () => {
  const {template, brand} = parse(
    readFileSync(demo('compositions/spots', usual(), 'variants.yaml'), 'utf8'),
  ) as {template: string; brand: string};
  tenspot(demo(), 'new', 'template', 'my-template', '--from', template);
  tenspot(demo(), 'new', 'brand', 'my-brand', '--from', brand);
  const spot = tenspot(demo(), 'new', 'spot', 'my-spot', '--from', usual()).trim();
  const file = join(spot, 'variants.yaml');
  const text = readFileSync(file, 'utf8')
    .replace(/^template: .*/m, 'template: my-template')
    .replace(/^brand: .*/m, 'brand: my-brand');
  writeFileSync(file, text);
  expect(typeErrors()).toBe('');
  expect(tenspot(demo(), 'status')).toContain('my-spot  never rendered');
  const master = tenspot(demo(), 'render', 'my-spot', '--proof').trim();
  expect((await probe(tools, master)).video?.frames).toBe(30);
  expect(() => tenspot(demo(), 'new', 'brand', 'my-brand')).toThrow('there is a brand "my-brand" already');
});

test('a provider of one’s own compiles, is listed, and passes the contract of the package', () => {
  tenspot(demo(), 'new', 'provider', 'my-vendor');
  expect(typeErrors()).toBe('');
  expect(tenspot(demo(), 'doctor')).toContain('MY_VENDOR_KEY is not set · 1 model');
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const patient = ['--testTimeout=60000', '--hookTimeout=60000'];
  expect(run(process.execPath, demo(), [vitest, 'run', ...patient, 'providers'])).toMatch(
    /Tests .*\d\d passed/,
  );
});

/** The files that a page of the docs writes out: a path in backticks, and the block under it. */
const filesIn = (page: string): [path: string, text: string][] =>
  [...page.matchAll(/^`(compositions\/\S+)`\n\n```\w+\n([\s\S]*?)^```$/gm)].map(
    ([, path = '', text = '']) => [path, text],
  );

test('the template that the docs write compiles, makes 24 variants and has no layout errors', () => {
  const files = filesIn(readFileSync(join(folder, 'node_modules/tenspot/docs/templates.md'), 'utf8'));
  expect(files).toHaveLength(4);
  for (const [path, text] of files) {
    mkdirSync(dirname(demo(path)), {recursive: true});
    writeFileSync(demo(path), text);
  }
  tenspot(demo(), 'registry');
  expect(typeErrors()).toBe('');
  expect(tenspot(demo(), 'render', 'winter', '--dry-run').trim().split('\n')).toHaveLength(24);
  // One brand is enough to see that it holds.
  for (const brand of readdirSync(demo('brands')).sort().slice(1))
    rmSync(demo('brands', brand), {recursive: true});
  expect(tenspot(demo(), 'doctor', '--template', 'then-now', '--languages', 'de')).toContain('no errors');
});
