import {expect, test} from 'vitest';
import type {BuyWords} from '../../../../src/production/write/model/ask-model.ts';
import {modelTranslation} from '../../../../src/production/write/translate/model-translation.ts';
import type {WriteContext} from '../../../../src/production/write/write-context.ts';
import {TenspotError} from '../../../../src/spot/problem/errors.ts';
import {contextOf} from '../steps/write-context.ts';

const brand = {
  file: {defaults: {tenspot: {words: {banned: [], style: {emoji: true, capitals: true}}, voice: ''}}},
};
const rules = {...contextOf({}), brand} as unknown as WriteContext;

/** Translates texts with a model that answers by a function. `items`: how many texts each question has. */
async function translated(texts: readonly string[], say: (from: string, question: number) => string) {
  const items: number[] = [];
  const buy: BuyWords = async ({input}) => {
    const {translate} = JSON.parse(/^\{.*\}$/m.exec(input)?.[0] ?? '') as {
      translate: {id: string; from: string}[];
    };
    items.push(translate.length);
    return {
      ended: 'complete',
      why: '',
      text: JSON.stringify({texts: translate.map(({id, from}) => ({text: id, to: say(from, items.length)}))}),
    };
  };
  const proposed = await modelTranslation(
    {
      language: 'de',
      source: 'en',
      texts: texts.map((from) => ({from, source: 'en', language: 'de', names: []})),
      rules,
    },
    buy,
  );
  return {items, proposed};
}

test('more texts than fit into one answer are asked for in several questions, and each gets its own translation', async () => {
  const words = 'abcdefghijklmnopqrst';
  const texts = Array.from(
    {length: 401},
    (_, at) => `ice ${words[at % 20]}${words[Math.floor(at / 20) % 20]}${at > 399 ? 'z' : ''}`,
  );
  const {items, proposed} = await translated(texts, (from) => from.replace('ice', 'eis'));
  expect(items).toEqual([200, 200, 1]);
  expect(proposed.texts).toEqual(texts.map((from) => ({from, to: from.replace('ice', 'eis')})));
});

test('if the second question, about wrong translations, has no answer, the good ones of the first one count', async () => {
  const {proposed} = await translated(['Still cold', 'Very still'], (from, question) => {
    if (question > 1) throw new TenspotError({code: 'words-refused', what: 'refused'});
    return from === 'Still cold' ? 'Noch kalt' : from;
  });
  expect(proposed.texts).toEqual([{from: 'Still cold', to: 'Noch kalt'}]);
  expect(proposed.refused).toEqual([{from: 'Very still', why: expect.stringContaining('original')}]);
  expect(proposed.error?.code).toBe('words-refused');
});
