import type {EnclosingBox} from '../../spot/findings/inspection.ts';
import type {Box} from '../../spot/geometry/box.ts';

/** Elements that say of themselves what has to stay inside them: the kit's, and `data-box` in any template. */
export const DECLARED = '[data-super], [data-end-card], [data-cta], [data-price], [data-box]';

type Surroundings = {
  opacity: number;
  holders: EnclosingBox[];
  clip: Box | null;
  /** Something around it is rotated or skewed: lines have no edges of their own then. */
  turned: boolean;
};

/** What the elements around an element do to it, up to `root`. */
export function surroundings(element: HTMLElement, root: HTMLElement): Surroundings {
  const found: Surroundings = {opacity: 1, holders: [], clip: null, turned: false};
  // What is positioned absolutely is cut off only by what it is positioned in.
  let free = false;
  for (let at: HTMLElement | null = element; at && at !== root; at = at.parentElement) {
    const style = getComputedStyle(at);
    const matrix = new DOMMatrix(style.transform);
    found.opacity *= Number(style.opacity);
    found.turned ||= Math.abs(matrix.b) + Math.abs(matrix.c) > 1e-6 || style.writingMode !== 'horizontal-tb';
    const holds = style.position !== 'static' || style.transform !== 'none';
    const track = at.parentElement === root;
    const cuts = !track && (!free || holds) && style.overflow !== 'visible';
    for (const cut of [cuts ? boxOf(at) : null, insetOf(at, style)])
      if (cut) found.clip = found.clip ? shared(found.clip, cut) : cut;
    if (!track && (at.matches(DECLARED) || hasGround(style)))
      found.holders.push({name: boxName(at), box: boxOf(at)});
    if (style.position === 'absolute') free = true;
    else if (holds) free = false;
  }
  return found;
}

/** What `clip-path: inset(...)` leaves of an element: how wipes uncover things. */
function insetOf(element: Element, {clipPath}: CSSStyleDeclaration): Box | null {
  const sides = /^inset\(([^)]*?)(?: round .*)?\)$/.exec(clipPath)?.[1]?.trim().split(/\s+/);
  if (!sides) return null;
  const {x, y, width, height} = boxOf(element);
  const [top = '0', right = top, bottom = top, left = right] = sides;
  const px = (side: string, length: number): number =>
    side.endsWith('%') ? (Number.parseFloat(side) / 100) * length : Number.parseFloat(side);
  return {
    x: x + px(left, width),
    y: y + px(top, height),
    width: Math.max(0, width - px(left, width) - px(right, width)),
    height: Math.max(0, height - px(top, height) - px(bottom, height)),
  };
}

/** What a person would call a text: its field, else the box that it is in. */
export function textName(element: HTMLElement): string {
  const {text, price, cta, box} = (element.closest<HTMLElement>(
    '[data-text], [data-price], [data-cta], [data-box]',
  )?.dataset ?? {}) as Record<string, string | undefined>;
  return text ?? price ?? cta ?? (box ? `text in "${box}"` : 'text of the template');
}

/** What a person would call a box: what it is, and of which field. */
export function boxName({dataset}: HTMLElement): string {
  const {box, super: field, endCard, cta, price} = dataset;
  if (box !== undefined) return `the box "${box}"`;
  if (field !== undefined) return `the box of ${field}`;
  if (cta !== undefined) return `the button of ${cta}`;
  if (price !== undefined) return `the price tag of ${price}`;
  return endCard === undefined ? 'the panel that it is on' : 'the end card';
}

export function boxOf(element: Element): Box {
  const {x, y, width, height} = element.getBoundingClientRect();
  return {x, y, width, height};
}

/** A colour or a picture that shows behind what an element holds. */
const hasGround = ({backgroundColor, backgroundImage}: CSSStyleDeclaration): boolean =>
  backgroundImage !== 'none' || alphaOf(backgroundColor) > 0.05;

/** Opacity of a computed colour: `rgb(1 2 3 / 0.5)`, `rgba(1, 2, 3, 0.5)`, `transparent`. */
export function alphaOf(color: string): number {
  if (color === 'transparent') return 0;
  const numbers = color.replace(/^[a-z-]+\(/, '').match(/[\d.]+%?/g) ?? [];
  const last = numbers.length >= 4 ? (numbers.at(-1) ?? '1') : '1';
  return last.endsWith('%') ? Number.parseFloat(last) / 100 : Number.parseFloat(last);
}

function shared(a: Box, b: Box): Box {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x);
  return {x, y, width, height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y)};
}
