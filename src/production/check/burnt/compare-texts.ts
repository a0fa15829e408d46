import {diffChars} from 'diff';
import {distance} from 'fastest-levenshtein';

/** How a text that was read differs from the approved one. */
export type TextComparison = {
  /** 1 for equal texts, 0 for texts without a common character: 1 - edit distance / length of the longer one. */
  similarity: number;
  /** True if a digit, or a sign of a currency or a percentage, is another one, missing or added. */
  figures: boolean;
};

/** Signs that the reader tells apart. It has no €, which it reads as E, C or nothing. */
const SIGNS = /[$%£¥]/g;

/** Letters that the reader takes for digits, and digits for letters, in many typefaces. */
const LIKE_DIGITS: readonly (readonly [RegExp, string])[] = [
  [/[oq]/g, '0'],
  [/[il|!]/g, '1'],
  [/z/g, '2'],
  [/s/g, '5'],
  [/b/g, '8'],
];

/** Compares a text that was read with the approved one: without case, spaces, accents and kinds of quotes and dashes. */
export function compareTexts(approved: string, read: string): TextComparison {
  const [a, b] = [folded(withoutEuro(approved)), folded(withoutEuro(approved, read))];
  const longest = Math.max(a.length, b.length, 1);
  return {similarity: 1 - distance(a, b) / longest, figures: figuresDiffer(a, b)};
}

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}|\u00ad/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[‘’‚‹›'`´]/g, "'")
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/[‐‑‒–—―−]/g, '-')
    .replaceAll(/[°º]/g, '')
    .replaceAll(/\s/g, '');

/** The text without € and, where the approved text has one, without what the reader makes of it before or after digits. */
function withoutEuro(approved: string, read = approved): string {
  if (!approved.includes('€')) return read;
  return read.replaceAll('€', '').replaceAll(/[EeCc¢£](?=\s*\d)|(?<=\d\s*)[EeCc¢](?!\p{L})/gu, '');
}

/** Whether the changes from one text to the other touch a figure. */
function figuresDiffer(approved: string, read: string): boolean {
  if (signsOf(approved) !== signsOf(read)) return true;
  if (!/\d/.test(approved) && !/\d/.test(read)) return false;
  const alike = (text: string): string =>
    LIKE_DIGITS.reduce((at, [letters, digit]) => at.replaceAll(letters, digit), text);
  // Both are folded, so that an O that was read for a 0 is no change; a digit for another letter is one.
  let [at, to] = [0, 0];
  for (const {value, added, removed} of diffChars(alike(approved), alike(read))) {
    const [own, other] = [
      added ? '' : approved.slice(at, at + value.length),
      removed ? '' : read.slice(to, to + value.length),
    ];
    if ((removed && /\d/.test(own)) || (added && /\d/.test(other))) return true;
    at += own.length;
    to += other.length;
  }
  return false;
}

const signsOf = (text: string): string => [...(text.match(SIGNS) ?? [])].sort().join('');

/** Scripts that the reader knows: Latin with its accents, digits and marks, and the letters of Chinese and Japanese. */
export const isReadable = (text: string): boolean =>
  !/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(
    text,
  );
