import {type ChildProcess, spawn} from 'node:child_process';
import {readdir, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {setTimeout as sleep} from 'node:timers/promises';
import fc from 'fast-check';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {probe} from '../../src/machine/media/probe.ts';
import {descendants} from '../../src/machine/process/process-tree.ts';
import {processesWith, runningPid} from '../support/processes.ts';
import {nightly} from '../support/thorough.ts';
import {ROOT, tools} from '../support/tools.ts';
import {makeWorkspace, type Workspace} from '../support/workspace.ts';

/** `npm run campaign -- kills` kills more often. */
const KILLS = Number(process.env.TENSPOT_KILLS ?? (nightly ? 10 : 5));
const OUT = 'out/tiny/proof';
let workspace: Workspace;

beforeAll(async () => {
  workspace = await makeWorkspace({ownBundles: true});
});

afterAll(() => workspace.remove());

const start = (stderr: 'ignore' | 'pipe' = 'ignore'): ChildProcess =>
  spawn(process.execPath, [join(ROOT, 'src/cli/bin.js'), 'render', 'tiny', '--proof'], {
    cwd: workspace.root,
    stdio: ['ignore', 'ignore', stderr],
    detached: true,
  });

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => child.once('exit', (code) => resolve(code)));

/** Processes that work in the workspace, its browsers too (by their profile's folder): only those that this test started. */
const ours = (): number[] => processesWith(workspace.root);

const finals = async (): Promise<string[]> =>
  (await readdir(workspace.path(OUT)).catch(() => [])).filter((file) => file.endsWith('.mp4'));

async function noneLeftWithin(seconds: number): Promise<number[]> {
  const deadline = performance.now() + seconds * 1000;
  while (ours().length > 0 && performance.now() < deadline) await sleep(100);
  return ours();
}

test(
  `killed at ${KILLS} random moments it finishes, with nothing partial, nothing made twice, and no process left running`,
  async () => {
    const [delays = []] = fc.sample(
      fc.array(fc.integer({min: 200, max: 9000}), {minLength: KILLS, maxLength: KILLS}),
      1,
    );
    const seen = new Map<string, number>();
    for (const [round, delay] of delays.entries()) {
      const child = start();
      const over = ended(child);
      await Promise.race([over, sleep(delay)]);
      // The whole group: the launcher and the program that works.
      if (child.exitCode === null) process.kill(-runningPid(child), 'SIGKILL');
      await over;
      expect(await noneLeftWithin(30), `after a kill at ${delay} ms`).toEqual([]);
      for (const file of await finals()) {
        const media = await probe(tools, workspace.path(OUT, file));
        expect(media.video?.frames, `${file} after a kill at ${delay} ms`).toBe(24);
        const {mtimeMs} = await stat(workspace.path(OUT, file));
        const before = seen.get(file);
        if (before !== undefined) expect(mtimeMs, `${file} was made again`).toBe(before);
        seen.set(file, mtimeMs);
      }
      if (seen.size === 2) {
        // All is made: give it something to do again, so that every kill can hit work.
        seen.clear();
        workspace.edit(
          'brands/plain/brand.yaml',
          /red: '#......'/.exec(workspace.read('brands/plain/brand.yaml'))?.[0] ?? '',
          `red: '#${String(100000 + round * 7919).slice(0, 6)}'`,
        );
      }
    }
    const last = await workspace.tenspot('render', 'tiny', '--proof');
    expect(last.code, last.stderr).toBe(0);
    expect((await readdir(workspace.path(OUT))).sort()).toEqual([
      'contact-sheet.jpg',
      'manifest.json',
      'one.mp4',
      'two.mp4',
    ]);
    expect(await readdir(workspace.path('.tenspot/scratch'))).toEqual([]);
  },
  KILLS * 20_000,
);

test('while it draws, another run of the spot is told who is at it; Ctrl-C ends it with 130 and leaves nothing behind', async () => {
  workspace.edit('brands/plain/brand.yaml', 'primary: red', "primary: '#308020'");
  const child = start('pipe');
  const over = ended(child);
  let told = '';
  child.stderr?.on('data', (chunk: Buffer) => (told += chunk));
  await expect.poll(() => told.includes('frames') || child.exitCode !== null, {timeout: 120_000}).toBe(true);
  expect(told).toContain('frames');

  const other = await workspace.tenspot('make', 'tiny', '--proof', '--json');
  expect(other.code).toBe(1);
  const [problem] = JSON.parse(other.stdout).error;
  expect(problem).toMatchObject({code: 'spot-busy', fix: expect.stringContaining('Wait')});
  expect(descendants(runningPid(child))).toContain(Number(/process (\d+), since 20/.exec(problem.got)?.[1]));

  process.kill(runningPid(child), 'SIGINT');
  expect(await over).toBe(130);
  expect(await noneLeftWithin(5)).toEqual([]);
  expect(await readdir(workspace.path('.tenspot/scratch'))).toEqual([]);
});

test.runIf(nightly)('two spots are made at once, and share what they have in common', async () => {
  await workspace.tenspot('new', 'spot', 'other');
  await rm(workspace.path('.tenspot'), {recursive: true});
  const both = await Promise.all(
    ['tiny', 'other'].map((spot) => workspace.tenspot('render', spot, '--proof', '--only', 'one')),
  );
  for (const {code, stderr} of both) expect(code, stderr).toBe(0);
  for (const spot of ['tiny', 'other'])
    expect((await probe(tools, workspace.path('out', spot, 'proof/one.mp4'))).video?.frames).toBe(24);
  expect(await readdir(workspace.path('.tenspot/bundles'))).toHaveLength(1);
});
