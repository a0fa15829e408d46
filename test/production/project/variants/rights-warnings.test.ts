import {renameSync} from 'node:fs';
import sharp from 'sharp';
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

const BRAND = 'brands/plain/rights.yaml';
const SPOT = 'compositions/spots/tiny/rights.yaml';
const records = (...list: {files: string; title?: string; to?: string}[]): string =>
  `records:\n${list
    .map(
      ({files, title = 'The font', to = 'null'}) =>
        `  - files: ['${files}']${RECORD.replace('The font', title)}    term: {from: 2020-01-01, to: ${to}}\n    edits: true\n`,
    )
    .join('')}`;

test('a record is about files in its own folder: that of the brand does not cover a file of the spot, nor the other way round', async () => {
  workspace.write(BRAND, records({files: 'fonts/*'}, {files: '*.mp4', title: 'Clips of the brand'}));
  expect((await warnings()).map(({got}) => got)).toContain('none for bars.mp4');
  workspace.write(SPOT, records({files: '*.mp4', title: 'Clips of the spot'}));
  expect(await warnings()).toEqual([]);
  // The same name in the folder of the brand is another file.
  workspace.write(BRAND, records({files: 'fonts/*'}, {files: '*.mp4', title: 'Over', to: '2021-01-01'}));
  expect(await warnings()).toEqual([]);
  workspace.write(SPOT, records({files: '*.mp4', title: 'Over too', to: '2021-01-01'}));
  expect(await warnings()).toMatchObject([
    {what: expect.stringContaining('"Over too"'), where: {file: workspace.path(SPOT)}},
  ]);
});

test('a clip of the brand has the rights of the brand, also in a spot that has records', async () => {
  renameSync(workspace.path('compositions/spots/tiny/bars.mp4'), workspace.path('brands/plain/bars.mp4'));
  workspace.write(SPOT, records({files: '*.mp4', title: 'Clips of the spot'}));
  workspace.write(BRAND, records({files: 'fonts/*'}));
  expect(await warnings()).toMatchObject([{got: 'none for bars.mp4', where: {file: workspace.path(BRAND)}}]);
  workspace.write(BRAND, records({files: 'fonts/*'}, {files: 'bars.mp4', to: '2021-01-01', title: 'Bars'}));
  expect(await warnings()).toMatchObject([
    {got: 'over since 2021-01-01', where: {file: workspace.path(BRAND)}},
  ]);
});

test('an ad whose market is in a country that a licence does not cover is warned of, and a record may name its files as `./fonts`', async () => {
  const brand = 'brands/plain/brand.yaml';
  workspace.write(brand, `${workspace.read(brand).trimEnd()}\n    markets: {us: {countries: [US]}}\n`);
  const variants = 'compositions/spots/tiny/variants.yaml';
  workspace.write(variants, workspace.read(variants).replace('props:', 'props:\n  market: us'));
  const german = (text: string): string => text.replace('worldwide', 'DE');
  workspace.write(
    BRAND,
    german(records({files: './fonts/*'})) + records({files: '*.mp4', title: 'Clips'}).slice(9),
  );
  expect(await warnings()).toMatchObject([
    {what: expect.stringContaining('"The font"'), expected: 'a licence for US', got: 'territory: DE'},
  ]);
});

test('a picture that is cut out over a photo needs a record too', async () => {
  const before = {spot: workspace.read('compositions/spots/tiny/shots.yaml'), rights: workspace.read(SPOT)};
  const clip = 'clip: bars.mp4';
  workspace.edit('compositions/spots/tiny/shots.yaml', clip, 'photo: room.png, cutout: thing.png');
  workspace.write(SPOT, records({files: 'room.png', title: 'The room'}));
  const one = {width: 40, height: 60, channels: 4 as const, background: '#2040c0'};
  for (const name of ['room.png', 'thing.png'])
    await sharp({create: one}).toFile(workspace.path('compositions/spots/tiny', name));
  expect((await warnings()).map(({got}) => got).join()).toContain('thing.png');
  workspace.write(SPOT, records({files: '*.png', title: 'Both'}));
  expect((await warnings()).map(({got}) => got).join()).not.toContain('thing.png');
  workspace.write('compositions/spots/tiny/shots.yaml', before.spot);
  workspace.write(SPOT, before.rights);
});

test('a cut-out that is missing is told with its place, and so is one without a photo', async () => {
  const shots = 'compositions/spots/tiny/shots.yaml';
  const before = workspace.read(shots);
  workspace.edit(shots, 'clip: bars.mp4', 'photo: balls.mp4, cutout: gone.png');
  const open = async () => openSpot(await openWorkspace(await findWorkspace(workspace.root)), 'tiny');
  await expect(open()).rejects.toMatchObject({
    problems: expect.arrayContaining([
      expect.objectContaining({
        code: 'file-missing',
        got: 'gone.png',
        where: expect.objectContaining({line: 2}),
      }),
    ]),
  });
  workspace.write(shots, before);
  workspace.edit(shots, 'clip: bars.mp4', 'clip: bars.mp4, cutout: gone.png');
  await expect(open()).rejects.toMatchObject({
    problems: [expect.objectContaining({expected: 'the photo that the cut-out lies over'})],
  });
  workspace.write(shots, before);
});
