import {quote} from '../../../../spot/findings/layout-rules.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import type {ShownElement} from '../../../../spot/findings/shown-elements.ts';
import {countCharacters, countWords, isLegal, legalLines} from '../../../../spot/findings/words.ts';
import {type CheckedGraphics, graphicsRule, secondsSeen} from '../../graphics.ts';

const BCAP =
  'BCAP, Technical guidance on the use of superimposed text in television advertising (2019); Clearcast';

/** A legal line that is missing, too small, or not on screen long enough. */
export const graphicsLegal = graphicsRule({
  id: 'graphics-legal',
  version: 1,
  title: 'The legal line is missing, too small, or not on screen long enough.',
  severity: 'error',
  limits: {
    size: {
      value: 2.4,
      unit: '% of the shorter side, font size',
      stricter: 'higher',
      source: 'Own: 9.4 CSS px on a phone of 390 CSS px',
    },
    rate: {
      value: 20,
      unit: 'characters a second',
      stricter: 'lower',
      source: 'Netflix Timed Text Style Guide: adult programmes, up to 20 characters a second',
    },
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
    const [line] = legalLines(spot);
    if (line === undefined) return [];
    const legal = shown.filter(({kind, text}) => kind === 'text' && isLegal(text, spot));
    if (legal.length === 0)
      return [{frames: null, expected: `the legal line ${quote(line)}`, got: 'no such text'}];
    // If it is shown several times, the longest time must be enough.
    const [longest] = legal.toSorted((a, b) => b.seen.frames - a.seen.frames) as [ShownElement];
    return [...sizeFaults(graphics, legal, limits), ...holdFaults(graphics, longest, limits)];
  },
});

type Limits = {size: number; rate: number; word: number; recognition: number; recognitionLong: number};

function sizeFaults({spot}: CheckedGraphics, legal: readonly ShownElement[], {size}: Limits): Fault[] {
  const least = (size / 100) * Math.min(spot.width, spot.height);
  return legal.flatMap((element): Fault[] => {
    const part = element.runs[0]?.parts.toSorted((a, b) => (a.style?.size ?? 0) - (b.style?.size ?? 0))[0];
    if (!part?.style || part.style.size >= least) return [];
    return [
      {
        frames: element.rest,
        expected: `${quote(element.text)} at a font size of at least ${least.toFixed(1)} px`,
        got: `${part.style.size.toFixed(1)} px`,
        evidence: {frame: element.rest.from, box: part.ink, field: element.name, size: part.style.size},
      },
    ];
  });
}

function holdFaults(
  {spot}: CheckedGraphics,
  element: ShownElement,
  {rate, word, recognition, recognitionLong}: Limits,
): Fault[] {
  const words = countWords(element.text);
  const seconds = secondsSeen(element, spot) + 1 / spot.fps;
  const least = countCharacters(element.text) / rate;
  const wanted = Math.max(least, word * words + (words < 10 ? recognition : recognitionLong));
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
        words,
      },
    },
  ];
}
