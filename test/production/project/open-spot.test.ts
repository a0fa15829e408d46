import {mkdirSync} from 'node:fs';
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
