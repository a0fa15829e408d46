import {afterAll, beforeAll, expect, test} from 'vitest';
import {openWorkspace} from '../../../../src/production/project/open-project.ts';
import {openSpot} from '../../../../src/production/project/open-spot.ts';
import {findWorkspace} from '../../../../src/production/project/workspace.ts';
import {makeWorkspace, type Workspace} from '../../../support/workspace.ts';

const FOLDER = 'compositions/spots/tiny';
const BRIEF = `---
product: Tiny 9
promise: Small
audience: All
claims:
  - {text: Ice for 24 hours, proof: test 1}
  - {text: Tiny 9 costs €39, proof: list, markets: [DE]}
  - {text: The lightest cup, proof: test 2, until: 2020-01-01}
---
`;

let workspace: Workspace;
let variants: string;
beforeAll(async () => {
  workspace = await makeWorkspace();
  variants = workspace.read(`${FOLDER}/variants.yaml`);
  workspace.write(`${FOLDER}/brief.md`, BRIEF);
});
afterAll(() => workspace?.remove());

const warnings = async () => {
  const spot = await openSpot(await openWorkspace(await findWorkspace(workspace.root)), 'tiny');
  return spot.warnings.filter(({code}) => /^(?:claim|words?)-/.test(code));
};

test('a claim of a value of an axis is named with its sentence, its place and the nearest approved claim', async () => {
  workspace.write(
    `${FOLDER}/variants.yaml`,
    variants.replace('copy.hook: One', 'copy.hook: Tiny 9. Ice for 48 hours'),
  );
  expect(await warnings()).toEqual([
    {
      code: 'claim-unapproved',
      what: 'makes a claim that is not approved, in variant "one"',
      where: {
        file: workspace.path(FOLDER, 'variants.yaml'),
        line: 9,
        column: expect.any(Number),
        field: 'copy.hook',
      },
      expected: 'a claim of brief.md or brand.yaml; the nearest is "Ice for 24 hours"',
      got: '"Ice for 48 hours": number "48 hours"',
      fix: expect.stringContaining('brief.md'),
      variants: ['one'],
    },
  ]);
  workspace.write(
    `${FOLDER}/variants.yaml`,
    variants.replace('copy.hook: One', 'copy.hook: Ice for 24 hours'),
  );
  expect(await warnings()).toEqual([]);
});

test('the cells of a CSV, the texts of an ad and the words of the voice are checked at their own places', async () => {
  const shared = variants.slice(0, variants.indexOf('axes:')).replace('seconds: 1', 'seconds: 10');
  // Two of the languages of the rows are not that of the brand's line.
  workspace.edit('brands/plain/brand.yaml', 'tagline: Plain.', 'tagline: {en: Plain., de: Schlicht.}');
  workspace.write(`${FOLDER}/variants.yaml`, `${shared}csv: rows.csv\n`);
  workspace.write(
    `${FOLDER}/rows.csv`,
    'id,copy.hook,language,ad.headline\na,Just €39,de-DE,Ice\nb,Just €39,de-AT,Ice\nc,The lightest cup,en,Guaranteed for life\n',
  );
  workspace.write(
    `${FOLDER}/script.yaml`,
    'beats:\n  - {slot: hook, seconds: 1, says: Ninety percent ice}\n',
  );
  const found = (await warnings()).map(({code, where}) => [
    code,
    where?.file?.split('/').at(-1),
    where?.line,
    where?.field,
  ]);
  expect(found).toEqual([
    ['claim-unapproved', 'script.yaml', 2, 'beats.0.says'],
    ['claim-market', 'rows.csv', 3, 'copy.hook'],
    ['claim-expired', 'rows.csv', 4, 'copy.hook'],
    ['claim-unapproved', 'rows.csv', 4, 'ad.headline'],
  ]);
});

