import {cpSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {expect, test} from 'vitest';
import {parse} from 'yaml';
import {openStore} from '../../../src/machine/files/store.ts';
import {loadBrand} from '../../../src/production/project/load-brand.ts';
import {loadProviders} from '../../../src/production/project/load-providers.ts';
import {findWorkspace, type Workspace} from '../../../src/production/project/workspace.ts';
import {type Kind, startFrom} from '../../../src/production/scaffold/new.ts';
import {temporaryFolder} from '../../support/folder.ts';
import {ROOT} from '../../support/tools.ts';

function workspace(): Promise<Workspace> {
  const root = temporaryFolder();
  cpSync(join(ROOT, 'test/fixtures/workspace'), root, {recursive: true});
  return findWorkspace(root);
}

test('a template is copied, renamed inside and registered, in one step', async () => {
  const {root, compositions} = await workspace();
  const {folder, files} = await startFrom(await findWorkspace(root), {kind: 'template', name: 'my-own'});
  expect(files).toEqual(['graphics.tsx', 'template.ts']);
  const text = readFileSync(join(folder, 'template.ts'), 'utf8');
  expect(text).toContain("export const myOwn = defineTemplate({\n  id: 'my-own',");
  expect(text).not.toMatch(/\bplain\b/);
  expect(readFileSync(join(compositions, 'templates.generated.ts'), 'utf8')).toContain("'my-own': myOwn");
  expect(readdirSync(join(compositions, 'templates'))).toEqual(['my-own', 'plain']);
});

test('a brand has its own name, and no link, legal line or address of the one that was copied', async () => {
  const root = temporaryFolder();
  cpSync(join(ROOT, 'test/fixtures/workspace'), root, {recursive: true});
  cpSync(join(ROOT, 'brands/moss-meridian'), join(root, 'brands/moss-meridian'), {recursive: true});
  const {folder} = await startFrom(await findWorkspace(root), {
    kind: 'brand',
    name: 'north-sea',
    from: 'moss-meridian',
  });
  const text = readFileSync(join(folder, 'brand.yaml'), 'utf8');
  expect(text).not.toMatch(/Moss & Meridian|moss-meridian\.example|legal:|link:/);
  const {meta, logo, defaults} = parse(text);
  expect(meta).toEqual({name: 'North Sea'});
  expect(logo.images.mark).toEqual({path: 'logo/mark.svg', alt: 'North Sea'});
  expect(defaults.tenspot['end-card']).toEqual({tagline: 'Cold keeps its word.'});
  const before = readFileSync(join(root, 'brands/moss-meridian/brand.yaml'), 'utf8');
  expect(text.split('\n')).toEqual(
    expect.arrayContaining(before.split('\n').filter((line) => line.includes('fonts/'))),
  );
  expect(await loadBrand(folder, 'north-sea', await openStore(join(root, '.tenspot')))).toMatchObject({
    kit: {brand: {name: 'North Sea', legal: null}},
  });
});

test('a dry run tells the same and writes nothing', async () => {
  const place = await workspace();
  const told = await startFrom(place, {kind: 'brand', name: 'other', dryRun: true});
  expect(existsSync(told.folder)).toBe(false);
  expect(await startFrom(place, {kind: 'brand', name: 'other'})).toEqual(told);
});

test.each<[Kind, string, string]>([
  ['template', '3d', 'starting with a letter'],
  ['template', 'switch', 'no word of JavaScript'],
  ['template', 'templates', 'no word of JavaScript'],
  ['template', 'copy', 'a name that does not occur in'],
  ['provider', '3d', 'starting with a letter'],
  ['provider', 'remote', 'a name that does not occur in'],
  ['brand', 'Upper', 'a-z'],
  ['spot', 'con', 'no device name'],
])('a %s cannot be called %s', async (kind, name, expected) => {
  const place = await workspace();
  await expect(startFrom(place, {kind, name})).rejects.toMatchObject({
    exitCode: 2,
    problems: [{code: 'new-name', got: name, expected: expect.stringContaining(expected)}],
  });
  expect(readdirSync(join(place.compositions, 'templates'))).toEqual(['plain']);
});

test('two of one name, and two templates whose exports would have one name, are refused', async () => {
  const place = await workspace();
  await startFrom(place, {kind: 'template', name: 'my-2'});
  for (const name of ['my-2', 'my2'])
    await expect(startFrom(place, {kind: 'template', name})).rejects.toMatchObject({code: 'new-exists'});
  await expect(startFrom(place, {kind: 'spot', name: 'tiny'})).rejects.toMatchObject({code: 'new-exists'});
  await expect(startFrom(place, {kind: 'spot', name: 'a', from: 'tinny'})).rejects.toMatchObject({
    problems: [{fix: 'Did you mean "tiny"?'}],
  });
});

test('a provider is the one of the docs under its own name, in its code, key, models and hosts', async () => {
  const place = await workspace();
  const {folder, files} = await startFrom(place, {kind: 'provider', name: 'two-suns'});
  expect(files.sort()).toEqual([
    'answers.ts',
    'cards.ts',
    'fake.ts',
    'provider.test.ts',
    'provider.ts',
    'request-body.ts',
  ]);
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8')).join('');
  expect(texts).not.toMatch(/acme/i);
  for (const form of [
    'export const twoSuns = remote({',
    "id: 'two-suns'",
    "key: 'TWO_SUNS_KEY'",
    "'two-suns-1'",
  ])
    expect(texts).toContain(form);
  expect(texts).toContain("title: 'Two Suns Video 1'");
  await startFrom(place, {kind: 'provider', name: 'third', from: 'two-suns'});
  expect(readFileSync(join(place.providers, 'third/provider.ts'), 'utf8')).toContain("key: 'THIRD_KEY'");
  mkdirSync(join(place.root, 'node_modules'));
  symlinkSync(ROOT, join(place.root, 'node_modules/tenspot'));
  symlinkSync(join(ROOT, 'node_modules/zod'), join(place.root, 'node_modules/zod'));
  const all = await loadProviders(place);
  expect(all.slice(-2).map(({id, models}) => [id, models[0]?.id])).toEqual([
    ['third', 'third-1'],
    ['two-suns', 'two-suns-1'],
  ]);
});

test('a provider cannot have the name of one that comes with Tenspot; the name of the sample it can', async () => {
  const place = await workspace();
  await expect(startFrom(place, {kind: 'provider', name: 'previz'})).rejects.toMatchObject({
    problems: [{code: 'new-exists', what: 'the provider "previz" comes with Tenspot'}],
  });
  await expect(startFrom(place, {kind: 'provider', name: 'mine', from: 'previz'})).rejects.toMatchObject({
    problems: [{code: 'new-from', fix: expect.stringContaining('Leave --from out')}],
  });
  expect((await startFrom(place, {kind: 'provider', name: 'acme'})).files).toContain('provider.ts');
});

test('a folder that holds no template yet is in no registry', async () => {
  const place = await workspace();
  cpSync(join(place.brands, 'plain'), join(place.compositions, 'templates/half'), {recursive: true});
  await startFrom(place, {kind: 'template', name: 'whole', from: 'plain'});
  expect(readFileSync(join(place.compositions, 'graphics.generated.ts'), 'utf8')).not.toContain('half');
});
