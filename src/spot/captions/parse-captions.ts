import {invalid} from '../problem/errors.ts';
import {type CaptionWord, spreadWords, wholeWords} from './caption.ts';
import {fromJson} from './caption-json.ts';
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
  const words = /^\s*[[{]/.test(plain) ? fromJson(plain, file, language) : fromCues(plain, file, language);
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

const TIMES =
  /^\s*(?:(\d+):)?(\d{1,2}):(\d{2})[,.](\d{1,3})\s*-->\s*(?:(\d+):)?(\d{1,2}):(\d{2})[,.](\d{1,3})(?:\s.*)?$/;

/** The cues of SRT and WebVTT: a line with two times, and the lines of text below it, up to an empty line. */
function fromCues(text: string, file: string, language: string): CaptionWord[] {
  const lines = text.split('\n');
  const words: CaptionWord[] = [];
  const isVtt = lines[0]?.startsWith('WEBVTT') ?? false;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (!line.includes('-->')) {
      // Above the times is a number in SRT, a name in WebVTT; comments and styles are blocks of their own there.
      const isBlock = isVtt && (at === 0 || /^(?:NOTE|STYLE|REGION)\b/.test(line));
      if (isBlock) while (at + 1 < lines.length && lines[at + 1]?.trim() !== '') at++;
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
    const body: string[] = [];
    while (at + 1 < lines.length && lines[at + 1]?.trim() !== '') body.push(lines[++at] ?? '');
    const cue = spreadWords(plainCue(body.join(' ')), start, end, language);
    const [first, last] = [cue[0], cue.at(-1)];
    if (!first || !last) continue;
    first.text = ` ${first.text.trimStart()}`;
    last.pageBreakAfter = true;
    words.push(...cue);
  }
  return wholeWords(words);
}

const toMs = ([hours = '0', minutes = '0', seconds = '0', fraction = '0']: string[]): number =>
  (Number(hours || 0) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 +
  Number(fraction.padEnd(3, '0'));

/** A cue without its tags (`<i>`, `<v Anna>`, `{\an8}`) and with its entities as characters. */
const plainCue = (text: string): string =>
  text
    .replaceAll(/<[^<>]*>|\{\\[^{}]*\}/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&lrm;', '')
    .replaceAll('&rlm;', '')
    .replaceAll('&amp;', '&');
