import {cpSync, lstatSync, readdirSync, readlinkSync, renameSync, rmSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {makeWorkspace, runTenspot, type Workspace} from '../../support/workspace.ts';

let workspace: Workspace;
const places: string[] = [];

beforeAll(async () => {
  workspace = await makeWorkspace({ownBundles: true});
  const first = await workspace.tenspot('render', 'tiny', '--proof', '--only', 'one');
  expect(first.code, first.stderr).toBe(0);
});

afterAll(() => {
  workspace.remove();
  for (const place of places) rmSync(place, {recursive: true, force: true});
});

const place = (name: string): string => {
  const path = `${workspace.root}-${name}`;
  places.push(path);
  return path;
};

/** Renders in full, because the browser then reads takes of the workspace's store. */
const render = async (root: string): Promise<void> => {
  const {code, stderr} = await runTenspot(root, [
    'render',
    'tiny',
    '--proof',
    '--engine',
    'reference',
    '--only',
    'one',
  ]);
  expect(code, stderr).toBe(0);
};

/** Where the public folder of the only bundle is. */
const publicLink = (root: string): string => {
  const bundles = join(root, '.tenspot/bundles');
  const names = readdirSync(bundles);
  expect(names).toHaveLength(1);
  const link = join(bundles, names[0] ?? '', 'public');
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  return readlinkSync(link);
};

test('a workspace that was copied reads its own store, also when the one that it was copied from is gone', async () => {
  const copy = place('copy');
  cpSync(workspace.root, copy, {recursive: true, verbatimSymlinks: true});
  renameSync(join(workspace.root, '.tenspot/store'), join(workspace.root, '.tenspot/store-away'));
  await render(copy);
  renameSync(join(workspace.root, '.tenspot/store-away'), join(workspace.root, '.tenspot/store'));
  expect(publicLink(copy)).toBe('../../store');
});

test('a workspace that was moved renders with the bundle that it has', async () => {
  const moved = place('moved');
  renameSync(workspace.root, moved);
  await render(moved);
  renameSync(moved, workspace.root);
});

test('a bundle that links to another store, as older versions wrote it, is linked anew', async () => {
  const bundles = workspace.path('.tenspot/bundles');
  const link = join(bundles, readdirSync(bundles)[0] ?? '', 'public');
  rmSync(link);
  symlinkSync(workspace.path('.tenspot/notes'), link);
  rmSync(workspace.path('out'), {recursive: true});
  rmSync(workspace.path('.tenspot/masters'), {recursive: true});
  await render(workspace.root);
  expect(publicLink(workspace.root)).toBe('../../store');
});
