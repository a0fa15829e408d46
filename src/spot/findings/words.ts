import {literally, WORD_END, WORD_START} from '../text/whole-words.ts';
import type {ResolvedSpot} from '../timeline/resolved-spot.ts';

/** A text without soft hyphens, and with single spaces. */
export const plainWords = (text: string): string =>
  text.replaceAll('\u00ad', '').replaceAll(/\s+/g, ' ').trim();

/** Signs that are written for one another. */
export const APOSTROPHES = /[’‘‛ʼʹ′´`]/g;

/** Scripts that put no spaces between words. */
const WITHOUT_SPACES =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * The number of words: runs of characters between spaces with a letter or a digit. Scripts without spaces are divided as a dictionary of the
 * language does. `language`: a BCP 47 tag. Default: that of the machine does not matter where the script says the language.
 */
export const countWords = (text: string, language?: string): number =>
  plainWords(text)
    .split(' ')
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .reduce((sum, word) => sum + (WITHOUT_SPACES.test(word) ? wordsIn(word, language) : 1), 0);

const wordsIn = (text: string, language?: string): number =>
  [...new Intl.Segmenter(language, {granularity: 'word'}).segment(text)].filter(({isWordLike}) => isWordLike)
    .length;

/** The number of characters as a reader sees them, spaces included. */
export const countCharacters = (text: string): number => [...SEGMENTS.segment(plainWords(text))].length;

const SEGMENTS = new Intl.Segmenter(undefined, {granularity: 'grapheme'});

/** The legal lines of a variant: its own, and that of the brand. */
export const legalLines = ({copy, brand}: Pick<ResolvedSpot, 'copy' | 'brand'>): string[] =>
  [copy.legal, brand.legal].filter((line) => typeof line === 'string' && plainWords(line) !== '') as string[];

/** Whether a shown text is a legal line or contains a whole one, in any case and with any line breaks. */
export const isLegal = (text: string, spot: Pick<ResolvedSpot, 'copy' | 'brand' | 'language'>): boolean =>
  legalLines(spot).some((line) => showsLine(text, line, spot.language));

/** Whether a shown text is a line or contains a whole one, in any case and with any line breaks. */
export function showsLine(text: string, line: string, language: string): boolean {
  const [wanted, shown] = [folded(line, language), folded(text, language)];
  const bare = wanted.replaceAll(BETWEEN, '');
  if (bare.length >= SHORT) return shown.replaceAll(BETWEEN, '').includes(bare);
  // A short line may be a part of other words, such as `Ad` of `Add`: it has to begin and end between two words.
  const parts = wanted.split(BETWEEN).filter(Boolean);
  return parts.length > 0 && phrasePattern(parts).test(shown);
}

/**
 * Finds the words of a phrase, one after the other, with any spaces and hyphens between them. The phrase begins and ends between two words in
 * scripts that have spaces; after a Korean word, particles may follow. `ending`: a pattern that may follow the last word.
 */
export function phrasePattern(parts: readonly string[], ending = ''): RegExp {
  const [first, last] = [[...(parts[0] ?? '')][0] ?? '', [...(parts.at(-1) ?? '')].at(-1) ?? ''];
  const start = HANGUL.test(first) ? '(?<![\\p{L}\\p{N}])' : WORD_START;
  const before = WITHOUT_SPACES.test(first) ? '' : start;
  const after = WITHOUT_SPACES.test(last) || HANGUL.test(last) ? '' : `(?:${ending})?${WORD_END}`;
  return new RegExp(`${before}${parts.map(literally).join('[\\s\\p{Pd}]*')}${after}`, 'u');
}

/** Characters below which a line may be a part of other words. */
const SHORT = 12;

const HANGUL = /\p{Script=Hangul}/u;

/** Spaces and hyphens, which a line break replaces or adds. */
const BETWEEN = /[\s\p{Pd}]/gu;

const folded = (text: string, language: string): string =>
  plainWords(text)
    .normalize('NFC')
    .toLocaleLowerCase(language)
    .replaceAll('ß', 'ss')
    .replaceAll(APOSTROPHES, "'")
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll('…', '...');
