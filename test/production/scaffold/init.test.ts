import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {initWorkspace} from '../../../src/production/scaffold/init.ts';
import {temporaryFolder} from '../../support/folder.ts';

const json = (...parts: string[]) => JSON.parse(readFileSync(join(...parts), 'utf8'));

test('an empty folder becomes a workspace with all that it takes to make, check and write spots', async () => {
  const root = join(temporaryFolder(), 'My Ads');
  const {files, install} = await initWorkspace(root);
  expect(install, 'its packages are not there yet').toBe(true);
  expect(files.filter((file) => !existsSync(join(root, file)))).toEqual([]);
  expect(readdirSync(root)).toEqual(
    expect.arrayContaining(['README.md', '.gitignore', 'brands', 'compositions']),
  );
  expect(json(root, 'package.json')).toMatchObject({
    name: 'tenspot-workspace',
    type: 'module',
    tenspot: {spot: expect.any(String)},
    devDependencies: {typescript: expect.any(String), '@types/react': expect.any(String)},
  });
  expect(existsSync(join(root, 'compositions/spots', json(root, 'package.json').tenspot.spot))).toBe(true);
});

test('the editor is told of a schema for every document, and each is there', async () => {
  const root = temporaryFolder();
  await initWorkspace(root);
  const {'yaml.schemas': schemas} = json(root, '.vscode/settings.json');
  expect(Object.values(schemas).flat()).toContain('compositions/spots/*/variants.yaml');
  for (const file of Object.keys(schemas)) expect(json(root, file)).toHaveProperty('properties');
});

test('.git, packages and a package.json that are there are kept, and what is missing is added', async () => {
  const root = temporaryFolder();
  mkdirSync(join(root, '.git'));
  mkdirSync(join(root, 'node_modules'));
  writeFileSync(join(root, '.gitignore'), '/node_modules\nsecrets');
  writeFileSync(join(root, 'README.md'), 'ours');
  const before = {
    name: 'ours',
    type: 'commonjs',
    scripts: {start: 'ours'},
    dependencies: {tenspot: 'file:x.tgz'},
  };
  writeFileSync(join(root, 'package.json'), JSON.stringify(before));
  await initWorkspace(root);
  expect(json(root, 'package.json')).toMatchObject({
    name: 'ours',
    type: 'module',
    scripts: {start: 'ours', check: expect.any(String)},
    dependencies: {tenspot: 'file:x.tgz', remotion: expect.any(String)},
  });
  expect(readFileSync(join(root, '.gitignore'), 'utf8')).toBe(
    '/node_modules\nsecrets\nout/\n.tenspot/\n/vault/\n',
  );
  expect(readFileSync(join(root, 'README.md'), 'utf8')).toBe('ours');
});

test('a dry run writes nothing; a folder with anything else in it is refused and left alone', async () => {
  const root = temporaryFolder();
  expect((await initWorkspace(root, {dryRun: true})).files).toContain('package.json');
  expect(readdirSync(root)).toEqual([]);
  writeFileSync(join(root, 'thesis.doc'), '');
  await expect(initWorkspace(root)).rejects.toMatchObject({
    problems: [{code: 'init-not-empty', got: 'thesis.doc'}],
  });
  expect(readdirSync(root)).toEqual(['thesis.doc']);
});

test.each([
  ['pnpm', 'pnpm-lock.yaml'],
  ['yarn', 'yarn.lock'],
  ['npm', 'package-lock.json'],
])('a folder of %s stays, and its packages are installed with it', async (manager, lock) => {
  const root = temporaryFolder();
  writeFileSync(join(root, lock), '');
  writeFileSync(join(root, 'package.json'), '{"name": "mine"}');
  expect(await initWorkspace(root)).toMatchObject({manager, install: true});
  expect(existsSync(join(root, lock))).toBe(true);
});

test.each([
  ['in the folder', ['.pnp.cjs', '.pnp.loader.mjs', 'yarn.lock'], '.'],
  ['above it', ['.pnp.cjs', 'yarn.lock'], 'ads'],
  ['of Yarn 2', ['.pnp.js', 'yarn.lock'], '.'],
])("Yarn's Plug'n'Play %s is refused with what to set, and nothing is written", async (_, names, folder) => {
  const root = temporaryFolder();
  for (const name of names) writeFileSync(join(root, name), '');
  await expect(initWorkspace(join(root, folder))).rejects.toMatchObject({
    problems: [{code: 'yarn-pnp', got: names[0], fix: expect.stringContaining('nodeLinker: node-modules')}],
  });
  expect(readdirSync(root).sort()).toEqual([...names].sort());
});

test('a project of Yarn 4 with node_modules stays, and its packages are installed with Yarn', async () => {
  const root = temporaryFolder();
  for (const name of ['yarn.lock', '.yarnrc.yml']) writeFileSync(join(root, name), '');
  mkdirSync(join(root, '.yarn'));
  expect(await initWorkspace(root)).toMatchObject({manager: 'yarn', install: true});
});
