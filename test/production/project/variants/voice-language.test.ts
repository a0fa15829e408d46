import {expect, test} from 'vitest';
import type {SpotDocuments} from '../../../../src/production/project/load-spot.ts';
import {voiceLanguageWarnings} from '../../../../src/production/project/variants/voice-language.ts';
import type {Variant} from '../../../../src/spot/variant/check-variants.ts';

const spot = {
  script: {
    value: {
      beats: [
        {slot: 'hook', says: 'Ice stays ice'},
        {slot: 'end', says: '€39'},
      ],
    },
    locate: () => ({file: 'script.yaml', line: 3}),
  },
} as unknown as SpotDocuments;

const variant = (id: string, language: string, voice: unknown = {speaker: 'ada', says: {}}): Variant =>
  ({id, name: id, choices: {}, props: {language, voice}}) as unknown as Variant;

test('words of the script that a voice says in two languages are warned about, for the variants of the second', () => {
  expect(
    voiceLanguageWarnings(spot, [variant('en', 'en-GB'), variant('us', 'en'), variant('de', 'de')]),
  ).toMatchObject([
    {
      code: 'voice-language',
      where: {file: 'script.yaml', line: 3, field: 'beats.0.says'},
      got: '"Ice stays ice" in de, in variant "de"; en-GB in variant "en"',
    },
  ]);
});

test.each([
  ['one language', [variant('a', 'en'), variant('b', 'en-US')]],
  [
    'words of its own',
    [variant('a', 'en'), variant('b', 'de', {speaker: 'ada', says: {hook: 'Eis bleibt Eis'}})],
  ],
  ['no words', [variant('a', 'en'), variant('b', 'de', {speaker: 'ada', says: {hook: ''}})]],
  ['no speaker', [variant('a', 'en'), variant('b', 'de', null), variant('c', 'fr', 'voice.wav')]],
])('%s: nothing to warn about', (_, variants) => {
  expect(voiceLanguageWarnings(spot, variants)).toEqual([]);
});
