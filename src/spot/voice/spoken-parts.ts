import {isSameLanguage} from '../documents/language-tag.ts';
import {JOINED_LETTER, literally, WORD_END, WORD_START} from '../text/whole-words.ts';
import type {Pronunciation} from './voice-choice.ts';

/** A part of a text, and how it is said. */
export type SpokenPart = {text: string; spoken: string};

/**
 * A text in parts, in which the words of the list are spelt as they are said. A word of the list stands alone, in the case in which it is
 * listed; of two that begin at the same place, the longer one counts. In scripts without spaces, the words are those of a dictionary of the language. `language`: a
 * BCP 47 tag; an entry by language is for exactly that tag, or else for its first part, or else for another region of the same language.
 */
export function spokenParts(text: string, list: Pronunciation, language: string): SpokenPart[] {
  const said = new Map(
    Object.entries(list).flatMap(([word, entry]) => {
      const spelling = typeof entry === 'string' ? entry : spellingIn(entry, language);
      return spelling === undefined ? [] : [[word, spelling] as const];
    }),
  );
  if (said.size === 0) return [{text, spoken: text}];
  const words = [...said.keys()].sort((a, b) => b.length - a.length).map(literally);
  const pattern = new RegExp(`${WORD_START}(?:${words.join('|')})${WORD_END}`, 'gu');
  const parts: SpokenPart[] = [];
  let done = 0;
  for (const {0: word, index} of text.matchAll(pattern)) {
    if (!standsAlone(text, [index, index + word.length], language)) continue;
    if (index > done) parts.push(same(text.slice(done, index)));
    parts.push({text: word, spoken: said.get(word) ?? word});
    done = index + word.length;
  }
  if (done < text.length) parts.push(same(text.slice(done)));
  return parts;
}

/** The spelling for a language: that of the tag, of the language alone, or of another region of it. */
function spellingIn(entry: Readonly<Record<string, string>>, language: string): string | undefined {
  const wanted = language.toLowerCase();
  const base = wanted.split('-')[0] ?? '';
  const tags = Object.keys(entry);
  const tag =
    tags.find((each) => each.toLowerCase() === wanted) ??
    tags.find((each) => each.toLowerCase() === base) ??
    tags.find((each) => isSameLanguage(each, language));
  return tag === undefined ? undefined : entry[tag];
}

const IS_JOINED = new RegExp(JOINED_LETTER, 'u');
const IS_KOREAN = /\p{Script=Hangul}/u;

/** Whether a place in a script without spaces is whole words. A Korean word may have a particle behind it. */
function standsAlone(text: string, [from, to]: readonly [number, number], language: string): boolean {
  const letters = (at: number): [string, string] => [
    [...text.slice(0, at)].at(-1) ?? '',
    [...text.slice(at, at + 2)][0] ?? '',
  ];
  const isWithin = (at: number): boolean => letters(at).every((letter) => IS_JOINED.test(letter));
  const ends = [from, ...(IS_KOREAN.test(letters(to)[0]) ? [] : [to])].filter(isWithin);
  if (ends.length === 0) return true;
  const segmenter = new Intl.Segmenter(language.split('-')[0], {granularity: 'word'});
  const starts = new Set([...segmenter.segment(text)].map(({index}) => index));
  return ends.every((at) => starts.has(at));
}

const same = (text: string): SpokenPart => ({text, spoken: text});

/** The whole text as it is said: what a voice gets. */
export const spokenText = (parts: readonly SpokenPart[]): string => parts.map(({spoken}) => spoken).join('');
