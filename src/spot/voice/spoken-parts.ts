import {literally} from '../text/whole-words.ts';
import type {Pronunciation} from './voice-choice.ts';

/** A part of a text, and how it is said. */
export type SpokenPart = {text: string; spoken: string};

/**
 * A text in parts, in which the words of the list are spelt as they are said. A word of the list stands alone, in the case in which it is
 * listed; of two that begin at the same place, the longer one counts. `language`: a BCP 47 tag; an entry by language is for exactly
 * that tag, or else for its first part.
 */
export function spokenParts(text: string, list: Pronunciation, language: string): SpokenPart[] {
  const said = new Map(
    Object.entries(list).flatMap(([word, entry]) => {
      const spelling =
        typeof entry === 'string' ? entry : (entry[language] ?? entry[language.split('-')[0] ?? '']);
      return spelling === undefined ? [] : [[word, spelling] as const];
    }),
  );
  if (said.size === 0) return [{text, spoken: text}];
  const words = [...said.keys()].sort((a, b) => b.length - a.length).map(literally);
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
  const parts: SpokenPart[] = [];
  let done = 0;
  for (const {0: word, index} of text.matchAll(pattern)) {
    if (index > done) parts.push(same(text.slice(done, index)));
    parts.push({text: word, spoken: said.get(word) ?? word});
    done = index + word.length;
  }
  if (done < text.length) parts.push(same(text.slice(done)));
  return parts;
}

const same = (text: string): SpokenPart => ({text, spoken: text});

/** The whole text as it is said: what a voice gets. */
export const spokenText = (parts: readonly SpokenPart[]): string => parts.map(({spoken}) => spoken).join('');
