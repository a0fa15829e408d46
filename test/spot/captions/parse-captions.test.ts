import type {Caption} from '@remotion/captions';
import {describe, expect, it} from 'vitest';
import type {CaptionWord} from '../../../src/spot/captions/caption.ts';
import {parseCaptions} from '../../../src/spot/captions/parse-captions.ts';
import {problemsOf} from '../../../src/spot/problem/errors.ts';

const words = (text: string, language = 'en') =>
  parseCaptions(text, 'voice.srt', language).map(
    ({text: word, startMs, endMs, pageBreakAfter}) =>
      `${word}|${Math.round(startMs)}-${Math.round(endMs)}${pageBreakAfter ? '|' : ''}`,
  );
const problem = (text: string) => {
  try {
    words(text);
    return undefined;
  } catch (error) {
    return problemsOf(error)[0];
  }
};

it('gives captions of the type of @remotion/captions', () => {
  const captions: Caption[] = parseCaptions('1\n00:00:00,000 --> 00:00:01,000\nIce\n', 'a.srt', 'en');
  const back: CaptionWord[] = captions.map((caption) => caption);
  expect(back).toEqual([
    {text: ' Ice', startMs: 0, endMs: 1000, timestampMs: 500, confidence: null, pageBreakAfter: true},
  ]);
});

describe('SRT and WebVTT', () => {
  it('are read with the marks of other programs', () => {
    expect(words('\uFEFF1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>Still</i>\r\n{\\an8}ice\r\n\r\n')).toEqual([
      ' Still|1000-1625',
      ' ice|1625-2000|',
    ]);
    expect(
      words(
        'WEBVTT - made by hand\n\nNOTE two\nlines\n\nhook\n00:01.000 --> 00:02.000 align:start\n<v Anna>Ice &amp; tea</v>\n',
      ),
    ).toEqual([' Ice|1000-1429', ' &|1429-1571', ' tea|1571-2000|']);
  });

  it('name the line of a wrong time or a stray text', () => {
    expect(problem('1\n00:00:02,000 --> 00:00:01,000\nIce\n')).toMatchObject({
      code: 'captions-invalid',
      where: {file: 'voice.srt', line: 2},
    });
    expect(problem('1\n00:00:00,000 --> 00:00:01,000\nIce\n\nlost words\n\n')).toMatchObject({
      where: {line: 5},
    });
    expect(problem('')).toMatchObject({code: 'captions-invalid', got: 'none'});
  });
});

describe('cues of SRT and WebVTT', () => {
  const times = (from: number, to: number) => `00:00:0${from},000 --> 00:00:0${to},000`;

  it('have an empty line before the next one, and before the first in WebVTT', () => {
    expect(problem(`1\n${times(1, 2)}\nOne\n2\n${times(2, 4)}\nTwo\n`)).toMatchObject({
      code: 'captions-invalid',
      where: {line: 5},
    });
    expect(problem(`WEBVTT\n00:01.000 --> 00:02.000\nOne\n\n00:02.000 --> 00:04.000\nTwo\n`)).toMatchObject({
      where: {line: 2},
    });
    expect(
      problem(`WEBVTT\n\nNOTE by hand\n00:01.000 --> 00:02.000\nOne\n\n00:02.000 --> 00:04.000\nTwo\n`),
    ).toMatchObject({where: {line: 4}});
  });

  it('are shown at their times, in whatever order they are written', () => {
    expect(words(`1\n${times(5, 7)}\nLast\n\n2\n${times(1, 3)}\nFirst\n`)).toEqual([
      ' First|1000-3000|',
      ' Last|5000-7000|',
    ]);
  });

  it('that are shown at the same time are refused; an overlap shorter than a word is cut', () => {
    expect(problem(`1\n${times(1, 6)}\nA long line\n\n2\n${times(2, 4)}\nOther\n`)).toMatchObject({
      code: 'captions-invalid',
      where: {line: 6},
    });
    expect(problem(`1\n${times(1, 3)}\nOne\n\n2\n${times(1, 3)}\nOther\n`)?.where?.line).toBe(6);
    expect(words('1\n00:00:01,000 --> 00:00:02,200\nOne\n\n2\n00:00:02,000 --> 00:00:03,000\nTwo\n')).toEqual(
      [' One|1000-2000|', ' Two|2000-3000|'],
    );
  });

  it('keep what only looks like a tag, and have their character references as characters', () => {
    const cue = (text: string) =>
      parseCaptions(`1\n${times(1, 5)}\n${text}\n`, 'a', 'en')
        .map((word) => word.text)
        .join('');
    expect(cue('Keeps < 5 hours hot and > 24 hours cold')).toBe(' Keeps < 5 hours hot and > 24 hours cold');
    expect(cue('I <3 ice, <you> too')).toBe(' I <3 ice, <you> too');
    expect(cue('One<br>two <em>three</em> <font color="red">four</font>')).toBe(' One two three four');
    expect(cue('A &#38; B &quot;x&quot; &#x2019;s &auml; &amp;lt; &unknown;')).toBe(
      ' A & B "x" ’s ä &lt; &unknown;',
    );
  });
});

it('divides a text of a list with several words or lines, and keeps the words apart', () => {
  const list = (...texts: string[]) =>
    JSON.stringify(texts.map((text, at) => ({text, startMs: 1000 * at, endMs: 1000 * at + 1000})));
  expect(words(list('Hello', ' big\n\nworld'))).toEqual([
    ' Hello|0-1000'.trimStart(),
    ' big|1000-1375',
    ' world|1375-2000',
  ]);
  expect(words(list('Hello\n', 'world'))).toEqual(['Hello|0-1000', ' world|1000-2000']);
  expect(words(list('Hello', ' ', 'world'))).toEqual(['Hello|0-1000', ' world|2000-3000']);
  expect(words(list('Ice\u00a0cold'))).toEqual(['Ice\u00a0cold|0-1000']);
});

