import {expect, test} from 'vitest';
import {describeCaptions} from '../../../src/cli/output/describe-captions.ts';

const file = (name: string, ...words: string[]) => ({
  name,
  sha256: name.slice(-3).repeat(22).slice(0, 64),
  texts: words.map((text, at) => ({from: at, to: at + 1, text})),
});

test('each file is named with its hash, and words that both have are printed once', () => {
  const words = ['Ice at\nnoon', 'Take one home'];
  expect(
    describeCaptions({files: [file('a.srt', ...words), file('a.vtt', ...words)], problem: null}),
  ).toEqual([
    'captions: a.srt  sha256 srtsrtsrtsrtsrts',
    '  Ice at noon / Take one home',
    'captions: a.vtt  sha256 vttvttvttvttvttv',
  ]);
});

test('other words of the second file, a file that cannot be read and a problem are printed too', () => {
  const broken = {...file('a.vtt'), texts: null};
  expect(
    describeCaptions({files: [file('a.srt', 'Ice'), file('a.vtt', 'Snow')], problem: 'they differ'}),
  ).toEqual(expect.arrayContaining(['  Ice', '  Snow', 'problem of the captions: they differ']));
  expect(describeCaptions({files: [file('a.srt', 'Ice'), broken], problem: 'a\nb'})).toEqual([
    ...['captions: a.srt  sha256 srtsrtsrtsrtsrts', '  Ice'],
    ...['captions: a.vtt  sha256 vttvttvttvttvttv', '  cannot be read'],
    ...['problem of the captions: a', 'problem of the captions: b'],
  ]);
  expect(describeCaptions(null)).toEqual(['no captions']);
});