test('captions are checked too', async () => {
  workspace.write(`${FOLDER}/script.yaml`, 'beats:\n  - {slot: hook, seconds: 1}\n');
  workspace.write(`${FOLDER}/voice.srt`, '1\n00:00:00,000 --> 00:00:04,000\nThe best ice, for 24 hours.\n');
  workspace.write(
    `${FOLDER}/variants.yaml`,
    variants.replace('seconds: 1', 'seconds: 10\n  captions: voice.srt'),
  );
  expect(await warnings()).toMatchObject([
    {
      code: 'claim-unapproved',
      where: {field: 'captions'},
      got: expect.stringContaining('superlative "best"'),
    },
  ]);
});

test('words that the brand bans are found in ads, in the voice and in captions', async () => {
  workspace.write(`${FOLDER}/script.yaml`, 'beats:\n  - {slot: hook, seconds: 1, says: A solution}\n');
  workspace.write(`${FOLDER}/voice.srt`, '1\n00:00:00,000 --> 00:00:04,000\nSolutions\n');
  workspace.edit('brands/plain/brand.yaml', '  tenspot:\n', '  tenspot:\n    words: {banned: [solution]}\n');
  workspace.write(
    `${FOLDER}/variants.yaml`,
    `${variants.replace('seconds: 1', 'seconds: 10\n  captions: voice.srt')}\nad: {headline: THE SOLUTION}\n`,
  );
  expect((await warnings()).map(({code, where}) => [code, where?.field])).toEqual([
    ['word-banned', 'ad.headline'],
    ['word-banned', 'beats.0.says'],
    ['word-banned', 'captions'],
  ]);
});

test('texts that are not in the style of the brand are found in the copy, in ads and in the voice, and captions are left alone', async () => {
  workspace.write(`${FOLDER}/script.yaml`, 'beats:\n  - {slot: hook, seconds: 1, says: Go! Now!}\n');
  workspace.write(`${FOLDER}/voice.srt`, '1\n00:00:00,000 --> 00:00:04,000\nGo! Now!\n');
  workspace.edit(
    'brands/plain/brand.yaml',
    '{banned: [solution]}',
    '{style: {exclamations: 1, capitals: false}}',
  );
  workspace.write(
    `${FOLDER}/variants.yaml`,
    `${variants.replace('seconds: 1', 'seconds: 10\n  captions: voice.srt').replace('copy.hook: Two', 'copy.hook: COME Here')}\nad: {headline: LOUD words}\n`,
  );
  expect((await warnings()).map(({code, where, got}) => [code, where?.field, got])).toEqual([
    ['words-style', 'ad.headline', 'LOUD'],
    ['words-style', 'beats.0.says', '2: "Go! Now!"'],
    ['words-style', 'copy.hook', 'COME'],
  ]);
});

test('what a pronunciation makes the voice say is checked too', async () => {
  workspace.write(
    `${FOLDER}/script.yaml`,
    'beats:\n  - {slot: hook, seconds: 1, says: Meet Tiny 9 and Solvane}\n  - {slot: end, seconds: 1, says: Cold in 24 for €39}\n',
  );
  workspace.edit(
    'brands/plain/brand.yaml',
    '{style: {exclamations: 1, capitals: false}}',
    "{banned: [finest]}\n    voices: {narrator: {model: eleven-3, voice: ada}}\n    pronunciation: {Solvane: 'Solvane, the best and finest cup', '9': nine hundred, '24': {en: 'twenty-four'}, '39': '39, or €9'}",
  );
  const spoken = variants.replace('seconds: 1', 'seconds: 10\n  voice: {speaker: narrator}');
  workspace.write(`${FOLDER}/variants.yaml`, spoken);
  const found = (await warnings()).map(({code, where, got}) => [
    code,
    where?.field,
    got?.replace(/.*: /, ''),
  ]);
  expect(found).toEqual([
    ['claim-market', 'beats.1.says', 'number "24", price "€39"'],
    ['claim-unapproved', 'beats.0.says', 'superlative "best", superlative "finest"'],
    ['claim-market', 'beats.1.says', expect.stringContaining('price "€9"')],
    ['word-banned', 'beats.0.says', expect.stringContaining('finest')],
  ]);
  // A recording says what it says.
  workspace.write(`${FOLDER}/variants.yaml`, variants.replace('seconds: 1', 'seconds: 10'));
  expect((await warnings()).map(({where}) => where?.field)).toEqual(['beats.1.says']);
});
