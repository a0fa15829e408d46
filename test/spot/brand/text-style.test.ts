import {expect, test} from 'vitest';
import {limitsOfStyle, styleFaults, TextStyle} from '../../../src/spot/brand/text-style.ts';

const faults = (text: string, style: object, language = 'en'): string[] =>
  styleFaults(text, TextStyle.parse(style), {language, names: ['VOLT Pigeon']}).map(({got}) => got);

test('a text that keeps the style has no fault, and without a style every text does', () => {
  const style = {sentence: 5, exclamations: 1, emoji: false, capitals: false};
  expect(faults('Four words beat eight. Always! © 2026, 400 m, an LED.', style)).toEqual([]);
  expect(faults('WOW!!! THIS IS HUGE 🎉 and goes on and on and on', {})).toEqual([]);
});

test.each([
  [
    'a sentence that is too long',
    'Short. This one has five words.',
    {sentence: 4},
    ['5: "This one has five words."'],
  ],
  [
    'a sentence over two lines',
    'This one\nhas five words.',
    {sentence: 4},
    ['5: "This one has five words."'],
  ],
  ['exclamation marks', 'Now! Here!', {exclamations: 1}, ['2: "Now! Here!"']],
  ['emoji', 'Cold 🧊 as ❤️', {emoji: false}, ['🧊 ❤️']],
  ['capitals', 'REALLY cold, REALLY', {capitals: false}, ['REALLY']],
  ['capitals of the brand and of the list', 'VOLT by HDMI, LOUD', {capitals: ['HDMI']}, ['LOUD']],
])('%s', (_, text, style, got) => {
  expect(faults(text, style)).toEqual(got);
});

test('words are counted in languages without spaces', () => {
  expect(faults('今日はとても寒いです。', {sentence: 3}, 'ja')).toHaveLength(1);
  expect(faults('今日は。', {sentence: 3}, 'ja')).toEqual([]);
});

test('a model is told only what a style limits', () => {
  expect(limitsOfStyle(TextStyle.parse({}))).toBeUndefined();
  expect(limitsOfStyle(TextStyle.parse({sentence: 9, capitals: false}))).toEqual({
    sentence: 9,
    capitals: false,
  });
});
