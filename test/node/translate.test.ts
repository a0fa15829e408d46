import {mkdirSync, readdirSync} from 'node:fs';
import {expect, onTestFinished, test} from 'vitest';
import {parse} from 'yaml';
import {openProject} from '../../src/node/open-project.ts';
import {type TranslateOptions, translate} from '../../src/node/translate.ts';
import {makeSpotToWrite, SPOT} from '../production/write/model/written-spot.ts';
import {openOpenAi, responseOf} from '../support/openai-server.ts';

const VARIANTS = `template: plain
brand: plain
props:
  seconds: 6
  fps: 24
  language: en
  copy: {hook: Still cold at four?, body: Take Tiny Flask along, cta: It costs €39}
axes:
  language:
    - {id: en}
    - {id: de, language: de}
    - {id: at, language: de-AT}
`;

const GERMAN: Readonly<Record<string, string>> = {
  'Still cold at four?': 'Um vier noch kalt?',
  'Take Tiny Flask along': 'Nimm Tiny Flask mit',
  'It costs €39': 'Sie kostet 39 €',
};

type Item = {id: string; from: string; yourLastTranslationWasWrong?: string};

async function openTranslator(say: (item: Item, count: number) => string = ({from}) => GERMAN[from] ?? from) {
  const workspace = await makeSpotToWrite();
  workspace.write(`${SPOT}/variants.yaml`, VARIANTS);
  const server = await openOpenAi(({input}, count) => {
    const {translate: items} = JSON.parse(/^\{.*\}$/m.exec(input)?.[0] ?? '') as {translate: Item[]};
    return responseOf({texts: items.map((item) => ({text: item.id, to: say(item, count)}))});
  });
  onTestFinished(async () => {
    await server.close();
    workspace.remove();
  });
  const project = await openProject(workspace.root, {env: server.env});
  const run = (options: TranslateOptions = {}) => translate(project, {spot: 'tiny', maxCost: 2, ...options});
  const file = `${SPOT}/translations/de.yaml`;
  return {workspace, server, run, file, read: () => parse(workspace.read(file)) as {texts: object[]}};
}

test('a model translates what is missing, once for all regions of a language, and marks it unreviewed', async () => {
  const {server, run, read} = await openTranslator();
  const {notes} = await run();
  expect(read().texts).toEqual(Object.entries(GERMAN).map(([from, to]) => ({from, to, unreviewed: true})));
  expect(server.questions.map(({name}) => name)).toEqual(['translations-de']);
  // The line of the brand is not sent; a person has to write it.
  expect(server.questions[0]?.input).not.toContain('Plain.');
  expect(notes).toContainEqual(
    expect.objectContaining({kind: 'needs', about: expect.stringContaining('tagline')}),
  );
  const again = await run();
  expect(again.rewrites).toEqual([]);
  expect(server.questions.length).toBe(1);
});

test('a translation of a person stays byte for byte, and is not asked for', async () => {
  const {workspace, server, run, file, read} = await openTranslator();
  const mine = '# mine\ntexts:\n  - {from: Still cold at four?, to: Kalt um vier}\n';
  mkdirSync(workspace.path(`${SPOT}/translations`));
  workspace.write(file, mine);
  await run();
  expect(workspace.read(file).startsWith(mine.trimEnd())).toBe(true);
  expect(read().texts.length).toBe(3);
  expect(server.questions[0]?.input).not.toContain('Still cold at four?');
});

test.each([
  ['de', 'de.yml'],
  ['pt-BR', 'pt-br.yaml'],
])('translations into %s are added to %s if the spot has that file', async (language, name) => {
  const {workspace, run} = await openTranslator();
  workspace.write(`${SPOT}/variants.yaml`, VARIANTS.replaceAll('language: de', `language: ${language}`));
  mkdirSync(workspace.path(`${SPOT}/translations`));
  workspace.write(
    `${SPOT}/translations/${name}`,
    'texts:\n  - {from: Still cold at four?, to: Kalt um vier}\n',
  );
  await run();
  expect(readdirSync(workspace.path(`${SPOT}/translations`))).toContain(name);
  const {texts} = parse(workspace.read(`${SPOT}/translations/${name}`)) as {texts: object[]};
  expect(texts.length).toBe(3);
  expect((await run()).rewrites).toEqual([]);
});

test('a text that variants write with two forms of an accent is translated once', async () => {
  const {workspace, run, read} = await openTranslator(({from}) => GERMAN[from] ?? 'Kaffee kalt?');
  const accents = ['Cold caf\u00e9?', 'Cold cafe\u0301?'];
  const values = accents.map((text, at) => `    - {id: h${at}, copy.hook: ${text}}\n`).join('');
  workspace.write(`${SPOT}/variants.yaml`, `${VARIANTS}  hook:\n${values}`);
  await run();
  expect(read().texts).toContainEqual({from: accents[0], to: 'Kaffee kalt?', unreviewed: true});
  expect((await run()).rewrites).toEqual([]);
});

