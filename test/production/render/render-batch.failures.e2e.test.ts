import {afterAll, beforeAll, expect, test} from 'vitest';
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
