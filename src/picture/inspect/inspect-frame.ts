import type {InspectedElement, InspectedFrame} from '../../spot/findings/inspection.ts';
import {PROBLEM_TAG, type Problem} from '../../spot/problem/errors.ts';
import {coversIn, isCovered} from './covering-elements.ts';
import {boxName, boxOf, DECLARED, surroundings, textName} from './element-boxes.ts';
import {textLines} from './text-lines.ts';

/** What stands where in one frozen frame. Decoration (`aria-hidden`) is nobody's text. */
export function readMoment(
  root: HTMLElement | null,
  frame: number,
  told: readonly Problem[],
): InspectedFrame {
  const broken = root?.querySelector<HTMLElement>('[data-broken]')?.dataset.broken;
  const problems = broken === undefined ? told : [...told, problemIn(broken)];
  const pieces = root && broken === undefined ? [...textsIn(root), ...boxesIn(root)] : [];
  return {
    frame,
    pieces,
    problems: problems.map((problem) => ({...problem})),
    broken: broken !== undefined,
  };
}

function* textsIn(root: HTMLElement): Generator<InspectedElement> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const blocks = new Map<Element, number>();
  const covers = coversIn(root);
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    const element = node.parentElement;
    if (!element || (node.textContent ?? '').trim() === '' || !isText(element)) continue;
    const block = element.closest('[data-text]') ?? element;
    if (!blocks.has(block)) blocks.set(block, blocks.size);
    const around = surroundings(element, root);
    for (const {text, box, ink} of textLines(node, element, around.turned)) {
      yield {
        kind: 'text',
        name: textName(element),
        text,
        block: blocks.get(block) ?? 0,
        box,
        ink,
        opacity: around.opacity,
        covered: isCovered(ink, element, covers),
        holders: around.holders,
        clip: around.clip,
      };
    }
  }
}

const isText = (element: Element): boolean =>
  !element.closest('[aria-hidden="true"], style, script, title') &&
  element.checkVisibility({visibilityProperty: true});

/** The parts of the kit that have edges of their own, and whatever a template declares as a box. */
function* boxesIn(root: HTMLElement): Generator<InspectedElement> {
  for (const element of root.querySelectorAll<HTMLElement>(`${DECLARED}, [data-logo] > img`)) {
    if (!isText(element)) continue;
    const logo = element.matches('[data-logo] > img');
    const {opacity} = surroundings(element, root);
    const box = boxOf(element);
    const kind = logo ? 'logo' : 'box';
    const name = logo ? 'the logo' : boxName(element);
    const rest = {text: '', block: -1, ink: box, covered: false, holders: [], clip: null};
    yield {kind, name, box, opacity, ...rest};
  }
}

/** An error that was thrown while drawing: as a problem, where it was one. */
function problemIn(message: string): Problem {
  const at = message.indexOf(PROBLEM_TAG);
  if (at >= 0) return JSON.parse(message.slice(at + PROBLEM_TAG.length)) as Problem;
  return {
    code: 'template-broken',
    what: 'the graphics threw an error',
    expected: 'graphics that can be drawn',
    got: message,
  };
}