test('variants in another script of a language get a file of their own', async () => {
  const {workspace, server, run} = await openTranslator();
  workspace.write(
    `${SPOT}/variants.yaml`,
    VARIANTS.replace('language: de}', 'language: zh}').replace('language: de-AT}', 'language: zh-TW}'),
  );
  await run();
  expect(server.questions.map(({name}) => name)).toEqual(['translations-zh', 'translations-zh-TW']);
  expect(readdirSync(workspace.path(`${SPOT}/translations`)).sort()).toEqual(['zh-TW.yaml', 'zh.yaml']);
});

test('a changed number or name is asked for once more with the reason, and then left out with a note', async () => {
  const wrong = await openTranslator(({from}) =>
    from.includes('39') ? 'Sie kostet 29 €' : (GERMAN[from] ?? from),
  );
  const {notes} = await wrong.run();
  expect(wrong.server.questions.length).toBe(2);
  expect(wrong.server.questions[1]?.input).toContain('yourLastTranslationWasWrong');
  expect(wrong.read().texts).not.toContainEqual(expect.objectContaining({from: 'It costs €39'}));
  expect(notes).toContainEqual(expect.objectContaining({kind: 'refused', about: '"It costs €39"'}));
  const repaired = await openTranslator(({from, yourLastTranslationWasWrong: why}) =>
    from.includes('Tiny') && why === undefined ? 'Nimm die Flasche mit' : (GERMAN[from] ?? from),
  );
  await repaired.run();
  expect(repaired.read().texts).toContainEqual({
    ...{from: 'Take Tiny Flask along', to: 'Nimm Tiny Flask mit', unreviewed: true},
  });
});

test('a translation that claims more than the original, or is too long for its field, is left out', async () => {
  const {run, read} = await openTranslator(({from}) =>
    from.startsWith('Still')
      ? 'Die beste Flasche der Welt'
      : from.startsWith('Take')
        ? 'Nimm Tiny Flask mit, wohin auch immer du gehst'
        : (GERMAN[from] ?? from),
  );
  const {notes} = await run();
  expect(read().texts).toEqual([{from: 'It costs €39', to: 'Sie kostet 39 €', unreviewed: true}]);
  expect(notes.filter(({kind}) => kind === 'refused').map(({what}) => what)).toEqual([
    expect.stringContaining('claims more than is approved'),
    expect.stringContaining('at most 30 characters'),
  ]);
});

test('without a limit nothing is bought, and a failed answer changes no file', async () => {
  const {workspace, server, run, file} = await openTranslator();
  expect(await run({dryRun: true})).toMatchObject({unasked: {language: 'de'}});
  await expect(run({maxCost: undefined})).rejects.toMatchObject({code: 'words-not-asked'});
  expect(server.questions).toEqual([]);
  expect(() => workspace.read(file)).toThrow();
  const broken = await openTranslator(() => '');
  await expect(broken.run()).rejects.toMatchObject({code: 'words-invalid'});
  expect(() => broken.workspace.read(broken.file)).toThrow();
});

test('a language for which the model gives no answer does not keep the others from being written', async () => {
  const {workspace, run} = await openTranslator(({from}, count) => (count < 3 ? '' : (GERMAN[from] ?? from)));
  workspace.write(
    `${SPOT}/variants.yaml`,
    VARIANTS.replace('{id: at, language: de-AT}', '{id: at, language: fr}').replace(
      'id: de, language: de',
      'id: it, language: it',
    ),
  );
  const {rewrites, failed} = await run();
  expect(failed?.map(({language, code}) => [language, code])).toEqual([['it', 'words-invalid']]);
  expect(rewrites.map(({file}) => file.endsWith('fr.yaml'))).toEqual([true]);
  expect(readdirSync(workspace.path(`${SPOT}/translations`))).toEqual(['fr.yaml']);
});

test('in the sandbox, a fake model answers, and the result has what would be added, but no file is written', async () => {
  const {workspace, server, run, file} = await openTranslator();
  const {rewrites, notes} = await run({sandbox: true});
  expect(rewrites.map(({before, after}) => [before, parse(after)])).toEqual([
    ['', {texts: Object.keys(GERMAN).map((from) => ({from, to: `${from} ~`, unreviewed: true}))}],
  ]);
  expect(notes.filter(({kind}) => kind === 'refused')).toEqual([]);
  expect(() => workspace.read(file)).toThrow();
  expect(server.questions).toEqual([]);
});
