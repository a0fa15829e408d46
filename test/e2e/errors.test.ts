import {execFileSync, spawnSync} from 'node:child_process';
import {mkdirSync, writeFileSync} from 'node:fs';
import {truncate} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import type {Problem} from '../../src/spot/problem/errors.ts';
import {makeMedia} from '../support/tools.ts';
import {makeWorkspace, runTenspot, type Workspace} from '../support/workspace.ts';

let workspace: Workspace;
const SPOT = 'compositions/spots/tiny';

beforeAll(async () => {
  workspace = await makeWorkspace();
});

afterAll(() => workspace.remove());

/** Runs a render that has to fail before a frame is drawn; its problems, and what a person reads. */
async function failure(
  args: string[] = ['tiny'],
  env: NodeJS.ProcessEnv = {},
): Promise<{code: number | null; problems: Problem[]; stderr: string}> {
  const {code, stdout, stderr} = await runTenspot(
    workspace.root,
    ['render', ...args, '--proof', '--json'],
    env,
  );
  const answer = JSON.parse(stdout) as {error?: Problem[]; variants?: {error: Problem[] | null}[]};
  return {code, problems: answer.error ?? answer.variants?.flatMap(({error}) => error ?? []) ?? [], stderr};
}

/** Changes a file for one test and puts it back. */
async function changed<T>(file: string, before: string, after: string, work: () => Promise<T>): Promise<T> {
  const text = workspace.read(file);
  workspace.edit(file, before, after);
  try {
    return await work();
  } finally {
    workspace.write(file, text);
  }
}

describe('documents', () => {
  test('a YAML typo names file, line, column, field and the word that was meant', async () => {
    const {code, problems} = await changed(`${SPOT}/shots.yaml`, 'kind: texture', 'knid: texture', failure);
    expect(code).toBe(2);
    // Once, and not also as a field that is missing.
    expect(problems).toMatchObject([
      {
        code: 'document-invalid',
        file: workspace.path(SPOT, 'shots.yaml'),
        line: 2,
        column: expect.any(Number),
        field: 'shots.0.knid',
        fix: 'Did you mean "kind"?',
      },
    ]);
  });

  test('a slot that the template does not have', async () => {
    const {code, problems} = await changed(
      `${SPOT}/variants.yaml`,
      'shots: {end: bars}',
      'shots: {emd: bars}',
      failure,
    );
    expect(code).toBe(2);
    expect(problems[0]).toMatchObject({
      code: 'slot-unknown',
      expected: 'hook, end',
      got: 'emd',
      fix: 'Did you mean "end"?',
      file: workspace.path(SPOT, 'variants.yaml'),
      line: 6,
      field: 'shots.emd',
    });
  });

  test('two variants with one id', async () => {
    const {code, problems} = await changed(`${SPOT}/variants.yaml`, 'id: two', 'id: one', failure);
    expect(code).toBe(2);
    expect(problems).toMatchObject([
      {code: 'variant-duplicate-id', line: 10, field: 'axes.hook.1.id', got: '"one"'},
    ]);
  });

  test('a colour that is not one', async () => {
    const {code, problems} = await changed('brands/plain/brand.yaml', "'#111111'", "'#11111g'", failure);
    expect(code).toBe(2);
    expect(problems[0]).toMatchObject({
      line: 5,
      field: 'color.palette.ink',
      expected: expect.stringContaining('#14211d'),
      got: '"#11111g"',
    });
  });

  test('a spot without a brand', async () => {
    const missing = await changed(`${SPOT}/variants.yaml`, 'brand: plain\n', '', failure);
    expect(missing.problems[0]).toMatchObject({field: 'brand', got: 'nothing'});
    const unknown = await changed(`${SPOT}/variants.yaml`, 'brand: plain', 'brand: plian', failure);
    expect(unknown.problems[0]).toMatchObject({code: 'brand-unknown', fix: 'Did you mean "plain"?'});
    expect(unknown.problems[0]).toMatchObject({line: 2, field: 'brand'});
  });

  test('a spot that is not there, and a folder that is no workspace', async () => {
    expect((await failure(['tinny'])).problems[0]).toMatchObject({
      code: 'spot-unknown',
      fix: 'Did you mean "tiny"?',
    });
    const {code, stderr} = await runTenspot('/', ['render', 'tiny']);
    expect(code).toBe(2);
    expect(stderr).toContain('tenspot init');
  });
});

