import type {ShownElement} from './shown-elements.ts';
import {countWords, plainWords} from './words.ts';

/** Seconds between two stages of a text at most: a word that replaces another may fade. */
const BETWEEN_STAGES = 0.12;
/** Seconds for which a blinking text is away at most. */
const BETWEEN_BLINKS = 0.5;
/** Words of a stage of a text that is shown word by word, at most. */
const WORD_BY_WORD = 2;
/** A number that changes so often counts up or down; a price that is replaced once is two prices. */
const COUNTED = 3;

/** A text with the stages that it is shown in. */
type Stages = {elements: ShownElement[]};

/**
 * The texts as a viewer reads them. Stages of one text that follow one another are one: letters or words that are added or taken away, a
 * number that counts, words that replace one another, a text that blinks. It has the words of its fullest stage (of all stages, where words
 * replace one another), is seen as long as its
 * words can be read in all stages together, and has the place of the stage that is there longest; it is `still` if that
 * stage has all its words. `fps`: frames a second.
 */
export function readTexts(shown: readonly ShownElement[], fps: number): ShownElement[] {
  const texts: Stages[] = [];
  for (const element of shown.toSorted((a, b) => a.seen.from - b.seen.from)) {
    const before =
      element.kind === 'text' ? texts.find(({elements}) => continues(elements, element, fps)) : undefined;
    if (before) before.elements.push(element);
    else texts.push({elements: [element]});
  }
  return texts.flatMap(({elements}) => (isCounted(elements) ? [asOne(elements, fps)] : elements));
}

const endOf = ({seen}: ShownElement): number => seen.from + seen.frames;

function continues(stages: readonly ShownElement[], next: ShownElement, fps: number): boolean {
  const last = stages.at(-1) as ShownElement;
  if (last.kind !== 'text' || last.name !== next.name) return false;
  const gap = (next.seen.from - endOf(last)) / fps;
  if (gap < 0) return false;
  if (bare(last.text) === bare(next.text)) return gap <= BETWEEN_BLINKS;
  return gap <= BETWEEN_STAGES && stageOf(last, next) !== null;
}

/** How one stage of a text follows from the other; null if it does not. */
function stageOf(a: ShownElement, b: ShownElement): 'grows' | 'counts' | 'replaces' | null {
  const [before, after] = [bare(a.text), bare(b.text)];
  if (before.startsWith(after) || after.startsWith(before)) return 'grows';
  if (withoutDigits(before) === withoutDigits(after)) return 'counts';
  const few = [a, b].every(({text}) => countWords(text) <= WORD_BY_WORD);
  return few && !/\d/.test(before + after) ? 'replaces' : null;
}

/** Letters and digits in the order in which they are read: line breaks and a cursor do not count. */
const bare = (text: string): string => plainWords(text).replaceAll(/[\s_|▌▍█]/gu, '');

const withoutDigits = (text: string): string => text.replaceAll(/[\d.,'’]/gu, '');

/** False for a number that changes only once or twice: each of its values has to be read. */
function isCounted(stages: readonly ShownElement[]): boolean {
  const kinds = kindsOf(stages);
  return kinds.some((kind) => kind !== 'counts') || stages.length > COUNTED - 1;
}

const kindsOf = (stages: readonly ShownElement[]) =>
  stages.slice(1).map((each, at) => stageOf(stages[at] as ShownElement, each));

/** Seconds for which a stage of a text counts for each word that it adds. Afterwards, a viewer waits for the rest. */
const FOR_A_WORD = 0.5;

/** The frames of a stage in which a viewer can read words of the whole text. */
function readFrames(
  stage: ShownElement,
  before: ShownElement | undefined,
  whole: string,
  fps: number,
): number {
  const {frames} = stage.seen;
  const [own, all] = [bare(stage.text), bare(whole)];
  if (own === all || !all.startsWith(own)) return frames;
  const added = countWords(stage.text) - (before ? countWords(before.text) : 0);
  return Math.min(frames, Math.round(FOR_A_WORD * Math.max(1, added) * fps));
}

function asOne(stages: readonly ShownElement[], fps: number): ShownElement {
  const [first] = stages as [ShownElement];
  if (stages.length === 1) return first;
  const longest = stages.reduce((a, b) => (b.rest.frames > a.rest.frames ? b : a));
  const fullest = stages.reduce((a, b) => (bare(b.text).length >= bare(a.text).length ? b : a));
  const last = stages.at(-1) as ShownElement;
  const replaced = kindsOf(stages).includes('replaces');
  const counts = kindsOf(stages).includes('counts');
  const words = stages.flatMap(({text}, at) => (text === stages[at - 1]?.text ? [] : [text]));
  const text = replaced ? words.join(' ') : counts ? last.text : fullest.text;
  return {
    ...longest,
    text,
    seen: {
      from: first.seen.from,
      frames: stages.reduce((sum, stage, at) => sum + readFrames(stage, stages[at - 1], text, fps), 0),
    },
    still: longest.still && bare(longest.text) === bare(text),
    slow: longest.slow && bare(longest.text) === bare(text),
  };
}
