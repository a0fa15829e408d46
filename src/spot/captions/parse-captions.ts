import {invalid, type Problem} from '../problem/errors.ts';
import {type CaptionWord, singleWords, spreadWords, wholeWords} from './caption.ts';
import {fromJson} from './caption-json.ts';
import {withCharacters, withoutMarks} from './cue-text.ts';
import {readCues} from './read-cues.ts';
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

/** The captions of SRT and WebVTT. */
function fromCues(text: string, file: string, language: string): CaptionWord[] {
  const {cues: read, faults} = readCues(text, /^WEBVTT(?!\S)/.test(text) ? 'vtt' : 'srt');
  const fault = faults.find(({isTolerable}) => !isTolerable);
  if (fault) {
    const expected = read.length === 0 ? `SRT, WebVTT or JSON: ${fault.expected}` : fault.expected;
    throw invalid(unreadableCaptions(file, fault.line, expected, fault.got, fault.fix));
  }
  const cues = read
    .map(({text: lines, ...cue}) => ({...cue, body: plainCue(lines.join(' ')).trim()}))
    .filter(({body}) => body !== '')
    .sort((a, b) => a.start - b.start);
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

const overlapping = (file: string, line: number, end: number): Problem =>
  unreadableCaptions(
    file,
    line,
    `a caption that begins at ${(end / 1000).toFixed(3)} s or later, when the one before it ends`,
    'captions that are shown at the same time',
    'Correct the times, or write both texts as one caption.',
  );

/** A cue without marks, and without the characters that only set the direction of writing. */
const plainCue = (text: string): string =>
  withCharacters(withoutMarks(text)).replaceAll(/[\u200e\u200f]/g, '');
