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

/**
 * The languages whose words are looked for in a text: that of the variant, and German or English where the text is in it, whatever the
 * variant says. A text in another language is searched for English words, which ads in many languages use.
 */
export function claimLanguages(text: string, language: string): ClaimLanguage[] {
  const [declared = ''] = language.toLowerCase().split('-');
  const own = LANGUAGES[declared];
  const others = Object.values(LANGUAGES).filter(
    (each) => each !== own && stopWordsIn(text, each) > (own ? stopWordsIn(text, own) : 1),
  );
  const found = [...(own ? [own] : []), ...others];
  return found.length > 0 ? found : [ENGLISH];
}

const stopWordsIn = (text: string, language: ClaimLanguage): number =>
  (text.toLowerCase().match(/\p{L}+/gu) ?? []).filter((word) => isStopWord(word, [language])).length;
