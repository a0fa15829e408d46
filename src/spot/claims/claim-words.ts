import type {ClaimLanguage} from './claim-language.ts';
import {ENGLISH} from './english-claim-words.ts';
import {GERMAN} from './german-claim-words.ts';

/** Sets of the lists, which are asked for each word. */
const STOP_WORDS = new Map<ClaimLanguage, ReadonlySet<string>>();

/** Whether a word of one of the languages has no meaning of its own. */
export const isStopWord = (word: string, languages: readonly ClaimLanguage[]): boolean =>
  languages.some((language) => {
    const words = STOP_WORDS.get(language) ?? new Set(language.stopWords);
    STOP_WORDS.set(language, words);
    return words.has(word);
  });

const LANGUAGES: Readonly<Record<string, ClaimLanguage>> = {en: ENGLISH, de: GERMAN};

/** A language in the text of another: without its endings, and without words that another language has too. */
const abroad = ({ownPhrases: _, ownHarmless: __, lowerCase: ___, ...rest}: ClaimLanguage): ClaimLanguage =>
  rest;
const ABROAD = new Map(Object.values(LANGUAGES).map((each) => [each, abroad(each)]));

/**
 * The languages whose words are looked for in a text: in full, that of the variant, and German or English where the text is in it, whatever
 * the variant says. Of the others, which ads in any language may contain, only the words that cannot be taken for another language's.
 */
export function claimLanguages(text: string, language: string): ClaimLanguage[] {
  const [declared = ''] = language.toLowerCase().split('-');
  const own = LANGUAGES[declared];
  return Object.values(LANGUAGES).map((each) => {
    const isIn = each === own || stopWordsIn(text, each) > (own ? stopWordsIn(text, own) : 1);
    return isIn ? each : (ABROAD.get(each) ?? each);
  });
}

/** Whether the words of a language, a BCP 47 tag, are known. */
export const isKnownLanguage = (language: string): boolean =>
  LANGUAGES[language.toLowerCase().split('-')[0] ?? ''] !== undefined;

/** The language, English or German, that a text of an unknown language seems to be in: the tag, or undefined. */
export function seemsIn(text: string): string | undefined {
  const [first] = Object.entries(LANGUAGES)
    .map(([tag, language]) => ({tag, count: distinctWordsIn(text, language)}))
    .filter(({count}) => count > 0)
    .sort((a, b) => b.count - a.count);
  return first?.tag;
}

/** Words that claims often have, and no other language. */
const TELLING: ReadonlyMap<ClaimLanguage, RegExp> = new Map([
  [ENGLISH, /^(?:it|costs?|hours?|days?|years?)$/],
  [GERMAN, /^(?:kostet|stunden|tage|jahre)$/],
]);
const SHARED = /^(?:des|her|hat|man|son|die|mal|was|has|one|es)$/;

/** The words of a text that few other languages have. */
const distinctWordsIn = (text: string, language: ClaimLanguage): number =>
  (text.toLowerCase().match(/\p{L}{2,}/gu) ?? []).filter(
    (word) =>
      !SHARED.test(word) &&
      (TELLING.get(language)?.test(word) || (word.length > 2 && isStopWord(word, [language]))),
  ).length;

/** Whether one of the languages, in full, is German, which writes `1.000,5`. */
export const readsGerman = (languages: readonly ClaimLanguage[]): boolean => languages.includes(GERMAN);

const stopWordsIn = (text: string, language: ClaimLanguage): number =>
  (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => isStopWord(word, [language])).length;
