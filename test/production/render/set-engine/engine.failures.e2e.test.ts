import {execFileSync, spawnSync} from 'node:child_process';
import {chmodSync, mkdirSync, readdirSync, statfsSync} from 'node:fs';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {Manifest, type VariantRecord} from '../../../../src/spot/variant/manifest.ts';
import {tools} from '../../../support/tools.ts';
import {type Ended, makeWorkspace, runTenspot, type Workspace} from '../../../support/workspace.ts';

let workspace: Workspace;
let mounted = false;
const home = (): string => workspace.path('.tenspot');

beforeAll(async () => {
  workspace = await makeWorkspace();
  mkdirSync(home());
  if (process.getuid?.() === 0 && process.platform === 'linux')
    mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=512m', 'tmpfs', home()]).status === 0;
});
afterAll(() => {
  if (mounted) execFileSync('umount', [home()]);
  workspace?.remove();
});

type Rendered = Ended & {rows: Record<string, VariantRecord>};
async function render(env: NodeJS.ProcessEnv = {}): Promise<Rendered> {
  const ended = await runTenspot(
    workspace.root,
    ['render', 'tiny', '--proof', '--engine', 'set', '--json'],
    env,
  );
  const printed = JSON.parse(ended.stdout);
  expect(printed.error, ended.stderr).toBeUndefined();
  const {variants} = Manifest.parse(printed);
  return {...ended, rows: Object.fromEntries(variants.map((row) => [row.id, row]))};
}

const recolor = (from: string, to: string): void => workspace.edit('brands/plain/brand.yaml', from, to);
const masters = (): string[] =>
  readdirSync(workspace.path('out/tiny/proof')).filter((name) => /^\w+\.mp4$/.test(name));

test('a take that is gone in the middle of a batch takes its own variants with it, and is made again next time', async () => {
  // Stands before ffmpeg, and takes one clip away when the first segment is encoded.
  mkdirSync(workspace.path('bin'));
  const gone = workspace.path('gone');
  const takes = `case "$*" in *stitchable*) [ -e ${gone} ] || { touch ${gone}; rm ${home()}/store/*.mp4; };; esac`;
  for (const [name, before] of [
    ['ffmpeg', takes],
    ['ffprobe', ''],
  ] as const) {
    workspace.write(`bin/${name}`, `#!/bin/sh\n${before}\nexec ${tools[name]} "$@"\n`);
    chmodSync(workspace.path('bin', name), 0o755);
  }
  const {code, rows, stderr} = await render({TENSPOT_FFMPEG: workspace.path('bin/ffmpeg')});
  expect(code, stderr).toBe(1);
  for (const row of Object.values(rows))
    expect(row.error?.[0]).toMatchObject({code: 'file-gone', fix: expect.stringContaining('again')});
  expect(masters()).toEqual([]);
  const again = await render();
  expect(again.code, again.stderr).toBe(0);
});

describe('a disk that gets full while a batch is made', () => {
  test('is named, leaves nothing partial, and the batch goes on after space returns', async ({skip}) => {
    skip(!mounted, 'no file system could be mounted here');
    const {bsize, blocks, bfree} = statfsSync(home());
    recolor('#c03020', '#2030c0');
    const size = (bytes: number): void => void execFileSync('mount', ['-o', `remount,size=${bytes}`, home()]);
    size((blocks - bfree) * bsize + 64 * 1024);
    const full = await render();
    expect(full.code, full.stderr).toBe(1);
    for (const row of Object.values(full.rows))
      expect(row.error?.[0]).toMatchObject({code: 'file-enospc', fix: expect.stringContaining('space')});
    expect(masters()).toEqual([]);
    size(512 * 1024 * 1024);
    const again = await render();
    expect(again.code, again.stderr).toBe(0);
    expect(masters()).toEqual(['one.mp4', 'two.mp4']);
  });
});
