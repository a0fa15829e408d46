import {APOSTROPHES, phrasePattern, plainWords} from './words.ts';

/** For comparing: without accents, and with one kind of apostrophe. The marks of other scripts are vowels, or make another letter. */
export const foldedWords = (text: string): string =>
  plainWords(text)
    .normalize('NFKD')
    .replaceAll(/(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]\p{M}*)\p{M}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ı', 'i')
    .replaceAll(APOSTROPHES, "'");

/** Whether a text has a word or phrase, in the singular or plural, with any hyphens or spaces between its parts. */
export function saysWord(text: string, word: string): boolean {
  const parts = foldedWords(word)
    .split(/[\s\p{Pd}]+/u)
    .filter((part) => part !== '');
  return parts.length > 0 && phrasePattern(parts, 'e?s').test(foldedWords(text));
}
