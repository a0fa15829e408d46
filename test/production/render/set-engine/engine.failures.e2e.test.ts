import {execFileSync, spawnSync} from 'node:child_process';
import {chmodSync, mkdirSync, readdirSync, rmSync, statfsSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {z} from 'zod';
import {Manifest, type VariantRecord} from '../../../../src/spot/variant/manifest.ts';
import {tools} from '../../../support/tools.ts';
import {type Ended, makeWorkspace, runTenspot, type Workspace} from '../../../support/workspace.ts';

let workspace: Workspace;
let mounted = false;
let rowsBefore: Rendered['rows'] = {};
const home = (): string => workspace.path('.tenspot');

beforeAll(async () => {
  workspace = await makeWorkspace({ownBundles: true});
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
  const {variants} = z.object(Manifest.shape).parse(printed);
  return {...ended, rows: Object.fromEntries(variants.map((row) => [row.id, row]))};
}

const recolor = (from: string, to: string): void => workspace.edit('brands/plain/brand.yaml', from, to);
const masters = (): string[] =>
  readdirSync(workspace.path('out/tiny/proof')).filter((name) => /^\w+\.mp4$/.test(name));

/** Puts scripts before ffmpeg and ffprobe, which do `before` for each call of ffmpeg. Returns the environment to render with. */
function wrapFfmpeg(before: string): NodeJS.ProcessEnv {
  mkdirSync(workspace.path('bin'), {recursive: true});
  for (const name of ['ffmpeg', 'ffprobe'] as const) {
    workspace.write(
      `bin/${name}`,
      `#!/bin/sh\n${name === 'ffmpeg' ? before : ''}\nexec ${tools[name]} "$@"\n`,
    );
    chmodSync(workspace.path('bin', name), 0o755);
  }
  return {TENSPOT_FFMPEG: workspace.path('bin/ffmpeg')};
}

describe('an ffmpeg that is killed from outside', () => {
  const killed = `printf 'frame=    5 fps=0.0 q=0.0 size=0kB\\r' >&2; kill -9 $$`;

  test('is started once more, and the batch is complete', async () => {
    const once = workspace.path('killed');
    const env = wrapFfmpeg(
      `case "$*" in *stitchable*) [ -e ${once} ] || { touch ${once}; ${killed}; };; esac`,
    );
    const {code, rows, stderr} = await render(env);
    expect(code, stderr).toBe(0);
    expect(masters()).toEqual(['one.mp4', 'two.mp4']);
    rowsBefore = rows;
  });

  test('while takes and sound are made, too', async () => {
    recolor('#c03020', '#c03030');
    const once = workspace.path('killed-early');
    const env = wrapFfmpeg(`case "$*" in *.wav*) [ -e ${once} ] || { touch ${once}; ${killed}; };; esac`);
    rmSync(join(home(), 'notes'), {recursive: true});
    const {code, stderr} = await render(env);
    expect(code, stderr).toBe(0);
  });

  test('again and again takes only the variants with it that show what it was making, and says why', async () => {
    recolor('#c03030', '#c03020');
    rmSync(join(home(), 'work'), {recursive: true});
    rmSync(workspace.path('out'), {recursive: true});
    // The segment of the second variant alone: 12 frames over the other clip.
    const env = wrapFfmpeg(
      `case "$*" in *stitchable*) case "$*" in *"$(cat ${workspace.path('balls')})"*) ${killed};; esac;; esac`,
    );
    workspace.write('balls', rowsBefore.two?.takes.hook?.sha256 ?? 'none');
    const {code, rows, stderr} = await render(env);
    expect(code, stderr).toBe(3);
    expect(masters()).toEqual(['one.mp4']);
    expect(rows.two?.error?.[0]).toMatchObject({
      what: 'ffmpeg was ended by SIGKILL',
      got: expect.stringContaining('memory'),
      fix: expect.any(String),
    });
    expect(JSON.stringify(rows.two?.error)).not.toContain('frame=');
    const after = await render();
    expect(after.code, after.stderr).toBe(0);
  });
});

test('temporary files that are deleted while a batch is made fail it with that cause, and it goes on the next time', async () => {
  recolor('#c03020', '#c03022');
  const once = workspace.path('deleted');
  const {code, rows, stderr} = await render(
    wrapFfmpeg(
      `case "$*" in *stitchable*) [ -e ${once} ] || { touch ${once}; rm -r ${home()}/scratch/*; };; esac`,
    ),
  );
  expect(code, stderr).toBe(1);
  for (const row of Object.values(rows))
    expect(row.error?.[0]).toMatchObject({code: 'scratch-gone', fix: expect.stringContaining('again')});
  const again = await render();
  expect(again.code, again.stderr).toBe(0);
  recolor('#c03022', '#c03020');
});

test('a full disk under the work folder is a warning: the batch is complete, and later runs make it again', async ({
  skip,
}) => {
  const work = join(home(), 'work');
  mkdirSync(work, {recursive: true});
  const small = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', work]).status === 0;
  skip(!small, 'no file system could be mounted here');
  try {
    recolor('#c03020', '#c03023');
    const {code, rows, stderr} = await render();
    expect(code, stderr).toBe(0);
    expect(Object.values(rows).map(({status}) => status)).toEqual(['done', 'done']);
    expect(stderr.match(/warning .*cannot be kept for later runs.*the disk is full/g)).toHaveLength(1);
    recolor('#c03023', '#c03020');
  } finally {
    execFileSync('umount', [work]);
  }
});

test('a take that is gone in the middle of a batch takes its own variants with it, and is made again next time', async () => {
  // Stands before ffmpeg, and takes one clip away when the first segment is encoded.
  recolor('#c03020', '#c03021');
  const gone = workspace.path('gone');
  const {code, rows, stderr} = await render(
    wrapFfmpeg(
      `case "$*" in *stitchable*) [ -e ${gone} ] || { touch ${gone}; rm ${home()}/store/*.mp4; };; esac`,
    ),
  );
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
    recolor('#c03021', '#2030c0');
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
