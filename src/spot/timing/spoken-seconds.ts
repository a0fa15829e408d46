import {SENTENCE_ENDS} from '../captions/sentence-marks.ts';
import {countWords, plainWords} from '../findings/words.ts';

/**
 * Syllables a second of people who read aloud, by language: Pellegrino, Coupe and Marsico, "A cross-language perspective on speech
 * information rate", Language 87 (2011), table 1. Pauses are left out there.
 */
const SYLLABLE_RATES: Readonly<Record<string, number>> = {
  en: 6.19,
  fr: 7.18,
  de: 5.97,
  it: 6.99,
  ja: 7.84,
  zh: 5.18,
  es: 7.82,
};

/** The mean of the table, for other languages. */
const MEAN_RATE = 6.74;

/**
 * How much slower a presenter speaks than the readers of that table, pauses between phrases included: 170 words a minute in English (BBC
 * subtitle guidelines: 160 to 180) at 1.5 syllables a word are 4.25 syllables a second, 0.69 of 6.19.
 */
const PRESENTER = 0.69;

/** Seconds between two sentences. Own: half of the pause at a full stop that readers of news make. */
const SENTENCE_PAUSE = 0.25;

const STOPS = new RegExp(`[${SENTENCE_ENDS}]+(?=\\s*\\S)`, 'gu');

/** Seconds that a voice needs for a text. `language`: a BCP 47 tag. An estimate: the recording decides. */
export function spokenSeconds(text: string, language: string): number {
  const plain = plainWords(text);
  const rate = PRESENTER * (SYLLABLE_RATES[baseOf(language)] ?? MEAN_RATE);
  const stops = (plain.match(STOPS) ?? []).length;
  return syllablesIn(plain, language) / rate + stops * SENTENCE_PAUSE;
}

/** The number of syllables of a text. Digits count as they are read. */
export function syllablesIn(text: string, language: string): number {
  const isEnglish = baseOf(language) === 'en';
  return (plainWords(text).match(TOKENS) ?? []).reduce(
    (sum, token) => sum + syllablesOf(token, isEnglish),
    0,
  );
}

const TOKENS =
  /\p{Nd}+|[%€$£¥]|[\p{Script=Han}]|[\p{Script=Hiragana}\p{Script=Katakana}ー]|\p{Script=Hangul}|[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]+|\p{L}[\p{L}\p{M}’']*/gu;

function syllablesOf(token: string, isEnglish: boolean): number {
  if (/^\p{Nd}/u.test(token)) return digitSyllables(token);
  if (/^[%€$£¥]$/u.test(token)) return 2;
  if (/^[\p{Script=Hiragana}\p{Script=Katakana}ー]$/u.test(token))
    return /[ゃゅょャュョ]/.test(token) ? 0 : 1;
  if (/^[\p{Script=Han}\p{Script=Hangul}]$/u.test(token)) return 1;
  // Three characters of Thai make about one syllable.
  if (/^[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u.test(token)) return Math.ceil(token.length / 3);
  const word = token.toLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');
  // Scripts whose short vowels are not written, such as Arabic: about two letters a syllable.
  if (!/[a-z\p{Script=Greek}\p{Script=Cyrillic}]/u.test(word))
    return Math.max(1, Math.round(word.length / 2));
  const spoken = isEnglish
    ? word.replace(/(?<=[^aeiouyl])(?:e|es|ed)$/u, (end) =>
        end === 'ed' && /[td]ed$/.test(word) ? 'ed' : '',
      )
    : word;
  const groups = spoken.match(/[aeiouyαεηιουωаеёиоуыэюя]+/gu) ?? [];
  return Math.max(1, groups.length);
}

/** A number is read in words: two syllables a digit, but for zeros at its end, which are one word for each three. */
function digitSyllables(digits: string): number {
  const zeros = /0*$/.exec(digits)?.[0].length ?? 0;
  const said = digits.length - zeros;
  return Math.max(1, said * 2 - (said > 1 ? 1 : 0) + (zeros === 1 ? 0 : Math.ceil(zeros / 3) * 2));
}

/** Seconds for which a super has to be there to be read: 0.2 s a word and 2 s to notice it (BCAP, Clearcast). */
export const superSeconds = (text: string, language: string): number => 0.2 * countWords(text, language) + 2;

/**
 * Seconds for which a legal line has to be there: 0.2 s a word and 2 s, from 10 words on 3 s (BCAP, Technical guidance on the use of
 * superimposed text in television advertising, 2019; Clearcast).
 */
export const legalSeconds = (text: string, language: string): number => {
  const words = countWords(text, language);
  return 0.2 * words + (words < 10 ? 2 : 3);
};

/** How many words of a text have to go, so that what is left fits: the last ones are left out first. 0 where all of it fits. */
export function wordsToCut(
  text: string,
  language: string,
  seconds: number,
  needed: (text: string, language: string) => number,
): number {
  const words = [...new Intl.Segmenter(baseOf(language), {granularity: 'word'}).segment(plainWords(text))];
  const ends = words.filter(({isWordLike}) => isWordLike).map(({index, segment}) => index + segment.length);
  const fits = (kept: number): boolean =>
    kept === 0 || needed(plainWords(text).slice(0, ends[kept - 1]), language) <= seconds + SLACK;
  if (needed(text, language) <= seconds + SLACK) return 0;
  const kept = ends.findLastIndex((_, at) => at + 1 < ends.length && fits(at + 1)) + 1;
  return ends.length - kept;
}

/** Rounding of frames and of sums is no fault. */
const SLACK = 1 / 24;

const baseOf = (language: string): string => language.toLowerCase().split('-')[0] ?? '';
