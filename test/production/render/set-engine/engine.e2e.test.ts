import {spawn} from 'node:child_process';
import {mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {z} from 'zod';
import {sha256} from '../../../../src/machine/files/hash.ts';
import {probe} from '../../../../src/machine/media/probe.ts';
import type {BatchExplanation} from '../../../../src/node/explain-batch.ts';
import type {Audit} from '../../../../src/production/render/audit-masters.ts';
import {Manifest} from '../../../../src/spot/variant/manifest.ts';
import {runningPid} from '../../../support/processes.ts';
import {ROOT, tools} from '../../../support/tools.ts';
import {makeWorkspace, type Workspace} from '../../../support/workspace.ts';

/** The plain template, and one word that stays as it was first drawn. */
const GRAPHICS = `
import {At, type SpotGraphics, Super} from 'tenspot/picture';
import {useState} from 'react';
import type {plain} from './template.ts';

let drawings = 0;
const Memory = () => <>{useState(() => ++drawings)[0]}</>;

export const Graphics: SpotGraphics<typeof plain> = ({copy, brand, safe}) => (
  <At slot="hook">
    <div style={{position: 'absolute', left: safe.x, top: safe.y, width: 200, height: 200, background: brand.color.primary}} />
    <Super field="copy.hook" box={{x: safe.x, y: safe.y + 240, width: safe.width, height: 300}} min={60} max={120}>
      {copy.hook}
    </Super>
    {copy.hook === 'Memory' && <div data-count style={{fontFamily: JSON.stringify(brand.typography.base.family)}}><Memory /></div>}
  </At>
);
`;

const VARIANTS = `template: plain
brand: plain
props: {seconds: 1, fps: 24, shots: {end: bars}}
axes:
  hook:
    - {id: one, copy.hook: One, shots.hook: bars}
    - {id: two, copy.hook: Two, shots.hook: balls}
    - {id: memory, copy.hook: Memory, shots.hook: balls}
    - {id: bad, copy.hook: Donaudampfschifffahrtskapitaen, shots.hook: bars}
    - {id: unshot, copy.hook: One, shots.hook: bars, shots.end: unshot}
`;

/** A template that no variant names, and that would style the graphics of all others. */
const OTHER = {
  'template.ts': "import {plain} from '../plain/template.ts';\nexport const aaa = {...plain, id: 'aaa'};\n",
  'graphics.tsx': "import './style.css';\nexport const Graphics = () => null;\n",
  'style.css': 'div {color: blue !important; rotate: 9deg}\n',
};

let workspace: Workspace;
type Printed = {explain: BatchExplanation; audit?: Audit};

beforeAll(async () => {
  workspace = await makeWorkspace();
  workspace.write('compositions/templates/plain/graphics.tsx', GRAPHICS);
  mkdirSync(workspace.path('compositions/templates/aaa'));
  for (const [name, text] of Object.entries(OTHER))
    workspace.write(`compositions/templates/aaa/${name}`, text);
  workspace.write('compositions/spots/tiny/variants.yaml', VARIANTS);
  workspace.edit('compositions/templates/plain/template.ts', 'max(30)', 'max(60)');
  workspace.edit('compositions/spots/tiny/shots.yaml', 'id: unshot,', 'id: unshot, mustShoot: true,');
});
afterAll(() => workspace?.remove());

async function render(...args: string[]) {
  const ended = await workspace.tenspot('render', 'tiny', '--engine', 'set', '--explain', '--json', ...args);
  const {explain, audit, ...manifest} = JSON.parse(ended.stdout) as Printed;
  const how = Object.fromEntries(
    explain.variants.map(({id, segments}) => [id, segments.map(({how, why}) => `${how}: ${why}`)]),
  );
  return {...ended, explain, audit, how, manifest: z.object(Manifest.shape).parse(manifest)};
}

const work = (): string[] =>
  readdirSync(workspace.path('.tenspot/work')).filter((name) => name.endsWith('.mp4'));

describe('a batch made as a set', () => {
  test('is what the reference would have made, variant by variant, and one that fails stops none of the others', async () => {
    const {code, manifest, explain, audit, how, stderr} = await render('--audit', '6');
    expect(code, stderr).toBe(3);
    const rows = Object.fromEntries(manifest.variants.map((row) => [row.id, row]));
    expect(rows.bad?.error).toMatchObject([{code: 'copy-does-not-fit', fix: expect.any(String)}]);
    for (const id of ['one', 'two', 'memory', 'unshot']) {
      expect(rows[id], stderr).toMatchObject({status: 'done', segments: {total: 2, rendered: 2, reused: 0}});
      const {video} = await probe(tools, workspace.path('out/tiny', `${id}.mp4`));
      expect(video).toMatchObject({frames: 24, fps: 24, width: 1080, height: 1920});
    }
    expect(audit?.frames.map(({variant, frame, pass}) => `${variant} ${frame} ${pass}`)).toEqual(
      audit?.frames.map(({variant, frame}) => `${variant} ${frame} true`),
    );
    expect(audit?.frames).toHaveLength(6);
    expect(how).toEqual({
      one: ['composited: new graphics: 1 state', 'composited: new graphics: 1 state'],
      two: ['composited: new graphics: 1 state', 'shared: made for one'],
      memory: [expect.stringMatching(/^full-frame: frame \d+ differs/), 'shared: made for one'],
      bad: [],
      unshot: ['shared: made for one', expect.stringMatching(/^full-frame: a take is missing/)],
    });
    expect(explain.sharing).toMatchObject({shown: 4 * 24, encoded: 5 * 12, fullFrames: 2 * 12});
    expect(stderr).toContain('96 frames from 60 encoded');
    // The segment whose frames depend on memory is not kept for later runs.
    expect(work()).toHaveLength(4);
  });

  test('draws and encodes nothing when nothing changed, or only the style sheet of another template', async () => {
    workspace.edit('compositions/templates/aaa/style.css', 'color: blue', 'color: green');
    const {explain} = await render('--only', 'one,two,memory,unshot');
    expect(explain.sharing).toEqual({shown: 0, encoded: 0, states: 0, fullFrames: 0});
    expect(explain.variants.map(({status}) => status)).toEqual(Array(4).fill('reused'));
  });

  test('makes again after a change of copy what shows it, and after a flipped byte what has it', async () => {
    workspace.edit(
      'compositions/spots/tiny/variants.yaml',
      'id: two, copy.hook: Two',
      'id: two, copy.hook: Duo',
    );
    const {how, explain} = await render('--only', 'one,two,memory,unshot');
    expect(how.two).toEqual(['composited: new graphics: 1 state', 'reused: an earlier run made it']);
    expect(explain.sharing).toMatchObject({encoded: 12, states: 1});

    const master = (id: string): string => workspace.path('out/tiny', `${id}.mp4`);
    const [one, memory] = [master('one'), master('memory')];
    const before = sha256(readFileSync(one));
    for (const file of [one, memory]) rmSync(file);
    for (const name of work()) {
      const bytes = readFileSync(workspace.path('.tenspot/work', name));
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      writeFileSync(workspace.path('.tenspot/work', name), bytes);
    }
    const again = await render('--only', 'one,memory');
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
    const {code, audit, stderr} = await render('--proof', '--only', 'one', '--audit', '2');
    expect(code, stderr).toBe(0);
    expect(audit?.pass).toBe(true);
    const {video} = await probe(tools, workspace.path('out/tiny/proof/one.mp4'));
    expect(video).toMatchObject({frames: 24, width: 540, height: 960});
  });
});

test('what a killed run had finished is not made again', async () => {
  workspace.edit('brands/plain/brand.yaml', '#c03020', '#2030c0');
  const before = new Set(work());
  const fresh = (): string[] => work().filter((name) => !before.has(name));
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
  const {code, explain} = await render('--only', 'one,two');
  expect(code).toBe(0);
  const made = explain.variants.flatMap(({segments}) => segments).filter(({how}) => how === 'composited');
  expect(made.length).toBeLessThanOrEqual(3 - kept);
});
