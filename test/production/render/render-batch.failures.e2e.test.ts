import {afterAll, beforeAll, expect, test} from 'vitest';
import {makeMedia} from '../../support/tools.ts';
import {type Batch, openBatch} from './open-batch.ts';

let batch: Batch;

beforeAll(async () => {
  batch = await openBatch();
  const {workspace} = batch;
  const variants = 'compositions/spots/tiny/variants.yaml';
  workspace.edit(
    variants,
    '    - {id: two,',
    '    - {id: bad, copy.hook: Donaudampfschifffahrtskapitaen, shots.hook: bars}\n    - {id: two,',
  );
  workspace.edit('compositions/templates/plain/template.ts', 'max(30)', 'max(60)');
  workspace.edit('compositions/spots/tiny/shots.yaml', 'id: unshot,', 'id: unshot, mustShoot: true,');
  workspace.edit(variants, 'shots: {end: bars}', 'shots: {end: unshot}');
});

afterAll(() => batch.workspace.remove());

test('copy that does not fit names the text, the sizes and what to do', async () => {
  const {code, manifest} = await batch.render('--only', 'bad');
  expect(code).toBe(1);
  expect(manifest?.variants[1]?.error).toMatchObject([
    {
      code: 'copy-does-not-fit',
      expected: expect.any(String),
      got: expect.any(String),
      fix: expect.any(String),
    },
  ]);
});

test('a shot that has to be shot and is not is rendered as its card, and told as a finding', async () => {
  const {manifest} = await batch.render('--only', 'two');
  expect(manifest?.variants.find(({id}) => id === 'two')).toMatchObject({
    status: 'done',
    takes: {end: null},
    findings: expect.arrayContaining([expect.objectContaining({rule: 'take-missing', severity: 'warning'})]),
  });
});

test('a mix that cannot reach its loudness is a warning with its figures, in the manifest and on the command line', async () => {
  const {workspace} = batch;
  const clicks = ['-f', 'lavfi', '-i', "aevalsrc='0.9*lt(mod(t,0.5),0.00003)':d=1:s=48000"];
  await makeMedia(clicks, workspace.path('brands/plain/music/tick.wav'));
  const {code, manifest, stderr} = await batch.render('--only', 'two');
  expect(code).toBe(0);
  const found = manifest?.variants.find(({id}) => id === 'two')?.findings ?? [];
  expect(found.filter(({rule}) => rule.startsWith('mix-'))).toEqual([
    expect.objectContaining({
      rule: 'mix-loudness',
      severity: 'warning',
      expected: 'a mix of -14 LUFS, within 0.5 LU',
      evidence: {lufs: expect.any(Number), peak: expect.any(Number), shortTerm: null},
    }),
  ]);
  expect(stderr).toMatch(
    /warning.* expected a mix of -14 LUFS, within 0\.5 LU, got -\d+\.\d LUFS .*\[mix-loudness\]/,
  );
});
