import {invalid, type Problem} from '../problem/errors.ts';
import {type CaptionWord, singleWords, spreadWords, wholeWords} from './caption.ts';
import {fromJson} from './caption-json.ts';
import {hasTimes, withCharacters, withoutMarks} from './cue-text.ts';
import {unreadableCaptions} from './unreadable-captions.ts';

/**
 * Reads the words of a captions file: SRT, WebVTT, the JSON of Whisper (openai-whisper, the OpenAI API, whisper.cpp), the character timings
 * of a speech vendor, or a list of `Caption` of `@remotion/captions`. `language`: a BCP 47 tag. Error: `captions-invalid`, with the line
 * where there is one.
 */
export function parseCaptions(text: string, file: string, language: string): CaptionWord[] {
  const plain = text
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
    .normalize('NFC');
  const words = /^\s*[[{]/.test(plain) ? wordsOfJson(plain, file, language) : fromCues(plain, file, language);
  if (words.length === 0)
    throw invalid(
      unreadableCaptions(
        file,
        1,
        'at least one caption with words',
        'none',
        'Add the captions, or remove `captions`.',
      ),
    );
  return words;
}

/** Milliseconds by which a recogniser may write a word before the one that is said before it. Own: the length of a word. */
const DISORDER_MS = 500;

function wordsOfJson(text: string, file: string, language: string): CaptionWord[] {
  const words = fromJson(text, file, language);
  const early = words.findIndex((word, at) => word.startMs < (words[at - 1]?.startMs ?? 0) - DISORDER_MS);
  const [before, word] = [words[early - 1], words[early]];
  if (before && word)
    throw invalid(
      unreadableCaptions(
        file,
        undefined,
        'words in the order in which they are said',
        `${JSON.stringify(word.text.trim())} at ${word.startMs / 1000} s after ${JSON.stringify(before.text.trim())} at ${before.startMs / 1000} s`,
        'Correct the times, or put the words in order.',
      ),
    );
  return wholeWords(words.flatMap((each) => singleWords(each, language)));
}

/** Milliseconds by which two cues may overlap: recognisers write so. The first one is cut. Own: shorter than most words. */
const OVERLAP_MS = 400;

const TIMES =
  /^\s*(?:(\d+):)?(\d{1,2}):(\d{2})[,.](\d{1,3})\s*-->\s*(?:(\d+):)?(\d{1,2}):(\d{2})[,.](\d{1,3})(?:\s.*)?$/;

/** The cues of SRT and WebVTT: a line with two times, and the lines of text below it, up to an empty line. */
function fromCues(text: string, file: string, language: string): CaptionWord[] {
  const lines = text.split('\n');
  const cues: {start: number; end: number; line: number; body: string}[] = [];
  const isVtt = lines[0]?.startsWith('WEBVTT') ?? false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (!line.includes('-->')) {
      // Above the times is a number in SRT, a name in WebVTT; comments and styles are blocks of their own there.
      const isBlock = isVtt && (at === 0 || /^(?:NOTE|STYLE|REGION)\b/.test(line));
      if (isBlock) at += textBelow(lines, at, file, hasTimes).length;
      else if (line.trim() !== '' && !lines[at + 1]?.includes('-->'))
        throw invalid(
          unreadableCaptions(
            file,
            at + 1,
            'SRT, WebVTT or JSON: two times, as 00:00:01,000 --> 00:00:02,500, above each text',
            line.trim().slice(0, 80),
            'Put the times above this text, or remove the text. A text cannot contain an empty line.',
          ),
        );
      continue;
    }
    const times = TIMES.exec(line);
    const [start, end] = times ? [toMs(times.slice(1, 5)), toMs(times.slice(5, 9))] : [0, 0];
    if (!times || end <= start)
      throw invalid(
        unreadableCaptions(
          file,
          at + 1,
          'two times, the second after the first, as 00:00:01,000 --> 00:00:02,500',
          line.trim().slice(0, 80),
          'Correct the times.',
        ),
      );
    const body = textBelow(lines, at, file);
    const text = plainCue(body.join(' ')).trim();
    if (text !== '') cues.push({start, end, line: at + 1, body: text});
    at += body.length;
  }
  cues.sort((a, b) => a.start - b.start);
  return wholeWords(
    cues.flatMap(({start, end, body}, at) => {
      const next = cues[at + 1];
      if (next && (end - next.start > OVERLAP_MS || (next.start === start && end > start)))
        throw invalid(overlapping(file, next.line, end));
      const cue = spreadWords(body, start, Math.min(end, next?.start ?? end), language);
      const [first, last] = [cue[0], cue.at(-1)];
      if (!first || !last) return [];
      first.text = ` ${first.text.trimStart()}`;
      last.pageBreakAfter = true;
      return cue;
    }),
  );
}

/** The lines below one, up to an empty line. Error: one of them is wrong, with times of another cue. */
function textBelow(
  lines: readonly string[],
  above: number,
  file: string,
  isWrong = (line: string) => line.includes('-->'),
): string[] {
  const rest = lines.slice(above + 1);
  const end = rest.findIndex((each) => each.trim() === '');
  const body = end < 0 ? rest : rest.slice(0, end);
  const timesAt = body.findIndex(isWrong);
  if (timesAt >= 0)
    throw invalid(
      unreadableCaptions(
        file,
        above + timesAt + 2,
        'an empty line between two captions, and none of `-->` in a text',
        (body[timesAt] ?? '').trim().slice(0, 80),
        'Put an empty line above this caption.',
      ),
    );
  return body;
}

const overlapping = (file: string, line: number, end: number): Problem =>
  unreadableCaptions(
    file,
    line,
    `a caption that begins at ${(end / 1000).toFixed(3)} s or later, when the one before it ends`,
    'captions that are shown at the same time',
    'Correct the times, or write both texts as one caption.',
  );

const toMs = ([hours = '0', minutes = '0', seconds = '0', fraction = '0']: string[]): number =>
  (Number(hours || 0) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 +
  Number(fraction.padEnd(3, '0'));

/** A cue without marks, and without the characters that only set the direction of writing. */
const plainCue = (text: string): string =>
  withCharacters(withoutMarks(text)).replaceAll(/[\u200e\u200f]/g, '');
