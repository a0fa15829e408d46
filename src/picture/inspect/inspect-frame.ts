import type {InspectedElement, InspectedFrame} from '../../spot/findings/inspection.ts';
import {PROBLEM_TAG, type Problem} from '../../spot/problem/errors.ts';
import {coveredPart, opaqueElementsIn} from './covering-elements.ts';
import {
  ancestorEffects,
  boxOf,
  CONTAINER_SELECTOR,
  elementBoxName,
  elementTextName,
} from './element-boxes.ts';
import {imagesIn, panelsIn} from './painted-elements.ts';
import {textLines} from './text-lines.ts';
import {textPaint} from './text-paint.ts';

/** Positions of all texts, boxes and logos in one frozen frame, and its problems. Ignores decoration (`aria-hidden`). */
export function inspectFrame(
  root: HTMLElement | null,
  frame: number,
  reported: readonly Problem[],
): InspectedFrame {
  const broken = root?.querySelector<HTMLElement>('[data-broken]')?.dataset.broken;
  const problems = broken === undefined ? reported : [...reported, problemIn(broken)];
  const drawn = broken === undefined ? root : null;
  return {
    frame,
    pieces: drawn ? [...textsIn(drawn), ...boxesIn(drawn)] : [],
    images: drawn ? [...imagesIn(drawn)] : [],
    panels: drawn ? [...panelsIn(drawn)] : [],
    problems: problems.map((problem) => ({...problem})),
    broken: broken !== undefined,
  };
}

function* textsIn(root: HTMLElement): Generator<InspectedElement> {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const blocks = new Map<Element, number>();
  const covers = opaqueElementsIn(root);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    const element = node.parentElement;
    if (!element || (node.textContent ?? '').trim() === '' || !isText(element)) continue;
    const block = element.closest('[data-text]') ?? element;
    if (!blocks.has(block)) blocks.set(block, blocks.size);
    const effects = ancestorEffects(element, root);
    for (const {text, box, ink} of textLines(node, element, effects.turned)) {
      yield {
        kind: 'text',
        name: elementTextName(element),
        text,
        block: blocks.get(block) ?? 0,
        box,
        ink,
        opacity: effects.opacity,
        covered: coveredPart(ink, element, covers, {every: false}),
        holders: effects.holders,
        clip: effects.clip,
        style: textPaint(element, effects.matrix),
      };
    }
  }
}

const isText = (element: Element): boolean =>
  !element.closest('[aria-hidden="true"], style, script, title') &&
  element.checkVisibility({visibilityProperty: true});

/** Elements of the kit with edges of their own, logos, and elements that a template declares as boxes. */
function* boxesIn(root: HTMLElement): Generator<InspectedElement> {
  const covers = opaqueElementsIn(root);
  const selector = `${CONTAINER_SELECTOR}, [data-logo] > img, [data-plate]`;
  for (const element of root.querySelectorAll<HTMLElement>(selector)) {
    if (!isText(element)) continue;
    const logo = element.matches('[data-logo] > img');
    const {opacity, holders} = ancestorEffects(element, root);
    const box = boxOf(element);
    yield {
      kind: logo ? 'logo' : 'box',
      name: logo ? 'the logo' : elementBoxName(element),
      text: '',
      block: -1,
      box,
      ink: box,
      opacity,
      covered: logo ? coveredPart(box, element, covers, {every: true}) : 0,
      // A plate has to stay inside the boxes around it, as the words on it.
      holders: element.matches('[data-plate]')
        ? holders.filter(({name}) => name !== elementBoxName(element))
        : [],
      clip: null,
      style: null,
    };
  }
}

/** The problem in the message of an error that the graphics threw, or a general one. */
function problemIn(message: string): Problem {
  const at = message.indexOf(PROBLEM_TAG);
  if (at >= 0) return JSON.parse(message.slice(at + PROBLEM_TAG.length)) as Problem;
  return {
    code: 'template-broken',
    what: 'the graphics threw an error',
    expected: 'graphics that render',
    got: message,
  };
}
