import {expect, test} from 'vitest';
import type {Catalog} from '../../../../src/production/project/catalog.ts';
import type {SpotDocuments} from '../../../../src/production/project/load-spot.ts';
import {scriptTimingProblems} from '../../../../src/production/project/variants/script-problems.ts';
import {ScriptFile} from '../../../../src/spot/documents/script.ts';
import type {Variant} from '../../../../src/spot/variant/check-variants.ts';
import {SpotProps} from '../../../../src/spot/variant/spot-props.ts';

const OFFER = 'Try it at home for thirty days and decide';
const LEGAL = 'Only in shops that take part, as long as the stock of each lasts, and not online';
const LONG = 'The ice that you put in at breakfast is still ice when you open the flask at dinner tonight';

const speaking = {speaker: 'ada'};
const catalog = {
  templates: {t: {slots: () => ({hook: {seconds: 2}, proof: {seconds: 4}, offer: {seconds: 4}})}},
  brands: {
    b: {
      file: {
        defaults: {
          tenspot: {
            voices: {ada: {model: 'm', voice: 'v', speed: 1, take: 1}},
            pronunciation: {},
            'end-card': {tagline: ''},
            markets: {},
          },
        },
      },
    },
  },
} as unknown as Catalog;

function problemsFor(
  says: string,
  {offer = OFFER, voice = speaking as object | null, seconds = 10, hook = ''} = {},
) {
  const value = ScriptFile.parse({
    beats: [
      {slot: 'hook', seconds: 2, says: hook},
      {slot: 'proof', seconds: 4, says},
      {slot: 'offer', seconds: 4, super: offer},
    ],
  });
  const props = SpotProps.parse({template: 't', brand: 'b', copy: {offer, legal: LEGAL}, seconds, voice});
  const spot = {
    script: {value, locate: () => ({line: 1})},
    edit: null,
    speech: {},
  } as unknown as SpotDocuments;
  return scriptTimingProblems(spot, [{id: 'a', name: 'a', choices: {}, props} as Variant], catalog);
}

test('a text on screen has the time that the voice leaves its slot', () => {
  expect(problemsFor(LONG)).toMatchObject([
    {
      problem: {
        code: 'script-too-long',
        where: {field: 'beats.2.super'},
        expected: expect.stringMatching(/^words for the 3\.0 s that the voice leaves the slot "offer"/),
      },
    },
  ]);
  expect(problemsFor('Ice at dinner')).toEqual([]);
});

test('a legal line has the time that the voice leaves its slot', () => {
  // 3 s and 0.2 s a word are more than the slot has without a voice, too, in a spot of 10 s, and fit into one of 20 s.
  expect(problemsFor('Ice', {offer: LEGAL, seconds: 20})).toEqual([]);
  const long = `${LONG}. ${LONG}`;
  expect(problemsFor(long, {offer: LEGAL, seconds: 20}).map(({problem}) => problem.code)).toEqual([
    'script-too-long',
  ]);
});

test('where nothing is spoken, the slots have the lengths of the script', () => {
  expect(problemsFor('', {voice: null})).toEqual([]);
});

test('lines that do not fit together are one problem, of the voice', () => {
  expect(problemsFor(`${LONG}. ${LONG}. ${LONG}`)).toEqual([]);
});
