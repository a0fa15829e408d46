import {readTexts} from '../../../../spot/findings/read-texts.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import {countWords, isLegal} from '../../../../spot/findings/words.ts';
import {graphicsRule, isCaption} from '../../graphics.ts';
import {READING_RATES, secondsToRead, shownTooShortly} from './reading.ts';

/**
 * Text that disappears before a viewer can read it. An error below the rate of subtitles, a warning below the slower rate of BBC subtitles:
 * at least max(shortest, characters / characters a second), and words times seconds a word. The stages of a text that grows are one text.
 */
export const graphicsReadingTime = graphicsRule({
  id: 'graphics-reading-time',
  version: 3,
  title: 'A text is not on screen long enough to be read.',
  severity: 'error',
  limits: {
    shortest: {
      value: 0.833,
      unit: 's',
      stricter: 'higher',
      source: 'Netflix Timed Text Style Guide, General Requirements: at least 5/6 s',
    },
    ...READING_RATES,
    word: {
      value: 0.3,
      unit: 's for each word; less is a warning',
      stricter: 'higher',
      source: 'BBC Subtitle Guidelines: at least 0.3 s for each word',
    },
  },
  judge(graphics, {shortest, word, ...rates}) {
    const {spot, shown} = graphics;
    return readTexts(shown, spot.fps).flatMap((element): Fault[] => {
      if (element.kind !== 'text' || isCaption(element) || isLegal(element.text, spot)) return [];
      const words = countWords(element.text, spot.language);
      if (words === 0) return [];
      const least = Math.max(shortest, secondsToRead(element.text, spot.language, rates));
      return shownTooShortly(graphics, element, {least, wanted: Math.max(least, words * word)});
    });
  },
});
