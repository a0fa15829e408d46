import {afterAll, beforeAll, describe, expect, test} from 'vitest';
import {probe} from '../../../../src/machine/media/probe.ts';
import {tools} from '../../../support/tools.ts';
import {openSetBatch, type SetBatch} from './open-set-batch.ts';

let batch: SetBatch;
let workspace: SetBatch['workspace'];

beforeAll(async () => {
  batch = await openSetBatch();
  workspace = batch.workspace;
});
afterAll(() => workspace?.remove());

describe('a batch made as a set', () => {
  test('is what the reference would have made, variant by variant, and one that fails stops none of the others', async () => {
    const {code, manifest, explain, audit, how, stderr} = await batch.render('--audit', '6');
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
    expect(batch.work()).toHaveLength(4);
  });

  test('draws and encodes nothing when nothing changed, or only the style sheet of another template', async () => {
    workspace.edit('compositions/templates/aaa/style.css', 'color: blue', 'color: green');
    const {explain} = await batch.render('--only', 'one,two,memory,unshot');
    expect(explain.sharing).toEqual({shown: 0, encoded: 0, states: 0, fullFrames: 0});
    expect(explain.variants.map(({status}) => status)).toEqual(Array(4).fill('reused'));
  });
});
