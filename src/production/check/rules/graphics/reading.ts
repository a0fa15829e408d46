import {quote} from '../../../../spot/findings/layout-rules.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import type {ShownElement} from '../../../../spot/findings/shown-elements.ts';
import {countWords} from '../../../../spot/findings/words.ts';
import {charactersByScript} from '../../../../spot/findings/writing-script.ts';
import {type CheckedGraphics, secondsSeen} from '../../graphics.ts';

const NETFLIX = 'Netflix Timed Text Style Guides';
const ADULT = 'adult programmes';

/** How fast a viewer reads: the limits that all rules share which judge how long a text is there. */
export const READING_RATES = {
  rate: {
    value: 20,
    unit: 'characters a second',
    stricter: 'lower',
    source: `${NETFLIX}, English: ${ADULT}, up to 20 characters a second`,
  },
  rateKorean: {
    value: 12,
    unit: 'Korean characters a second',
    stricter: 'lower',
    source: `${NETFLIX}, Korean: ${ADULT}`,
  },
  rateChinese: {
    value: 9,
    unit: 'Chinese characters a second',
    stricter: 'lower',
    source: `${NETFLIX}, Chinese: ${ADULT}`,
  },
  rateJapanese: {
    value: 4,
    unit: 'Japanese characters a second',
    stricter: 'lower',
    source: `${NETFLIX}, Japanese: ${ADULT}`,
  },
} as const;

type Rates = {[Name in keyof typeof READING_RATES]: number};

/** Seconds that a viewer needs to read a text, at the rate of each of its scripts. */
export function secondsToRead(text: string, language: string, rates: Rates): number {
  const {korean, chinese, japanese, other} = charactersByScript(text, language);
  return (
    other / rates.rate +
    korean / rates.rateKorean +
    chinese / rates.rateChinese +
    japanese / rates.rateJapanese
  );
}

/** A fault if a text is there for less than `wanted` seconds: an error below `least` seconds, else a warning. */
export function shownTooShortly(
  {spot}: Pick<CheckedGraphics, 'spot'>,
  element: ShownElement,
  {least, wanted}: {least: number; wanted: number},
): Fault[] {
  // One frame is allowed for: entrances and the ends of slots fall between two frames.
  const seconds = secondsSeen(element, spot) + 1 / spot.fps;
  if (seconds >= wanted) return [];
  const {text, name, seen, rest, runs} = element;
  return [
    {
      severity: seconds < least ? 'error' : 'warning',
      frames: seen,
      expected: `${quote(text)} for at least ${wanted.toFixed(2)} s`,
      got: `${secondsSeen(element, spot).toFixed(2)} s`,
      evidence: {
        ...{frame: rest.from, box: runs[0]?.parts[0]?.ink, field: name, text},
        words: countWords(text, spot.language),
      },
    },
  ];
}
