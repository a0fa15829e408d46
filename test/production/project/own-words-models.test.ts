import {expect, onTestFinished, test} from 'vitest';
import {ADVISING} from '../../../src/production/check/advice/advice-use.ts';
import {openWorkspace} from '../../../src/production/project/open-project.ts';
import {findWorkspace} from '../../../src/production/project/workspace.ts';
import {chooseWordsModel, hasWordsModel} from '../../../src/production/write/model/words-model.ts';
import {makeWorkspace} from '../../support/workspace.ts';

async function openKeys() {
  const workspace = await makeWorkspace();
  onTestFinished(workspace.remove);
  const open = async (env: Record<string, string>) => {
    const project = await openWorkspace(await findWorkspace(workspace.root), {env});
    const keyOf = (id: string) => project.providers.find((each) => each.id === id)?.remote?.key ?? '';
    return {project, keyOf, isUsable: (id: string) => env[keyOf(id)] !== undefined};
  };
  return {workspace, open};
}

test('a key for a server of one’s own is for writing alone: the other providers of the vendor have none', async () => {
  const {open} = await openKeys();
  const {project, keyOf, isUsable} = await open({
    OPENAI_WORDS_KEY: 'x',
    OPENAI_BASE_URL: 'http://127.0.0.1:1/v1',
  });
  expect(keyOf('openai-words')).toBe('OPENAI_WORDS_KEY');
  expect(hasWordsModel(project, false)).toBe(true);
  expect([isUsable('openai-stills'), isUsable('openai-speech')]).toEqual([false, false]);
});

test('without it, or where it is empty, writing uses the key of the vendor', async () => {
  const {open} = await openKeys();
  expect((await open({OPENAI_API_KEY: 'k'})).keyOf('openai-words')).toBe('OPENAI_API_KEY');
  expect((await open({OPENAI_API_KEY: 'k', OPENAI_WORDS_KEY: ' '})).keyOf('openai-words')).toBe(
    'OPENAI_API_KEY',
  );
});

test('the model of package.json goes first with either key, and an error without a key names both', async () => {
  const {workspace, open} = await openKeys();
  workspace.write(
    'package.json',
    '{"name": "w", "type": "module", "tenspot": {"words": {"model": "llama-9", "input": 0, "output": 0}}}',
  );
  for (const key of ['OPENAI_API_KEY', 'OPENAI_WORDS_KEY']) {
    const {project} = await open({[key]: 'k'});
    expect(chooseWordsModel(project, {sandbox: false}).card.route).toBe('llama-9');
  }
  const {project} = await open({});
  expect(() => chooseWordsModel(project, {sandbox: false})).toThrow(
    expect.objectContaining({
      code: 'words-no-key',
      problems: [
        expect.objectContaining({
          expected: expect.stringContaining('OPENAI_API_KEY'),
          fix: expect.stringContaining('OPENAI_WORDS_KEY'),
        }),
      ],
    }),
  );
});

test('a model of package.json gives advice only if it says how many tokens a picture has', async () => {
  const {workspace, open} = await openKeys();
  const own = (more: object) =>
    workspace.write(
      'package.json',
      JSON.stringify({name: 'w', tenspot: {words: {model: 'eye-9', input: 0, output: 0, ...more}}}),
    );
  own({});
  const blind = await open({OPENAI_WORDS_KEY: 'k'});
  expect(chooseWordsModel(blind.project, {sandbox: false}).card.route).toBe('eye-9');
  expect(() => chooseWordsModel(blind.project, {sandbox: false, model: 'eye-9'}, ADVISING)).toThrow(
    expect.objectContaining({
      code: 'words-model-unknown',
      problems: [expect.objectContaining({fix: expect.stringContaining('"pictureTokens"')})],
    }),
  );
  own({pictureTokens: 900});
  const seeing = await open({OPENAI_WORDS_KEY: 'k'});
  expect(chooseWordsModel(seeing.project, {sandbox: false}, ADVISING).card).toMatchObject({
    route: 'eye-9',
    pictures: {tokens: 900},
  });
});
