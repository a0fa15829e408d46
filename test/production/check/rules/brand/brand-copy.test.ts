import {expect, it} from 'vitest';
import {brandCopy} from '../../../../../src/production/check/rules/brand/brand-copy.ts';
import type {InspectedElement} from '../../../../../src/spot/findings/inspection.ts';
import {applyRule} from '../../../../../src/spot/findings/rule.ts';
import {graphicsOf, words} from './graphics.ts';

const HOOK = 'Keeps ice for 24 hours';

const judged = (scenes: Parameters<typeof graphicsOf>[0], copy: Record<string, unknown> = {hook: HOOK}) =>
  applyRule(brandCopy, graphicsOf(scenes, copy), 'a').map(({severity, got}) => `${severity}: ${got}`);
const found = (text: string, copy?: Record<string, unknown>, name?: string) =>
  judged({pieces: [words(text, name)]}, copy);
const lines = (texts: readonly string[], name?: string): InspectedElement[] => {
  const [first, ...rest] = texts.map((text) => words(text, name));
  return first ? [first, ...rest.map((each) => ({...each, block: first.block}))] : [];
};
const error = (text: string): string[] => [`error: the template draws "${text}"`];

it('finds a text with other words or figures than the copy, however it is drawn', () => {
  for (const text of [
    'Keeps ice for 42 hours',
    'Keeps ice for 240 hours',
    'Keeps tea for 24 hours',
    'Now in stores',
  ])
    expect(found(text), text).toEqual(error(text));
  expect(found('Now €49', {offer: 'Now €39'}, 'copy.offer')).toEqual(error('Now €49'));
  expect(found('€49', {price: '€39'}, 'copy.price')).toEqual(error('€49'));
  expect(found('12 Hours', {steps: [{title: '21 hours'}]}, 'copy.steps.0.title')).toEqual(error('12 Hours'));
  expect(found('Sample advert', {}, 'brand.legal')).toEqual(error('Sample advert'));
});

it('finds a text that the template cuts off', () => {
  expect(found('Keeps ice f')).toEqual(error('Keeps ice f'));
  expect(found('Keeps ice for 24')).toEqual(error('Keeps ice for 24'));
  expect(judged([{pieces: [words('Keeps ice')]}, {pieces: [words('for 2')]}])).toEqual(error('for 2'));
});

it('accepts the text in other case, lines, spans, marks and quotes', () => {
  for (const text of [
    HOOK.toUpperCase(),
    'Keeps ice for 24 hours!',
    '“Keeps ice for 24 hours” →',
    'Keeps\u00a0ice for 24\u202fhours',
  ])
    expect(found(text), text).toEqual([]);
  expect(judged({pieces: lines(['Keeps ice', 'for 2', '4', 'hours'])})).toEqual([]);
  expect(judged({pieces: lines([...HOOK])})).toEqual([]);
  expect(found('GRÖSSE UND MASS', {hook: 'Größe und Maß'})).toEqual([]);
  expect(found('ΟΔΟΣ ΕΡΜΟΥ', {hook: 'Οδός Ερμού'})).toEqual([]);
  expect(found('İstanbul’da', {hook: "istanbul'da"})).toEqual([]);
  expect(found('氷は 一日中', {hook: '氷は一日中'})).toEqual([]);
});

it('accepts a price or a number that is set in another way', () => {
  for (const [text, price] of [
    ['39 €', '€39'],
    ['€39.00', '€39'],
    ['39 EUR', '€39'],
    ['€1,299', '€1299'],
    ['1.299 €', '1 299 €'],
  ] as const)
    expect(found(text, {price}, 'copy.price'), text).toEqual([]);
  expect(judged({pieces: lines(['€39', '99'], 'copy.price')}, {price: '€39.99'})).toEqual([]);
  expect(found('€3.99', {price: '€39.9'}, 'copy.price')).toEqual(error('€3.99'));
});

it('accepts a text that is shown in parts, at one time or one after the other', () => {
  expect(judged({pieces: [words('Keeps ice'), words('for 24 hours')]})).toEqual([]);
  expect(judged([{pieces: [words('Keeps ice')]}, {pieces: [words('for 24 hours')]}])).toEqual([]);
  expect(judged({pieces: [words('Keeps ice for'), words('24 hours', 'text in "badge"')]})).toEqual([]);
  expect(
    judged(['Keeps', 'Keeps ice', 'Keeps ice for', HOOK].map((text) => ({pieces: [words(text)]}))),
  ).toEqual([]);
  // Words that come in another order.
  expect(judged(['ice hours', 'Keeps ice 24 hours', HOOK].map((text) => ({pieces: [words(text)]})))).toEqual(
    [],
  );
});

it('accepts a number that counts up to its value, and letters that change too fast to be read', () => {
  const counts = Array.from({length: 25}, (_, hours) => ({
    frames: 3,
    pieces: [words(`Keeps ice for ${hours} hours`)],
  }));
  expect(judged([...counts, {pieces: [words(HOOK)]}])).toEqual([]);
  expect(judged([{frames: 6, pieces: [words('Xq#ps 1ce')]}, {pieces: [words(HOOK)]}])).toEqual([]);
});

it('accepts other texts of the copy and the brand under the same field, and a text of several fields', () => {
  const copy = {hook: HOOK, price: '€39', was: '€49', button: 'Shop now'};
  expect(judged({pieces: [words('€39', 'copy.price'), words('€49', 'copy.price')]}, copy)).toEqual([]);
  expect(found(`${HOOK} – now €39`, copy)).toEqual([
    'warning: the template draws "Keeps ice for 24 hours – now €39"',
  ]);
  expect(found(`${HOOK} – €39`, copy)).toEqual([]);
  expect(found(`${HOOK} ${HOOK} ${HOOK}`, copy)).toEqual([]);
  expect(found('Sample advertisement.', {...copy, legal: 'Terms apply.'}, 'copy.legal')).toEqual([]);
});

it('finds the text of another field in the place of its own', () => {
  const copy = {
    hook: HOOK,
    price: '€39',
    was: '€49',
    variants: {other: {cta: 'Sign up free'}},
    cta: 'Pour a cup',
  };
  expect(found('€49', copy, 'copy.price')).toEqual(error('€49'));
  expect(found('Sign up free', copy, 'copy.cta')).toEqual(error('Sign up free'));
  expect(found(`€49 ${HOOK}`, copy, 'copy.price')).toEqual(error(`€49 ${HOOK}`));
  // Two that are exchanged.
  expect(judged({pieces: [words('€49', 'copy.price'), words('€39', 'copy.was')]}, copy)).toEqual([
    ...error('€49'),
    ...error('€39'),
  ]);
  // Its own text is shown in an element without a field.
  expect(judged({pieces: [words('€49', 'copy.price'), words('€39', 'the new price')]}, copy)).toEqual([]);
});

it('does not judge a text whose field is not in the copy: the template derives it', () => {
  expect(found('Ice for a day', {hook: HOOK}, 'the short hook')).toEqual([]);
  expect(found('2', {steps: [{title: 'Fill'}]}, 'copy.steps.0.number')).toEqual([]);
  expect(found('Anything', {hook: null})).toEqual([]);
});
