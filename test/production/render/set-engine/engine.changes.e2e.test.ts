import {spawn} from 'node:child_process';
import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {sha256} from '../../../../src/machine/files/hash.ts';
import {probe} from '../../../../src/machine/media/probe.ts';
import {runningPid} from '../../../support/processes.ts';
import {nightly} from '../../../support/thorough.ts';
import {ROOT, tools} from '../../../support/tools.ts';
import {openSetBatch, type SetBatch} from './open-set-batch.ts';

let batch: SetBatch;
let workspace: SetBatch['workspace'];

beforeAll(async () => {
  batch = await openSetBatch();
  workspace = batch.workspace;
  const {code, stderr} = await batch.render('--proof', '--only', 'one,two,memory,unshot');
  expect(code, stderr).toBe(0);
});
afterAll(() => workspace?.remove());

describe('a batch made as a set', () => {
  test('makes again after a change of copy what shows it, and after a flipped byte what has it', async () => {
    workspace.edit(
      'compositions/spots/tiny/variants.yaml',
      'id: two, copy.hook: Two',
      'id: two, copy.hook: Duo',
    );
    const {how, explain} = await batch.render('--proof', '--only', 'one,two,memory,unshot');
    expect(how.two).toEqual(['composited: new graphics: 1 state', 'reused: an earlier run made it']);
    expect(explain.sharing).toMatchObject({encoded: 12, states: 1});

    const master = (id: string): string => workspace.path('out/tiny/proof', `${id}.mp4`);
    const [one, memory] = [master('one'), master('memory')];
    const before = sha256(readFileSync(one));
    for (const file of [one, memory]) rmSync(file);
    for (const name of batch.work()) {
      const bytes = readFileSync(workspace.path('.tenspot/work', name));
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      writeFileSync(workspace.path('.tenspot/work', name), bytes);
    }
    const again = await batch.render('--proof', '--only', 'one,memory');
    expect(again.how).toEqual({
      one: Array(2).fill('composited: new footage, or known graphics over other footage'),
      memory: [expect.stringContaining('full-frame: '), 'shared: made for one'],
    });
    expect(again.explain.sharing).toMatchObject({shown: 48, encoded: 36, fullFrames: 12});
    expect(again.explain.variants.find(({id}) => id === 'one')?.segments.map(({drawn}) => drawn)).toEqual([
      0, 0,
    ]);
    expect(sha256(readFileSync(one))).toBe(before);
  });

  test('comes as a proof of half the size', async () => {
    const {code, audit, stderr} = await batch.render('--proof', '--only', 'one', '--audit', '2');
    expect(code, stderr).toBe(0);
    expect(audit?.pass).toBe(true);
    const {video} = await probe(tools, workspace.path('out/tiny/proof/one.mp4'));
    expect(video).toMatchObject({frames: 24, width: 540, height: 960});
  });
});

test.runIf(nightly)(
  'what the modules of a template do to the page decides its pictures: a change of it leaves no old ones',
  async () => {
    const graphics = 'compositions/templates/plain/graphics.tsx';
    const before = workspace.read(graphics);
    const accent = (colour: string): void =>
      workspace.write(
        graphics,
        `document.documentElement.style.setProperty('--accent', '${colour}');\n${before.replace('brand.color.primary', "'var(--accent)'")}`,
      );
    accent('#e00000');
    await batch.render('--proof', '--only', 'one');
    accent('#0000e0');
    const {how} = await batch.render('--proof', '--only', 'one');
    expect(how.one?.[0]).toMatch(/^composited: new graphics/);
    // Without a change, nothing is made.
    const {explain} = await batch.render('--proof', '--only', 'one');
    expect(explain.sharing.encoded).toBe(0);
    workspace.write(graphics, before);
  },
);

test('what a killed run had finished is not made again', async () => {
  workspace.edit('brands/plain/brand.yaml', '#c03020', '#2030c0');
  const before = new Set(batch.work());
  const fresh = (): string[] => batch.work().filter((name) => !before.has(name));
  const child = spawn(
    process.execPath,
    [join(ROOT, 'src/cli/bin.js'), 'render', 'tiny', '--engine', 'set', '--only', 'one,two'],
    {cwd: workspace.root, detached: true, stdio: 'ignore'},
  );
  const ended = new Promise((resolve) => child.once('close', resolve));
  await expect
    .poll(() => fresh().length > 0 || child.exitCode !== null, {timeout: 120_000, interval: 10})
    .toBe(true);
  process.kill(-runningPid(child), 'SIGKILL');
  await ended;
  const kept = fresh().length;
  expect(kept).toBeGreaterThan(0);
  const {code, explain} = await batch.render('--only', 'one,two');
  expect(code).toBe(0);
  const made = explain.variants.flatMap(({segments}) => segments).filter(({how}) => how === 'composited');
  expect(made.length).toBeLessThanOrEqual(3 - kept);
});