it('refuses words of JSON that are out of order', () => {
  const at = (word: string, start: number) => ({word, start, end: start + 0.5});
  expect(problem(JSON.stringify({words: [at('late', 5), at('early', 1)]}))).toMatchObject({
    code: 'captions-invalid',
  });
});

describe('JSON', () => {
  it('is read as openai-whisper, the API and whisper.cpp write it', () => {
    const said = [' Still|0-500', ' ice.|500-900'];
    const timed = [
      {word: ' Still', start: 0, end: 0.5, probability: 0.9},
      {word: ' ice.', start: 0.5, end: 0.9, probability: 0.8},
    ];
    const segment = {text: ' Still ice.', start: 0, end: 0.9};
    expect(words(JSON.stringify({segments: [{...segment, words: timed}]}))).toEqual(said);
    expect(words(JSON.stringify({words: timed.map((each) => ({...each, word: each.word.trim()}))}))).toEqual(
      said,
    );
    expect(words(JSON.stringify({segments: [segment]}))).toEqual([' Still|0-500', ' ice.|500-900']);
    const token = (text: string, from: number, to: number) => ({text, offsets: {from, to}});
    expect(
      words(
        JSON.stringify({
          transcription: [
            {
              ...token(' Still ice.', 0, 900),
              tokens: [
                token('[_BEG_]', 0, 0),
                token(' St', 0, 200),
                token('ill', 200, 500),
                token(' ice', 500, 800),
                token('.', 800, 900),
              ],
            },
          ],
        }),
      ),
    ).toEqual(said);
  });

  it('of the API with words and segments has the punctuation of the segments', () => {
    const at = (word: string, index: number) => ({word, start: index / 10, end: (index + 1) / 10});
    const read = (said: string, ...texts: string[]) =>
      words(
        JSON.stringify({
          words: said.split(' ').map(at),
          segments: texts.map((text, index) => ({text, start: index, end: index + 1})),
        }),
      )
        .map((word) => word.split('|')[0])
        .join('');
    expect(read('Still ice After 24 hours', ' Still ice.', ' After 24 hours!')).toBe(
      ' Still ice. After 24 hours!',
    );
    expect(read('Only 39 (really)', 'Only €39, “really”.')).toBe(' Only 39 (really)');
    expect(read('It costs 39 he said now', 'It costs €39, he said: “now”.')).toBe(
      ' It costs €39, he said: “now”.',
    );
    expect(read('A 24 hour day', 'A 24-hour day.')).toBe(' A 24 hour day.');
    // Another text, and words that have their own.
    expect(read('Still ice', 'Other words.')).toBe(' Still ice');
    expect(read('Still, ice', 'Still ice!')).toBe(' Still, ice');
    expect(read('Nun ist Eis', 'Nun ist’s Eis.')).toBe(' Nun ist Eis');
  });

  it('is read without the times of words, and with words that have none', () => {
    const segment = {text: ' Still ice.', start: 0, end: 0.9};
    const spread = [' Still|0-500', ' ice.|500-900'];
    expect(words(JSON.stringify({segments: [{...segment, words: null}]}))).toEqual(spread);
    expect(words(JSON.stringify({segments: [{...segment, words: []}]}))).toEqual(spread);
    expect(words(JSON.stringify({words: [], segments: [segment]}))).toEqual(spread);
    expect(words(JSON.stringify({words: null, segments: [segment]}))).toEqual(spread);
    const some = [
      {word: 'Ice', start: 0, end: 0.4},
      {word: '24'},
      {word: '7'},
      {word: 'hours', start: 1, end: 1.5},
      {word: '365'},
    ];
    expect(
      words(JSON.stringify({segments: [{text: 'Ice 24 7 hours 365', start: 0, end: 2, words: some}]})),
    ).toEqual([' Ice|0-400', ' 24|400-700', ' 7|700-1000', ' hours|1000-1500', ' 365|1500-2000']);
  });

  it('of whisper.cpp keeps the text of a segment whose tokens end within a character', () => {
    const token = (text: string, from: number, to: number) => ({text, offsets: {from, to}});
    const tokens = [token('\ufffd', 0, 200), token('\ufffd', 200, 400), token('高の', 400, 900)];
    const read = parseCaptions(
      JSON.stringify({transcription: [{...token('最高の', 0, 900), tokens}]}),
      'a.json',
      'ja',
    );
    expect(
      read
        .map(({text}) => text)
        .join('')
        .trim(),
    ).toBe('最高の');
  });

  it('is read as speech vendors write the times of characters', () => {
    const characters = [...'Still ice.'];
    const json = {
      alignment: {
        characters,
        character_start_times_seconds: characters.map((_, at) => at / 10),
        character_end_times_seconds: characters.map((_, at) => (at + 1) / 10),
      },
    };
    expect(words(JSON.stringify(json))).toEqual([' Still|0-500', ' ice.|600-1000']);
    json.alignment.character_end_times_seconds.pop();
    expect(problem(JSON.stringify(json))?.code).toBe('captions-invalid');
  });

  it('of another kind is refused with its fields', () => {
    expect(problem('{"result": 1}')).toMatchObject({got: 'the fields result'});
    expect(problem('{"segments": ')).toMatchObject({expected: 'JSON'});
  });
});

it('divides text without spaces by a dictionary', () => {
  const cue = parseCaptions('1\n00:00:00,000 --> 00:00:02,000\n氷は夜も氷。\n', 'a', 'ja');
  expect(cue.length).toBeGreaterThan(2);
  expect(cue.map(({text}) => text).join('')).toBe(' 氷は夜も氷。');
});
