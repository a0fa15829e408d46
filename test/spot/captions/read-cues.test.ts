import fc from 'fast-check';
import {expect, test} from 'vitest';
import {parseCaptions} from '../../../src/spot/captions/parse-captions.ts';
import {readCues} from '../../../src/spot/captions/read-cues.ts';
import {captionTexts} from '../../../src/spot/delivery/caption-texts.ts';
import {problemsOf} from '../../../src/spot/problem/errors.ts';

/** What the reader of supplied captions makes of a file: its words, or the line of the problem. */
function supplied(text: string): string | number | undefined {
  try {
    return parseCaptions(text, 'a', 'en')
      .map((word) => word.text)
      .join('')
      .trim();
  } catch (error) {
    return problemsOf(error)[0]?.where?.line;
  }
}

const delivered = (text: string, kind: 'srt' | 'vtt'): string | number => {
  const read = captionTexts(text, kind);
  return Array.isArray(read) ? read.map((cue) => cue.text).join(' ') : read.line;
};

test.each([
  ['no number', 'srt', '00:00:01,000 --> 00:00:02,000\nIce', 1],
  ['a name for a number', 'srt', 'one\n00:00:01,000 --> 00:00:02,000\nIce', 1],
  ['a point for a comma', 'srt', '1\n00:00:01.000 --> 00:00:02.000\nIce', 2],
  ['times without hours', 'srt', '1\n00:01,000 --> 00:02,000\nIce', 2],
  ['fractions of two digits', 'srt', '1\n00:00:01,00 --> 00:00:02,00\nIce', 2],
  ['a place after the times', 'srt', '1\n00:00:01,000 --> 00:00:02,000 X1:0\nIce', 2],
  ['a comma in WebVTT', 'vtt', 'WEBVTT\n\n00:01,000 --> 00:02,000\nIce', 3],
  ['no space at the arrow', 'vtt', 'WEBVTT\n\n00:01.000-->00:02.000\nIce', 3],
  [
    'captions in another order',
    'srt',
    '1\n00:00:03,000 --> 00:00:04,000\nIce\n\n2\n00:00:01,000 --> 00:00:02,000\nCold',
    6,
  ],
  [
    'a caption without a text',
    'srt',
    '1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:02,000 --> 00:00:03,000\nIce',
    2,
  ],
] as const)(
  '%s is read where captions are supplied, and refused where they go out',
  (_, kind, text, line) => {
    expect(supplied(text)).toMatch(/Ice$/);
    expect(delivered(text, kind)).toBe(line);
  },
);

test.each([
  ['times that end before they begin', 'srt', '1\n00:00:02,000 --> 00:00:01,000\nIce', 2],
  ['the same without hours', 'srt', '1\n00:02,000 --> 00:01,000\nIce', 2],
  ['75 seconds in a minute', 'vtt', 'WEBVTT\n\n00:75.000 --> 01:20.000\nIce', 3],
  ['75 minutes in an hour', 'srt', '1\n00:75:00,000 --> 00:75:02,000\nIce', 2],
  ['an arrow in a text', 'srt', '1\n00:00:01,000 --> 00:00:02,000\nIce --> cold', 3],
  ['another caption in a text', 'vtt', 'WEBVTT\n\n00:01.000 --> 00:02.000\nA\n00:02.000 --> 00:03.000\nB', 5],
  ['a text without times', 'srt', '1\n00:00:01,000 --> 00:00:02,000\nIce\n\nLost\nwords', 5],
  ['a number without times', 'srt', '1\n00:00:01 until 00:00:02\nIce', 2],
] as const)('%s is refused by both, in the same line', (_, kind, text, line) => {
  expect(supplied(text)).toBe(line);
  expect(delivered(text, kind)).toBe(line);
});

test('a name that only begins as a comment does, is a name', () => {
  const text = 'WEBVTT\n\nNOTE-1\n00:01.000 --> 00:02.000\nIce\n';
  expect(supplied(text)).toBe('Ice');
  expect(delivered(text, 'vtt')).toBe('Ice');
});

test('whatever a file has, one of its lines or a caption says so, and both readers agree about what goes out', () => {
  const part = fc.constantFrom(
    ...['', '1', 'WEBVTT', 'NOTE', 'Ice', 'a --> b', '00:00:01,000 --> 00:00:02,000'],
    ...['00:01.000 --> 00:02.000', '00:03.000 --> 00:02.000', '00:00:02,000 --> 00:00:03,000', ' '],
  );
  fc.assert(
    fc.property(fc.array(part, {maxLength: 14}), fc.constantFrom('srt', 'vtt'), (lines, kind) => {
      const text = lines.join('\n');
      const {cues, faults} = readCues(text, kind);
      for (const {line} of [...cues, ...faults])
        expect(line >= 1 && line <= Math.max(1, lines.length)).toBe(true);
      const times = lines.filter((line) => line.includes('-->')).length;
      const inBlocks = kind === 'vtt' && lines.some((line) => /^(NOTE|WEBVTT)/.test(line));
      if (!inBlocks && faults.length === 0) expect(cues).toHaveLength(times);
      const read = captionTexts(text, kind);
      if (!Array.isArray(read) || text.startsWith('WEBVTT') !== (kind === 'vtt')) return;
      // Captions at the same time are for the words of a voice only.
      const words = supplied(text);
      if (typeof words === 'string')
        expect(words.split(' ')).toEqual(read.flatMap((cue) => cue.text.split(/\s+/)).filter(Boolean));
    }),
  );
});
