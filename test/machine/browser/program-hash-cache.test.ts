import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {dirname, join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import {afterEach, beforeEach, expect, test, vi} from 'vitest';
import {programHash} from '../../../src/machine/browser/program-hash.ts';
import {rememberHash} from '../../../src/machine/browser/program-hash-cache.ts';
import {beforeReads, readAsUsual} from '../../support/before-reads.ts';
import {temporaryFolder} from '../../support/folder.ts';

const OLD = new Date(Date.now() - 60_000);

let root: string;
/** Writes a file, with the time of a minute ago. */
const put = (name: string, text: string, at = OLD): void => {
  const file = join(root, name);
  mkdirSync(dirname(file), {recursive: true});
  writeFileSync(file, text);
  utimesSync(file, at, at);
  for (let folder = dirname(file); folder.startsWith(root); folder = dirname(folder))
    utimesSync(folder, at, at);
};
const hash = (instead?: {name: string; text: (file: string) => string | undefined}): Promise<string> =>
  programHash({
    entry: join(root, 'index.ts'),
    root,
    notes: join(root, 'notes'),
    ...(instead ? {instead} : {}),
  });

beforeEach(() => {
  // A minute later: what was written just now may be written again within a tick of the clock, so its hash is not cached.
  vi.useFakeTimers({toFake: ['Date'], now: Date.now() + 60_000});
  root = temporaryFolder();
  put('package.json', '{"type": "module"}');
  put('index.ts', "import {a} from './a'; import {b} from 'b'; console.log(a, b);");
  put('a.ts', 'export const a = 1;');
  put('node_modules/b/package.json', '{"name": "b", "main": "one.js"}');
  put('node_modules/b/one.js', 'export const b = 1;');
  put('node_modules/b/two.js', 'export const b = 2;');
  mkdirSync(join(root, 'notes'));
  utimesSync(root, OLD, OLD);
});

afterEach(() => {
  vi.useRealTimers();
  readAsUsual();
});

/** Sets the clock so that files that were written before this are old enough for the cache, and those that are written after it are not. */
async function pause(): Promise<void> {
  // The times of files come from a coarser clock, which can be late on a busy machine.
  await sleep(60);
  vi.setSystemTime(vi.getRealSystemTime() + 2000 - 30);
  await sleep(60);
}

test('an unchanged program is not built again', async () => {
  await marked();
  expect(await hash()).toBe('as it was noted');
});

/** Marks the hash in the note, so that it tells whether the program was built again. */
async function marked(): Promise<void> {
  const first = await hash();
  const [note = ''] = readdirSync(join(root, 'notes'));
  const file = join(root, 'notes', note);
  writeFileSync(file, readFileSync(file, 'utf8').replace(first, 'as it was noted'));
}

test('files that were written again with the same bytes, and a copy of the whole, are not built again', async () => {
  await marked();
  put('a.ts', 'export const a = 1;', new Date(Date.now() - 30_000));
  expect(await hash()).toBe('as it was noted');
  const copy = temporaryFolder();
  cpSync(root, copy, {recursive: true});
  root = copy;
  expect(await hash()).toBe('as it was noted');
  put('node_modules/b/one.js', 'export const b = 3;');
  expect(await hash()).not.toBe('as it was noted');
});

test('a source that is saved after it was built, with an old time, is built again', async () => {
  const build = async () => {
    const text = readFileSync(join(root, 'a.ts'), 'utf8');
    return {hash: text, inputs: ['index.ts', 'a.ts']};
  };
  const remembered = (built = build) => rememberHash(join(root, 'notes/one.json'), 'one', root, built);
  await pause();
  await remembered(async () => {
    const built = await build();
    put('a.ts', 'export const a = 2;');
    return built;
  });
  expect(await remembered()).toBe('export const a = 2;');
});

test('a source that is saved while the note is made is built again', async () => {
  await pause();
  const first = await hash();
  rmSync(join(root, 'notes'), {recursive: true});
  await pause();
  let changed = false;
  beforeReads((file) => {
    // The note has a.ts before index.ts.
    if (changed || file !== join(root, 'a.ts')) return;
    changed = true;
    put('index.ts', "import {a} from './a'; console.log(a);");
  });
  expect(await hash()).toBe(first);
  expect(readFileSync(join(root, 'index.ts'), 'utf8')).not.toContain('b');
  expect(await hash()).not.toBe(first);
});

test('a package that is a link to another folder than before is seen', async () => {
  for (const name of ['one', 'two']) {
    put(`packages/${name}/package.json`, '{"name": "c", "main": "c.js"}');
    put(`packages/${name}/c.js`, `export const c = '${name}';`);
  }
  put('index.ts', "import {c} from '@scope/c'; console.log(c);");
  mkdirSync(join(root, 'node_modules/@scope'));
  const link = join(root, 'node_modules/@scope/c');
  symlinkSync(join(root, 'packages/one'), link);
  await marked();
  rmSync(link);
  symlinkSync(join(root, 'packages/two'), link);
  expect(await hash()).not.toBe('as it was noted');
});

/** Makes a link lead elsewhere. */
const link = (name: string, target: string): void => {
  rmSync(join(root, name), {force: true});
  symlinkSync(join(root, target), join(root, name));
};

test.each([
  [
    'a package that is a link to a link, which then leads to another folder',
    () => {
      for (const name of ['one', 'two']) {
        put(`packages/${name}/package.json`, '{"name": "c", "main": "c.js"}');
        put(`packages/${name}/c.js`, `export const c = '${name}';`);
      }
      put('index.ts', "import {c} from 'c'; console.log(c);");
      link('packages/global', 'packages/one');
      link('node_modules/c', 'packages/global');
    },
    () => link('packages/global', 'packages/two'),
  ],
  [
    'a source that is a link, which then leads to another source',
    () => {
      put('first.ts', 'export const a = 1;');
      put('second.ts', 'export const a = 2;');
      link('a.ts', 'first.ts');
    },
    () => link('a.ts', 'second.ts'),
  ],
  [
    'a package.json that is a link to a file, which then has other bytes',
    () => {
      put('first.json', '{"name": "b", "main": "one.js"}');
      link('node_modules/b/package.json', 'first.json');
    },
    () => put('first.json', '{"name": "b", "main": "two.js"}'),
  ],
  [
    'a file that tsconfig.json extends, which then has other bytes',
    () => {
      put('config/base.json', '{}');
      put('tsconfig.json', '{"extends": "./config/base.json"}');
    },
    () => put('config/base.json', '{"compilerOptions": {"useDefineForClassFields": false}}'),
  ],
  [
    'a node_modules that is a link to a link, which then leads to another folder',
    () => {
      renameSync(join(root, 'node_modules'), join(root, 'store'));
      cpSync(join(root, 'store'), join(root, 'other'), {recursive: true});
      put('other/b/one.js', 'export const b = 3;');
      link('global', 'store');
      link('node_modules', 'global');
    },
    () => link('global', 'other'),
  ],
])('%s, is seen', async (_, before, change) => {
  before();
  await marked();
  expect(await hash()).toBe('as it was noted');
  change();
  expect(await hash()).not.toBe('as it was noted');
});

test.each([
  ['a line of a source', () => put('a.ts', 'export const a = 2;')],
  ['a line as long as before, at the same time', () => put('a.ts', 'export const a = 7;')],
  ['a source that comes between', () => put('a.tsx', 'export const a = 3;')],
  ['a package that is another version', () => put('node_modules/b/one.js', 'export const b = 9;')],
  [
    'a package that starts elsewhere',
    () => put('node_modules/b/package.json', '{"name": "b", "main": "two.js"}'),
  ],
  [
    'a file that is put in the place of another',
    () => {
      put('new.ts', 'export const a = 5;');
      rmSync(join(root, 'a.ts'));
      renameSync(join(root, 'new.ts'), join(root, 'a.ts'));
    },
  ],
])('%s is seen', async (_, change) => {
  const first = await hash();
  expect(await hash()).toBe(first);
  change();
  const changed = await hash();
  const beside = join(root, 'notes');
  rmSync(beside, {recursive: true});
  expect(changed).toBe(await hash());
  expect(changed).not.toBe(first);
});

test('a substitute for a module is part of the program', async () => {
  const own = await hash();
  const other = await hash({
    name: 'other a',
    text: (file) => (file.endsWith('a.ts') ? 'export const a = 8;' : undefined),
  });
  expect(other).not.toBe(own);
  expect(await hash()).toBe(own);
});
