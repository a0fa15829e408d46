import {textsIn} from '../brand/characters.ts';
import type {ScriptFile} from '../documents/script.ts';
import {countWords, plainWords} from '../findings/words.ts';
import {legalSeconds, spokenSeconds, superSeconds, wordsToCut} from './spoken-seconds.ts';

/** A text of a beat that needs more time than the beat has. */
export type TooLong = {
  /** The place of the beat in the script, from 0. */
  beat: number;
  /** Whether it is spoken or shown. */
  field: 'says' | 'super';
  text: string;
  /** Seconds that it needs. */
  needed: number;
  /** Seconds that the beat has in this spot. */
  seconds: number;
  /** How many of its words have to go. */
  cut: number;
  /** How many words it has. */
  words: number;
};

/** What a spot of one length and language makes of its script. */
export type ScriptTiming = {
  beats: readonly Pick<ScriptFile['beats'][number], 'slot' | 'says' | 'super'>[];
  /** Seconds of each slot in the spot. */
  seconds: Readonly<Record<string, number>>;
  /** A BCP 47 tag. */
  language: string;
  /** The words on screen. A super that is none of them is a note for people, and is not timed. */
  copy: unknown;
  /** The legal lines. */
  legal: readonly string[];
};

/**
 * The texts of a script that are too long for their beats: words of the voice at the speech rate of the language, supers at 0.2 s a word
 * and 2 s, legal lines by the rule of broadcasters.
 */
export function tooLongTexts({beats, seconds, language, copy, legal}: ScriptTiming): TooLong[] {
  const shown = new Set(textsIn(copy).map(({text}) => plainWords(text)));
  const lines = new Set(legal.map(plainWords));
  return beats.flatMap(({slot, says, super: title}, beat): TooLong[] => {
    const time = seconds[slot];
    if (time === undefined) return [];
    const isLegal = lines.has(plainWords(title));
    const judge = (field: TooLong['field'], text: string, needed: typeof spokenSeconds): TooLong[] => {
      const cut = plainWords(text) === '' ? 0 : wordsToCut(text, language, time, needed);
      return cut === 0
        ? []
        : [
            {
              beat,
              field,
              text,
              needed: needed(text, language),
              seconds: time,
              cut,
              words: countWords(text, language),
            },
          ];
    };
    return [
      ...judge('says', says, spokenSeconds),
      ...(isLegal || shown.has(plainWords(title))
        ? judge('super', title, isLegal ? legalSeconds : superSeconds)
        : []),
    ];
  });
}
