import {wordPlacesOfAny} from '../text/whole-words.ts';
import type {ClaimFigure} from './claim-figure.ts';
import type {ClaimKind, ClaimLanguage} from './claim-language.ts';

/** What makes a sentence a claim, and where it is. */
export type FoundMark = {
  kind: ClaimKind;
  /** As written. */
  text: string;
  /** Equal for forms of the same word. For a number or a price: empty. */
  key: string;
  /** The number; null for words. */
  figure: ClaimFigure | null;
  /** The first character, and the one after the last. */
  at: ClaimFigure['at'];
};

/** The words and phrases of a language, each place once. */
export function phrasesIn(text: string, language: ClaimLanguage, isClaim: boolean): FoundMark[] {
  const found = [
    ...Object.entries(language.phrases).map(([kind, list]) => [kind, list, 'giu'] as const),
    ...Object.entries(language.ownPhrases ?? {}).map(([kind, list]) => [kind, list, 'giu'] as const),
    ...Object.entries(language.lowerCase ?? {}).map(([kind, list]) => [kind, list, 'gu'] as const),
  ];
  return found.flatMap(([kind, list, flags]) =>
    wordPlacesOfAny(text, list, flags).map((match) => ({
      kind: kind as ClaimKind,
      text: match[0],
      key: `${isNegated(text.slice(0, match.index), language, isClaim) ? 'not ' : ''}${keyOfWord(match[0])}`,
      figure: null,
      at: [match.index, match.index + match[0].length] as ClaimFigure['at'],
    })),
  );
}

/** Negations that reach far: `we never claim to be the best`. */
const FAR = new Set(['not', 'never', 'isn’t', "isn't", 'don’t', "don't", 'nicht', 'nie', 'niemals']);

/** Whether the words before a mark turn it into its opposite: two of them, and in an approved claim, to be sure, eight. */
function isNegated(before: string, {negations}: ClaimLanguage, isClaim: boolean): boolean {
  const clause = /[^,;:.!?…–—]*$/u.exec(before)?.[0] ?? '';
  const words = (isClaim ? clause : before)
    .toLowerCase()
    .replaceAll(/(?<!\p{L})(?:not (?:just|only|merely)|nicht (?:nur|bloß))(?!\p{L})/gu, ' ')
    .match(/[\p{L}'’]+/gu);
  const near = (words ?? []).slice(-2).some((word) => negations.includes(word));
  return (
    near || (isClaim && (words ?? []).slice(-8).some((word) => FAR.has(word) && negations.includes(word)))
  );
}

/** A word without its ending, so that `schnellste` and `schnellsten` are equal, and `guarantee` and `guaranteed`. */
const keyOfWord = (word: string): string =>
  word
    .toLowerCase()
    .replaceAll(/[\s\p{Pd}]+/gu, ' ')
    .replace(/(?<=\p{L}{3})ies$/u, 'y')
    .replace(/(?<=\p{L}{3})(?:e[nrsmd]?|s|ing)$/u, '');
