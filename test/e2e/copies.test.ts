import {cpSync, renameSync, rmSync} from 'node:fs';
import {join} from 'node:path';
import {expect, onTestFinished, test} from 'vitest';
import {openStore} from '../../src/machine/files/store.ts';
import {openSamples} from '../../src/machine/media/sample-clips.ts';
import {loadProviders} from '../../src/production/project/load-providers.ts';
import {openFake} from '../../src/providers/fake/fake-vendor.ts';
import {temporaryFolder} from '../support/folder.ts';
import {tools} from '../support/tools.ts';
import {type Ended, makeWorkspace, runTenspot} from '../support/workspace.ts';

/** The vendor that a workspace reaches on loopback, as it reaches the real one, and what it was ordered. */
async function openVendor() {
  const {draft} = await openStore(temporaryFolder());
  const local = (await loadProviders()).find(({id}) => id === 'comfyui');
  if (!local?.remote) throw new Error('there is no vendor on this machine');
  const vendor = await openFake(await local.remote.fake(), {samples: openSamples(tools, draft)});
  onTestFinished(() => vendor.close());
  const tenspot = (root: string, ...args: string[]): Promise<Ended> =>
    runTenspot(root, args, {COMFYUI_URL: vendor.origin});
  return {orders: () => vendor.jobs.length, tenspot};
}

const shoot = (takes: number): string[] => [
  'shoot',
  'tiny',
  '--max-cost',
  '1',
  '--takes',
  `${takes}`,
  '--json',
];

const copyOf = (root: string, ...without: string[]): string => {
  const to = join(temporaryFolder(), 'copy');
  cpSync(root, to, {recursive: true, verbatimSymlinks: true});
  for (const name of without) rmSync(join(to, name), {recursive: true, force: true});
  return to;
};

test('of a workspace, two copies and a clone that shoot at once, only the workspace orders; the others ask which they are', async () => {
  const {orders, tenspot} = await openVendor();
  const workspace = await makeWorkspace();
  onTestFinished(workspace.remove);
  workspace.edit('compositions/spots/tiny/variants.yaml', 'shots: {end: bars}', 'shots: {end: unshot}');
  const first = await tenspot(workspace.root, ...shoot(1));
  expect(first.code, first.stderr).toBe(0);
  expect((await tenspot(workspace.root, 'pick', 'unshot', '1')).code).toBe(0);
  expect(orders()).toBe(1);

  const [copy, moved] = [copyOf(workspace.root), copyOf(workspace.root)];
  const clone = copyOf(workspace.root, 'vault', '.tenspot');
  const [own, ...others] = await Promise.all(
    [workspace.root, copy, moved, clone].map((root) => tenspot(root, ...shoot(3))),
  );
  expect(own?.code, own?.stderr).toBe(0);
  expect(others.map(({code}) => code)).toEqual([2, 2, 2]);
  expect(orders()).toBe(3);
  for (const {stderr} of others.slice(0, 2)) {
    expect(stderr).toContain(workspace.root);
    expect(stderr).toContain('order 2 takes');
    expect(stderr).toContain('tenspot takes vault');
  }
  expect(others[2]?.stderr).toContain('tiny/unshot@9:16 take 1');
  expect(others[2]?.stderr).toContain('--new');

  // The workspace is still there, so a copy of it cannot be the workspace.
  const said = (root: string, act: string) => tenspot(root, 'takes', 'vault', act, '--by', 'Ada');
  expect(await said(copy, '--moved')).toMatchObject({code: 2, stderr: expect.stringContaining('--copy')});
  expect((await said(workspace.root, '--copy')).code).toBe(2);
  expect((await said(copy, '--new')).code).toBe(2);
  expect((await said(copy, '--copy')).code).toBe(0);
  expect((await said(clone, '--new')).code).toBe(0);
  for (const root of [copy, clone]) {
    const again = await tenspot(root, ...shoot(3));
    expect(again.code, again.stderr).toBe(0);
  }
  const after = orders();
  expect(after).toBeGreaterThanOrEqual(3 + 2 + 2);

  // A workspace that was renamed goes on without a word of a person, and says so once.
  const renamed = `${workspace.root}-renamed`;
  renameSync(workspace.root, renamed);
  onTestFinished(() => rmSync(renamed, {recursive: true, force: true}));
  expect(await tenspot(renamed, ...shoot(3))).toMatchObject({
    code: 0,
    stderr: expect.stringContaining(`was in ${workspace.root} before`),
  });
  expect((await tenspot(renamed, ...shoot(3))).stderr).not.toContain('before');

  // The workspace is gone, and a copy takes its place.
  rmSync(renamed, {recursive: true});
  expect((await tenspot(moved, ...shoot(3))).code).toBe(2);
  expect((await said(moved, '--moved')).code).toBe(0);
  expect(orders()).toBe(after);
  expect((await tenspot(moved, ...shoot(2))).code).toBe(0);
});
