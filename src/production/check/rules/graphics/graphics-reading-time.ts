import {quote} from '../../../../spot/findings/layout-rules.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import {countCharacters, countWords, isLegal} from '../../../../spot/findings/words.ts';
import {graphicsRule, isCaption, secondsSeen} from '../../graphics.ts';

const NETFLIX = 'Netflix Timed Text Style Guide, General Requirements';

/**
 * Text that disappears before a viewer can read it. An error below the rate of subtitles, a warning below the slower rate of BBC subtitles:
 * at least max(shortest, characters / characters a second), and words times seconds a word.
 */
export const graphicsReadingTime = graphicsRule({
  id: 'graphics-reading-time',
  version: 1,
  title: 'A text is not on screen long enough to be read.',
  severity: 'error',
  limits: {
    shortest: {value: 0.833, unit: 's', stricter: 'higher', source: `${NETFLIX}: at least 5/6 s`},
    rate: {
      value: 20,
      unit: 'characters a second',
      stricter: 'lower',
      source: `${NETFLIX}: adult programmes, up to 20 characters a second`,
    },
    word: {
      value: 0.3,
      unit: 's for each word; less is a warning',
      stricter: 'higher',
      source: 'BBC Subtitle Guidelines: at least 0.3 s for each word',
    },
  },
  judge({spot, shown}, {shortest, rate, word}) {
    return shown.flatMap((element): Fault[] => {
      if (element.kind !== 'text' || isCaption(element) || isLegal(element.text, spot)) return [];
      const words = countWords(element.text);
      if (words === 0) return [];
      // One frame is allowed for: entrances and the ends of slots fall between two frames.
      const seconds = secondsSeen(element, spot) + 1 / spot.fps;
      const least = Math.max(shortest, countCharacters(element.text) / rate);
      const wanted = Math.max(least, words * word);
      if (seconds >= wanted) return [];
      return [
        {
          severity: seconds < least ? 'error' : 'warning',
          frames: element.seen,
          expected: `${quote(element.text)} for at least ${wanted.toFixed(2)} s`,
          got: `${secondsSeen(element, spot).toFixed(2)} s`,
          evidence: {
            frame: element.rest.from,
            box: element.runs[0]?.parts[0]?.ink,
            field: element.name,
            text: element.text,
            words,
          },
        },
      ];
    });
  },
});
