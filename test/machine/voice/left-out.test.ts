import {expect, test} from 'vitest';
import {leftOut} from '../../../src/machine/voice/left-out.ts';

const AT = '/shared/sherpa-onnx/csrc/piper-phonemize-lexicon.cc:PiperPhonemesToIdsVits:318 ';

test.each([
  ["Skip OOV: 'Solvane'", "Skip OOV: 'Solvane'"],
  ["Ignore OOV 'Solvane'", "Ignore OOV 'Solvane'"],
  ["Skip OOV token '5' from 'for 5 days'", "Skip OOV token '5' from 'for 5 days'"],
  ['OOV Solvane. Ignore it!', 'OOV Solvane. Ignore it!'],
  ['Skip token: ax', 'Skip token: ax'],
  ["Skip OOV: '€'", "Skip OOV: '€'"],
  ["Skip OOV: '%'", "Skip OOV: '%'"],
  ['Skip unknown phonemes. Unicode codepoint: \\U+0259.', 'the sound "ə" (U+0259)'],
  ['Skip unknown phonemes. Unicode codepoint: \\U+0031.', 'the sound "1" (U+0031)'],
  ['Skip unknown phonemes. Unicode codepoint: \\U+0303.', 'the sound "\u0303" (U+0303)'],
  ['Skip unknown character. Unicode codepoint: \\U+4e2d.', 'the sound "中" (U+4E2D)'],
])('the library leaves out a word or a sound where it says: %s', (says, expected) => {
  expect(leftOut(`loading\n${AT}${says}\nready\n`)).toEqual([expected]);
});

test.each([
  "Skip OOV: '—'",
  "Skip OOV: '...'",
  'Skip unknown phonemes. Unicode codepoint: \\U+201c.',
  'Skip unknown phonemes. Unicode codepoint: \\U+2014.',
  'Skip unknown phonemes. Unicode codepoint: \\U+0329.',
  "Use espeak-ng to handle the OOV: 'Solvane'",
  'Duplicated word: cold at line 3:cold k. Ignore it.',
  'max_num_sentences (2) != 1 is ignored for Kokoro TTS models',
])('nothing that is heard is left out where it says: %s', (says) => {
  expect(leftOut(`${AT}${says}\n`)).toEqual([]);
});

test('each thing that is left out is named once, in the order in which it is said', () => {
  const sound = (code: string) => `${AT}Skip unknown phonemes. Unicode codepoint: \\U+${code}.\n`;
  expect(leftOut(`${sound('0259')}${sound('014b')}${sound('0259')}`)).toEqual([
    'the sound "ə" (U+0259)',
    'the sound "ŋ" (U+014B)',
  ]);
});
