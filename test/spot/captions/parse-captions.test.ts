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
