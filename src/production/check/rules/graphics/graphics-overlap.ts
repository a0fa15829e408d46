import {quote, sharedPixels} from '../../../../spot/findings/layout-rules.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import type {ElementRun, ShownElement} from '../../../../spot/findings/shown-elements.ts';
import {graphicsRule} from '../../graphics.ts';

/** Glyphs over the glyphs of another text, or over a logo, in frames in which both are completely visible. */
export const graphicsOverlap = graphicsRule({
  id: 'graphics-overlap',
  version: 2,
  title: 'A text overlaps another text or a logo.',
  severity: 'error',
  limits: {
    shared: {
      value: 1,
      unit: 'pixels',
      stricter: 'lower',
      source: 'Own: rounding in the browser',
    },
  },
  judge({shown}, {shared}) {
    const seen = shown.filter(({kind}) => kind !== 'box');
    return seen.flatMap((element, index) =>
      seen.slice(index + 1).flatMap((other): Fault[] => {
        if (element.kind === 'logo' && other.kind === 'logo') return [];
        // Two copies of the same words are an effect, such as an outline.
        if (element.text !== '' && element.text === other.text) return [];
        const [worst] = meetings(element, other).toSorted((a, b) => b.by - a.by);
        if (!worst || worst.by <= shared) return [];
        return [
          {
            frames: {from: worst.from, frames: worst.frames},
            expected: `${nameOf(element)} that overlaps no other text and no logo`,
            got: `${Math.ceil(worst.by)} px over ${nameOf(other)}`,
            evidence: {frame: worst.from, box: worst.box, fields: [element.name, other.name], by: worst.by},
          },
        ];
      }),
    );
  },
});

const nameOf = ({text, name}: ShownElement): string => (text === '' ? name : quote(text));

/** By how many pixels two elements overlap, for each time at which both are visible. */
function meetings(element: ShownElement, other: ShownElement) {
  return element.runs.flatMap((run) =>
    other.runs.flatMap((beside) => {
      const from = Math.max(run.from, beside.from);
      const frames = Math.min(run.from + run.frames, beside.from + beside.frames) - from;
      return frames > 0 ? pairs(run, beside).map((pair) => ({...pair, from, frames})) : [];
    }),
  );
}

const pairs = (run: ElementRun, beside: ElementRun) =>
  run.parts.flatMap(({ink}) => beside.parts.map((part) => ({by: sharedPixels(ink, part.ink), box: ink})));
