import {cpSync} from 'node:fs';
import {expect, onTestFinished, test} from 'vitest';
import {lookFindings} from '../../../src/production/grade/grade-findings.ts';
import type {MeasuredTake} from '../../../src/production/grade/measure-takes.ts';
import {takesInVariants} from '../../../src/production/grade/shown-takes.ts';
import {openWorkspace} from '../../../src/production/project/open-project.ts';
import {openSpot} from '../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import {GradeFile} from '../../../src/spot/documents/grade.ts';
import {labOf} from '../../../src/spot/grade/lab.ts';
import {makeWorkspace} from '../../support/workspace.ts';

test('a take that two brands show has the products and the looks of both', async () => {
  const workspace = await makeWorkspace();
  onTestFinished(workspace.remove);
  cpSync(workspace.path('brands/plain'), workspace.path('brands/brisk'), {recursive: true});
  workspace.edit(
    'brands/brisk/brand.yaml',
    '    music:',
    '    looks: {fire: {temperature: 1, exposure: 0.5}}\n    music:',
  );
  workspace.write(
    'compositions/spots/tiny/variants.yaml',
    [
      'template: plain',
      'brand: plain',
      'props: {seconds: 1, fps: 24, copy: {hook: One}, shots: {hook: bars, end: bars}}',
      'axes:',
      '  brand:',
      '    - {id: plain, brand: plain}',
      '    - {id: brisk, brand: brisk, look.name: fire}',
      '',
    ].join('\n'),
  );
  const project = await openSpot(await openWorkspace(await findWorkspace(workspace.root)), 'tiny');
  const {store, tools} = project;
  onTestFinished(() => store.close());
  const shown = await takesInVariants(project.variants, project, {store, tools});
  expect(shown).toHaveLength(1);
  expect(shown[0]?.brands.map(({id}) => id)).toEqual(['plain', 'brisk']);
  expect(shown[0]?.looks.map(({brand, choice}) => [brand.id, choice.name])).toEqual([
    ['plain', undefined],
    ['brisk', 'fire'],
  ]);
  const grey = labOf([0.2, 0.2, 0.2]);
  const measured = [{products: [{product: 'can', photo: grey, found: grey}]}] as unknown as MeasuredTake[];
  const findings = await lookFindings(
    shown,
    measured.map(({products}) => products),
    GradeFile.parse({}),
    {store, tools},
  );
  expect(findings).toMatchObject([
    {kind: 'product-look', product: 'can', got: expect.stringMatching(/with the look fire \(brisk\)$/)},
  ]);
});
