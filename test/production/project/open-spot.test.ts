import {mkdirSync, rmSync} from 'node:fs';
import sharp from 'sharp';
import {beforeEach, expect, onTestFinished, test} from 'vitest';
import {loadCatalog} from '../../../src/production/project/catalog.ts';
import {openWorkspace, type Project} from '../../../src/production/project/open-project.ts';
import {openSpot, readSpot} from '../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import type {TenspotError} from '../../../src/spot/problem/errors.ts';
import {makeWorkspace, type Workspace} from '../../support/workspace.ts';

const VARIANTS = 'compositions/spots/tiny/variants.yaml';

let files: Workspace;
let project: Project;

beforeEach(async () => {
  files = await makeWorkspace();
  onTestFinished(files.remove);
  project = await openWorkspace(await findWorkspace(files.root));
});

const read = async () => readSpot(project, 'tiny', await loadCatalog(project));

/** What rendering the spot is refused for. */
const refusal = (): Promise<TenspotError> =>
  openSpot(project, 'tiny').then(
    () => expect.fail('it was opened'),
    (error) => error,
  );

test('a spot without faults is the same for a render and for Studio', async () => {
  const opened = await openSpot(project, 'tiny');
  const {project: seen, variants, problems} = await read();
  expect(problems).toEqual([]);
  expect(variants.map(({id, props}) => [id, props])).toEqual(
    opened.variants.map(({id, props}) => [id, props]),
  );
  expect(seen.spot).toMatchObject({id: 'tiny', shots: opened.spot.shots});
});

test('a variant with a fault stops a render, and Studio shows the others with the same problem', async () => {
  files.edit(
    VARIANTS,
    'axes:\n',
    'extra:\n  - {id: bad, copy.hook: Bad, shots.hook: bars, format: square}\naxes:\n',
  );
  const {problems} = await refusal();
  const {project: seen, variants, problems: listed} = await read();
  expect(listed).toEqual(problems);
  expect(seen.variants.map(({id}) => id)).toEqual(['one', 'two']);
  const bad = variants.find(({id}) => id === 'bad');
  expect(bad).toMatchObject({props: null, problems: [{where: {field: expect.stringContaining('format')}}]});
});

test('a brand that cannot be read stops a render with its own error, and Studio says it of each variant', async () => {
  files.edit('brands/plain/brand.yaml', 'typography:', 'typograhpy:');
  const {problems} = await refusal();
  expect(problems[0]?.where?.file).toContain('brands/plain/brand.yaml');
  const {project: seen, variants} = await read();
  expect(seen.variants).toEqual([]);
  for (const variant of variants) expect(variant).toMatchObject({props: null, problems});
});

test('a fault in an own provider stops a render, and is passed to a caller that goes on without it', async () => {
  mkdirSync(files.path('providers/acme'), {recursive: true});
  files.write('providers/acme/provider.ts', 'export const other = {};\n');
  const workspace = await findWorkspace(files.root);
  await expect(openWorkspace(workspace)).rejects.toMatchObject({code: 'provider-broken'});
  const faults: string[] = [];
  const {providers} = await openWorkspace(workspace, {onProviderFault: ({code}) => void faults.push(code)});
  expect(faults).toEqual(['provider-broken']);
  expect(providers.map(({id}) => id)).toEqual(project.providers.map(({id}) => id));
});

const warnings = async (): Promise<string[]> =>
  (await openSpot(project, 'tiny')).warnings.map(({code}) => code);

test('copy that a comment cut, and copy that a spreadsheet broke, are warned of', async () => {
  expect(await warnings()).toEqual([]);
  files.edit(
    VARIANTS,
    'axes:\n',
    'extra:\n  - id: cut\n    shots.hook: bars\n    copy.hook: Rated #1 by hikers\naxes:\n',
  );
  const [warning] = (await openSpot(project, 'tiny')).warnings;
  expect(warning).toMatchObject({
    code: 'text-cut',
    where: {line: expect.any(Number), field: 'extra.0.copy.hook'},
    expected: expect.stringContaining("'Rated #1 by hikers'"),
    got: "'Rated'",
  });
  files.edit(VARIANTS, 'Rated #1 by hikers', "'#N/A'");
  expect(await warnings()).toEqual(['text-doubtful']);
});

test('a weight that no font file has is warned of', async () => {
  files.edit('brands/plain/brand.yaml', 'weight: 100..900', 'weight: 400');
  expect(await warnings()).toContain('font-weight');
});

