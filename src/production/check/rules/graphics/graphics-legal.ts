import {quote} from '../../../../spot/findings/layout-rules.ts';
import {readTexts} from '../../../../spot/findings/read-texts.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import type {ShownElement} from '../../../../spot/findings/shown-elements.ts';
import {countWords, legalLines, showsLine} from '../../../../spot/findings/words.ts';
import {type CheckedGraphics, graphicsRule} from '../../graphics.ts';
import {READING_RATES, secondsToRead, shownTooShortly} from './reading.ts';

const BCAP =
  'BCAP, Technical guidance on the use of superimposed text in television advertising (2019); Clearcast';

/** A legal line that is missing, too small, or not on screen long enough. */
export const graphicsLegal = graphicsRule({
  id: 'graphics-legal',
  version: 3,
  title: 'The legal line is missing, too small, or not on screen long enough.',
  severity: 'error',
  limits: {
    size: {
      value: 2.4,
      unit: '% of the shorter side, font size',
      stricter: 'higher',
      source: 'Own: 9.4 CSS px full screen on a phone of 390 CSS px',
    },
    wide: {
      value: 2.4,
      unit: '% of the width, font size; less is a warning',
      stricter: 'higher',
      source:
        'Own: 9.4 CSS px in a feed on a phone of 390 CSS px, where a wide picture is smaller than full screen',
    },
    ...READING_RATES,
    word: {value: 0.2, unit: 's for each word; less is a warning', stricter: 'higher', source: BCAP},
    recognition: {
      value: 2,
      unit: 's to notice it, added to the time for the words',
      stricter: 'higher',
      source: BCAP,
    },
    recognitionLong: {
      value: 3,
      unit: 's to notice a line of 10 words or more',
      stricter: 'higher',
      source: BCAP,
    },
  },
  judge(graphics, limits) {
    const {spot, shown} = graphics;
    const texts = readTexts(shown, spot.fps).filter(({kind}) => kind === 'text');
    return legalLines(spot).flatMap((line): Fault[] => {
      const legal = texts.filter(({text}) => showsLine(text, line, spot.language));
      if (legal.length === 0)
        return [{frames: null, expected: `the legal line ${quote(line)}`, got: 'no such text'}];
      // If it is shown several times, the longest time must be enough.
      const [longest] = legal.toSorted((a, b) => b.seen.frames - a.seen.frames) as [ShownElement];
      return [...sizeFaults(graphics, legal, limits), ...holdFaults(graphics, longest, limits)];
    });
  },
});

type Limits = {
  size: number;
  wide: number;
  word: number;
  recognition: number;
  recognitionLong: number;
} & Parameters<typeof secondsToRead>[2];

function sizeFaults({spot}: CheckedGraphics, legal: readonly ShownElement[], {size, wide}: Limits): Fault[] {
  const least = (size / 100) * Math.min(spot.width, spot.height);
  const inFeed = (wide / 100) * spot.width;
  return legal.flatMap((element): Fault[] => {
    const part = element.runs
      .flatMap(({parts}) => parts)
      .toSorted((a, b) => (a.style?.size ?? 0) - (b.style?.size ?? 0))[0];
    if (!part?.style || part.style.size >= Math.max(least, inFeed)) return [];
    const isError = part.style.size < least;
    return [
      {
        severity: isError ? 'error' : 'warning',
        frames: element.rest,
        expected: `${quote(element.text)} at a font size of at least ${(isError ? least : inFeed).toFixed(1)} px`,
        got: `${part.style.size.toFixed(1)} px`,
        evidence: {frame: element.rest.from, box: part.ink, field: element.name, size: part.style.size},
      },
    ];
  });
}

function holdFaults(graphics: CheckedGraphics, element: ShownElement, limits: Limits): Fault[] {
  const {word, recognition, recognitionLong} = limits;
  const {language} = graphics.spot;
  const words = countWords(element.text, language);
  const least = secondsToRead(element.text, language, limits);
  const wanted = Math.max(least, word * words + (words < 10 ? recognition : recognitionLong));
  return shownTooShortly(graphics, element, {least, wanted});
}