describe('files', () => {
  const withClip = async (make: (file: string) => unknown) => {
    const file = workspace.path(SPOT, 'odd.mp4');
    await make(file);
    return changed(`${SPOT}/shots.yaml`, 'clip: bars.mp4', 'clip: odd.mp4', () =>
      failure(['tiny', '--only', 'one']),
    );
  };

  test.each([
    [
      'is not a video',
      (file: string) => writeFileSync(file, 'only words, and not a few of them'),
      'clip-invalid',
      'a file of another type',
    ],
    ['is 0 bytes', (file: string) => writeFileSync(file, ''), 'clip-empty', '0 bytes'],
    [
      'is an HLS playlist',
      (file: string) => writeFileSync(file, '#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n'),
      'clip-playlist',
      'an HLS playlist',
    ],
    [
      'is cut off',
      (file: string) =>
        makeMedia(
          ['-f', 'lavfi', '-i', 'testsrc=duration=2', '-c:v', 'libx264', '-pix_fmt', 'yuv420p'],
          file,
        ).then(() => truncate(file, 9000)),
      'clip-invalid',
      expect.stringContaining('cut off'),
    ],
    [
      'has no frames',
      (file: string) => makeMedia(['-f', 'lavfi', '-i', 'sine=duration=1', '-f', 'mp4'], file),
      'clip-invalid',
      'a file without video',
    ],
  ])('a clip that %s', async (_, make, code, got) => {
    const {problems, stderr, code: exit} = await withClip(make);
    expect(exit).toBe(1);
    expect(problems[0]).toMatchObject({
      code,
      what: expect.stringContaining('shot "bars"'),
      expected: expect.any(String),
      got,
      fix: expect.any(String),
    });
    expect(stderr, 'the file that was supplied').toContain(
      `${workspace.path(SPOT, 'odd.mp4')} - shot "bars"`,
    );
  });

  test('a clip that is not there', async () => {
    const {problems} = await changed(`${SPOT}/shots.yaml`, 'clip: bars.mp4', 'clip: gone.mp4', () =>
      failure(['tiny', '--only', 'one']),
    );
    expect(problems[0]).toMatchObject({code: 'file-missing', got: 'gone.mp4'});
  });

  test('a clip that is a folder', async () => {
    mkdirSync(workspace.path(SPOT, 'folder.mp4'));
    const {problems} = await changed(`${SPOT}/shots.yaml`, 'bars.mp4', 'folder.mp4', failure);
    expect(problems[0]).toMatchObject({code: 'file-missing', got: 'folder.mp4'});
  });

  test('a font that cannot be read', async () => {
    workspace.write('brands/plain/fonts/bad.woff2', 'wOF2 but then nothing');
    const {problems} = await changed(
      'brands/plain/brand.yaml',
      'fonts/inter.woff2',
      'fonts/bad.woff2',
      failure,
    );
    expect(problems[0]).toMatchObject({
      code: 'font-unreadable',
      file: workspace.path('brands/plain/fonts/bad.woff2'),
    });
  });
});

describe('the machine', () => {
  test('no browser', async () => {
    const {problems} = await failure(['tiny'], {TENSPOT_BROWSER: '/no/browser'});
    expect(problems[0]).toMatchObject({
      code: 'browser-missing',
      got: '/no/browser',
      fix: expect.stringContaining('TENSPOT_BROWSER'),
    });
  });

  test('no ffmpeg', async () => {
    const {problems} = await failure(['tiny'], {TENSPOT_FFMPEG: '/no/ffmpeg'});
    expect(problems[0]).toMatchObject({code: 'ffmpeg-missing', got: '/no/ffmpeg'});
  });

  test('an output folder that cannot be written', async () => {
    workspace.write('in-the-way', '');
    const {problems} = await failure(['tiny', '--out', 'in-the-way']);
    expect(problems[0]).toMatchObject({
      code: expect.stringMatching(/^file-/),
      file: expect.stringContaining('in-the-way'),
      fix: expect.stringContaining('--out'),
    });
  });
});

describe.runIf(process.getuid?.() === 0 && process.platform === 'linux')('a full disk', () => {
  const full = (): string => workspace.path('full');
  let mounted = false;
  beforeAll(() => {
    mkdirSync(full());
    mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=8k', 'tmpfs', full()]).status === 0;
  });
  afterAll(() => {
    if (mounted) execFileSync('umount', [full()]);
  });

  test('is named and leaves nothing partial; made again after space returns; read-only is named before work', async ({
    skip,
  }) => {
    skip(!mounted, 'no file system could be mounted here');
    const {problems, code} = await failure(['tiny', '--only', 'one', '--out', 'full']);
    expect(code).toBe(1);
    expect(problems[0]).toMatchObject({code: 'file-enospc', fix: expect.stringContaining('Free some space')});
    execFileSync('mount', ['-o', 'remount,size=32m', full()]);
    const again = await workspace.tenspot('render', 'tiny', '--only', 'one', '--proof', '--out', 'full');
    expect(again.code, again.stderr).toBe(0);
    execFileSync('mount', ['-o', 'remount,ro', full()]);
    const locked = await failure(['tiny', '--out', 'full']);
    expect(locked.problems).toMatchObject([{code: 'file-erofs', file: `${full()}/tiny/proof`}]);
  });
});
