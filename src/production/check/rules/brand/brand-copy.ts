import {quote} from '../../../../spot/findings/layout-rules.ts';
import {readTexts} from '../../../../spot/findings/read-texts.ts';
import type {Fault} from '../../../../spot/findings/rule.ts';
import {
  approvedText,
  type CopyUse,
  copyUse,
  coverCopy,
  isStageOf,
} from '../../../../spot/findings/shown-copy.ts';
import type {ShownElement} from '../../../../spot/findings/shown-elements.ts';
import {plainWords} from '../../../../spot/findings/words.ts';
import {graphicsRule} from '../../graphics.ts';

type UsedText = {element: ShownElement; use: CopyUse};

/** A text that a template draws with other words than those of its field, also with the text of another field in its place, or of which a part is never shown. */
export const brandCopy = graphicsRule({
  id: 'brand-copy',
  version: 2,
  title: 'The template draws other words than the copy has.',
  severity: 'error',
  limits: {
    seconds: {
      value: 0.4,
      unit: 's for which other words are completely there',
      stricter: 'lower',
      source: 'Own: letters that change faster are a movement, and cannot be read',
    },
  },
  judge({spot, shown}, {seconds}) {
    const texts = readTexts(shown, spot.fps).filter(({kind}) => kind === 'text');
    const fields = Map.groupBy(texts, ({name}) => name);
    return [...fields].flatMap(([name, elements]): Fault[] => {
      const approved = approvedText(spot, name);
      if (approved === undefined) return [];
      const used = elements.map(
        (element): UsedText => ({element, use: copyUse(element.text, approved, spot)}),
      );
      const isWhole = used.some(({use}) => use === 'whole' || use === 'more');
      const isShown =
        isWhole ||
        coverCopy(
          texts
            .filter((each) => each.name === name || approvedText(spot, each.name) === undefined)
            .map(({text}) => text),
          approved,
        );
      const faults = used.flatMap(({element, use}) => {
        if (use === 'more') return [{...faultOf(element, approved), severity: 'warning' as const}];
        if (element.rest.frames < seconds * spot.fps) return [];
        // Beside its own text, a field may have others.
        if (use === 'elsewhere') return isShown ? [] : [faultOf(element, approved)];
        if (use !== 'other') return [];
        return isWhole && isStageOf(element.text, approved) ? [] : [faultOf(element, approved)];
      });
      const parts = used.filter(({use}) => use === 'part');
      const [longest] = parts.toSorted((a, b) => b.element.text.length - a.element.text.length);
      const isCut =
        faults.length === 0 &&
        !isWhole &&
        longest &&
        !coverCopy(
          texts.map(({text}) => text),
          approved,
        );
      return isCut ? [...faults, faultOf(longest.element, approved)] : faults;
    });
  },
});

const faultOf = ({rest, name, text, runs}: ShownElement, approved: string): Fault => ({
  frames: rest,
  expected: `${name} to read ${quote(approved)}`,
  got: `the template draws ${quote(plainWords(text))}`,
  evidence: {frame: rest.from, box: runs[0]?.parts[0]?.ink, field: name, text},
});
