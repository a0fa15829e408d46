import {readdir, readFile, stat} from 'node:fs/promises';
import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {probe} from '../../../src/machine/media/probe.ts';
import {placementOf} from '../../../src/spot/placement/placements.ts';
import {expectLoudness} from '../../support/master-loudness.ts';
import {frameOf, tools} from '../../support/tools.ts';
import type {Workspace} from '../../support/workspace.ts';
import {type Batch, OUT, openBatch} from './open-batch.ts';

let batch: Batch;
let workspace: Workspace;

beforeAll(async () => {
  batch = await openBatch();
  workspace = batch.workspace;
});

afterAll(() => workspace.remove());

describe('a batch', () => {
  test('comes out as files that are what they should be, a contact sheet and a manifest', async () => {
    const {code, manifest, stderr} = await batch.render();
    expect(code, stderr).toBe(0);
    expect(manifest?.totals).toMatchObject({variants: 2, done: 2, failed: 0, rendered: 2});
    for (const id of ['one', 'two']) {
      const media = await probe(tools, workspace.path(OUT, `${id}.mp4`));
      expect(media.video).toMatchObject({
        codec: 'h264',
        width: 540,
        height: 960,
        fps: 24,
        frames: 24,
        pixelFormat: 'yuv420p',
        color: {primaries: 'bt709', transfer: 'bt709', matrix: 'bt709', range: 'tv'},
      });
      expect(media.audio).toMatchObject({codec: 'aac', rate: 48000, channels: 2});
      await expectLoudness(workspace.path(OUT, `${id}.mp4`), placementOf({format: '9:16'}).loudness);
      expect((await readFile(workspace.path(OUT, `${id}.mp4`))).subarray(0, 4096).includes('moov')).toBe(
        true,
      );
    }
    expect((await stat(workspace.path(OUT, 'contact-sheet.jpg'))).size).toBeGreaterThan(5000);
    expect((await readdir(workspace.path(OUT))).sort()).toEqual([
      'contact-sheet.jpg',
      'manifest.json',
      'one.mp4',
      'two.mp4',
    ]);
    expect(await readdir(workspace.path('.tenspot/scratch'))).toEqual([]);
  });

  test('shows the brand over the footage: its colour stands where the template puts it', async () => {
    const rgb = await frameOf(workspace.path(OUT, 'one.mp4'), 4);
    const at = (x: number, y: number) => [...rgb.subarray((y * 540 + x) * 3, (y * 540 + x) * 3 + 3)];
    const box = at(110, 200);
    [0xc0, 0x30, 0x20].forEach((value, c) => void expect(Math.abs((box[c] ?? 0) - value)).toBeLessThan(8));
  });

  test('run again changes nothing at all', async () => {
    const before = {times: await batch.times(), manifest: workspace.read(`${OUT}/manifest.json`)};
    const {code, stderr} = await workspace.tenspot('render', 'tiny', '--proof');
    expect(code).toBe(0);
    expect(stderr).toContain('0 rendered, 2 unchanged');
    expect(await batch.times()).toEqual(before.times);
    expect(workspace.read(`${OUT}/manifest.json`)).toBe(before.manifest);
  });
});

describe('exactly what is affected is made again', () => {
  test('one line of copy: its variant', async () => {
    expect(
      await batch.madeBy(() =>
        workspace.edit('compositions/spots/tiny/variants.yaml', 'copy.hook: One', 'copy.hook: Uno'),
      ),
    ).toEqual(['one']);
  });
});

describe('a variant that fails', () => {
  test('does not stop the others: exit code 3, and the manifest says why', async () => {
    workspace.edit(
      'compositions/spots/tiny/variants.yaml',
      '    - {id: two,',
      '    - {id: bad, copy.hook: Bad, copy.broken: true, shots.hook: bars}\n    - {id: two,',
    );
    const {code, manifest, stderr} = await batch.render();
    expect(code).toBe(3);
    expect(manifest?.totals).toMatchObject({variants: 3, done: 2, failed: 1});
    expect(manifest?.variants.find(({id}) => id === 'bad')).toMatchObject({
      status: 'failed',
      file: null,
      error: [{got: expect.stringContaining('broken on purpose')}],
    });
    expect(stderr).toContain('broken on purpose');
  });

  test('is left out by --only, and the rows of the others are kept as long as their files are whole', async () => {
    const {code, manifest} = await batch.render('--only', 'hook=two');
    expect(code).toBe(0);
    expect(manifest?.variants.map(({id, status}) => [id, status])).toEqual([
      ['one', 'done'],
      ['bad', 'skipped'],
      ['two', 'done'],
    ]);
  });
});
