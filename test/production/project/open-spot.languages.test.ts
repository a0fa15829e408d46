import {mkdirSync} from 'node:fs';
import {beforeEach, expect, onTestFinished, test} from 'vitest';
import {openWorkspace, type Project} from '../../../src/production/project/open-project.ts';
import {openSpot} from '../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import type {TenspotError} from '../../../src/spot/problem/errors.ts';
import {makeWorkspace, type Workspace} from '../../support/workspace.ts';

const SPOT = 'compositions/spots/tiny';

let files: Workspace;
let project: Project;

beforeEach(async () => {
  files = await makeWorkspace();
  onTestFinished(files.remove);
  mkdirSync(files.path(`${SPOT}/translations`));
  project = await openWorkspace(await findWorkspace(files.root));
  files.edit(
    `${SPOT}/variants.yaml`,
    'axes:\n',
    'axes:\n  language:\n    - {id: en}\n    - {id: de, language: de}\n',
  );
  files.edit('brands/plain/brand.yaml', 'tagline: Plain.', 'tagline: {en: Plain., de: Schlicht.}');
});

/** What rendering the spot is refused for. */
const refusal = (): Promise<TenspotError> =>
  openSpot(project, 'tiny').then(
    () => expect.fail('it was opened'),
    (error) => error,
  );

test('an axis of languages shows each variant in its own, from the file of translations', async () => {
  const missing = (await refusal()).problems.filter(({code}) => code === 'translation-missing');
  const texts = missing.map(({got = ''}) => ({from: JSON.parse(got) as string, to: `${JSON.parse(got)} DE`}));
  expect(texts.map(({from}) => from)).toEqual(expect.arrayContaining(['One', 'Two']));
  files.write(
    `${SPOT}/translations/de.yaml`,
    JSON.stringify({texts: [...new Map(texts.map((each) => [each.from, each])).values()]}),
  );
  const {variants} = await openSpot(project, 'tiny');
  const hooks = variants.map(({id, props}) => [id, props.language, props.copy.hook]);
  expect(hooks).toEqual(
    expect.arrayContaining([
      [expect.stringContaining('en'), 'en', 'One'],
      [expect.stringContaining('de'), 'de', 'One DE'],
    ]),
  );
});

test('a file of translations that is named by no language is refused', async () => {
  files.write(`${SPOT}/translations/German.yaml`, 'texts:\n  - {from: One, to: Eins}\n');
  expect(await refusal()).toMatchObject({code: 'translation-language'});
});

test('a wrong item of a file of translations is told with its line', async () => {
  files.write(`${SPOT}/translations/de.yaml`, 'texts:\n  - {from: One, to: Eins}\n  - {from: Two}\n');
  const [problem] = (await refusal()).problems;
  expect(problem?.where).toMatchObject({line: 3, file: expect.stringContaining('translations/de.yaml')});
});

test('two files of one language are refused, and both are named', async () => {
  files.write(`${SPOT}/translations/de.yaml`, 'texts:\n  - {from: One, to: Eins}\n');
  files.write(`${SPOT}/translations/de.yml`, 'texts:\n  - {from: One, to: Uno}\n');
  expect(await refusal()).toMatchObject({
    code: 'translation-duplicate',
    problems: [{got: 'de.yaml and de.yml'}],
  });
});
