import {afterAll, beforeAll, expect, test} from 'vitest';
import {openWorkspace} from '../../../../src/production/project/open-project.ts';
import {openSpot} from '../../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../../src/production/project/workspace.ts';
import {makeWorkspace, type Workspace} from '../../../support/workspace.ts';

const RECORD = `
    title: The font
    creator: Sample Studio
    licence: {name: sample}
    media: [all]
    territory: [worldwide]
    proof: order 1
`;

let workspace: Workspace;
beforeAll(async () => {
  workspace = await makeWorkspace();
});
afterAll(() => workspace?.remove());

const warnings = async () => {
  const spot = await openSpot(await openWorkspace(await findWorkspace(workspace.root)), 'tiny');
  return spot.warnings.filter(({code}) => code === 'rights-unchecked');
};

test('a brand and a spot without rights.yaml are not warned of', async () => {
  expect(await warnings()).toEqual([]);
});

test('an expired font and clips without a record are told once for all variants, with the document', async () => {
  const brand = 'brands/plain/brand.yaml';
  workspace.write(brand, `${workspace.read(brand).trimEnd()}\n    rights: rights.yaml\n`);
  workspace.write(
    'brands/plain/rights.yaml',
    `records:\n  - files: ['fonts/*']${RECORD}    term: {from: 2020-01-01, to: 2021-01-01}\n    edits: false\n`,
  );
  const found = await warnings();
  const font = {file: workspace.path('brands/plain/rights.yaml')};
  expect(found.filter(({what}) => what.startsWith('uses "The font"'))).toMatchObject([
    {where: font, got: 'over since 2021-01-01'},
    {where: font, got: 'edits: false'},
  ]);
  expect(found.map(({got}) => got)).toContain('none for bars.mp4');
});