test('a bad row does not keep the variants that are asked for from being rendered', async () => {
  files.edit(
    VARIANTS,
    'axes:\n',
    'extra:\n  - {id: bad, copy.hook: Bad, shots.hook: bars, format: square}\naxes:\n',
  );
  const asked = await openSpot(project, 'tiny', {only: ['one']});
  expect(asked.variants.map(({id}) => id)).toEqual(['one', 'two']);
  expect(asked.refused).toMatchObject([{id: 'bad', problem: {where: {field: 'format'}}}]);
  await expect(openSpot(project, 'tiny', {only: ['bad']})).rejects.toMatchObject({code: 'variant-props'});
  await expect(openSpot(project, 'tiny')).rejects.toMatchObject({code: 'variant-props'});
  const going = await openSpot(project, 'tiny', {keepGoing: true});
  expect(going.variants.map(({id}) => id)).toEqual(['one', 'two']);
  expect(going.refused).toHaveLength(1);
  const some = await openSpot(project, 'tiny', {only: ['two', 'bad'], keepGoing: true});
  expect(some.asked.map(({id}) => id)).toEqual(['two']);
  expect(some.refused).toMatchObject([{id: 'bad'}]);
  await expect(openSpot(project, 'tiny', {only: ['bad'], keepGoing: true})).rejects.toMatchObject({
    code: 'variant-props',
  });
  await expect(openSpot(project, 'tiny', {only: ['two', 'baad'], keepGoing: true})).rejects.toMatchObject({
    code: 'only-unknown',
    message: expect.stringContaining('bad'),
  });
});

test('a row of a CSV that names a missing file is located in the CSV', async () => {
  files.write(
    'compositions/spots/tiny/rows.csv',
    'id;copy.hook;shots.hook.file\na;Hi;bars.mp4\nb;Ho;Kühl.mp4\n',
  );
  files.write(VARIANTS, 'template: plain\nbrand: plain\nprops: {seconds: 1, fps: 24}\ncsv: rows.csv\n');
  const {problems} = await refusal();
  expect(problems).toMatchObject([
    {code: 'file-missing', where: {file: expect.stringContaining('rows.csv'), line: 3}, got: 'Kühl.mp4'},
  ]);
});

test('all bad pictures and fonts of a brand are told at once', async () => {
  files.write('brands/plain/logo/mark.svg', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>');
  files.write('brands/plain/fonts/inter.woff2', 'version https://git-lfs.github.com/spec/v1\n');
  const {problems} = await refusal();
  expect(problems.map(({code}) => code)).toEqual(['image-invalid', 'file-lfs-pointer']);
});

test('a TIFF logo is converted for the browser, and a file is found under its name in the other Unicode form', async () => {
  await sharp({create: {width: 40, height: 20, channels: 4, background: '#ff000080'}})
    .tiff()
    .toFile(files.path('brands/plain/logo', 'Zeichen für Plain.tif'.normalize('NFD')));
  files.edit('brands/plain/brand.yaml', 'logo/mark.svg', 'logo/Zeichen für Plain.tif'.normalize('NFC'));
  const {catalog} = await openSpot(project, 'tiny');
  const logo = catalog.brands.plain?.kit.brand.logo.medium.light;
  expect(logo).toMatchObject({width: 40, height: 20, src: expect.stringMatching(/\.png$/)});
});

test('each variant names the document that has it: the CSV, or variants.yaml for an extra row', async () => {
  files.write('compositions/spots/tiny/rows.csv', 'id;copy.hook;shots.hook\na;Hi;bars\n');
  files.write(
    VARIANTS,
    'template: plain\nbrand: plain\nprops: {seconds: 1, fps: 24}\ncsv: rows.csv\nextra:\n  - {id: b, copy.hook: Ho, shots.hook: bars}\n',
  );
  const {variants} = await read();
  expect(variants.map(({id, file}) => [id, file])).toEqual([
    ['a', files.path('compositions/spots/tiny/rows.csv')],
    ['b', files.path(VARIANTS)],
  ]);
});

test('a spot without shots.yaml is one problem, however many shots its variants name', async () => {
  rmSync(files.path('compositions/spots/tiny/shots.yaml'));
  const {problems} = await refusal();
  expect(problems).toMatchObject([
    {code: 'shots-missing', where: {file: files.path('compositions/spots/tiny/shots.yaml')}},
  ]);
  files.write(
    VARIANTS,
    'template: plain\nbrand: plain\nprops: {seconds: 1, fps: 24}\nrows:\n  - {id: a, copy.hook: Hi, shots.hook.file: bars.mp4}\n',
  );
  expect((await openSpot(project, 'tiny')).variants.map(({id}) => id)).toEqual(['a']);
});

test('a usual look can be chosen by its name; a look for log footage, and one that is none, are told', async () => {
  const curve = Array.from({length: 65}, (_, at) => {
    const level = Math.min(Math.max((at / 64 - 0.1) / 0.5, 0), 1);
    return `${level} ${level} ${level}`;
  });
  files.write('brands/plain/log.cube', `LUT_1D_SIZE 65\n${curve.join('\n')}\n`);
  files.edit('brands/plain/brand.yaml', '    music:', '    looks: {camera: {cube: log.cube}}\n    music:');
  files.edit(VARIANTS, 'props:\n', 'props:\n  look: warm-film\n');
  expect((await openSpot(project, 'tiny')).warnings).toEqual([]);
  files.edit(VARIANTS, 'warm-film', 'camera');
  const {warnings} = await openSpot(project, 'tiny');
  expect(warnings).toEqual([expect.objectContaining({code: 'look-for-log'})]);
  files.edit(VARIANTS, 'camera', 'warm-flim');
  const [problem] = (await refusal()).problems;
  expect(problem).toMatchObject({code: 'variant-reference', got: 'warm-flim'});
  expect(problem?.fix).toContain('warm-film');
});
