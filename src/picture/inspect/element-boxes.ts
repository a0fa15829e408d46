import type {EnclosingBox} from '../../spot/findings/inspection.ts';
import type {Box} from '../../spot/geometry/box.ts';

/** Elements whose content has to stay inside: those of the kit, and elements with `data-box` in any template. */
export const CONTAINER_SELECTOR = '[data-super], [data-end-card], [data-cta], [data-price], [data-box]';

type AncestorEffects = {
  /** Product of all opacities. */
  opacity: number;
  /** Boxes that the element has to stay inside. */
  holders: EnclosingBox[];
  /** The visible part, where something clips. */
  clip: Box | null;
  /** Rotated, skewed or set vertically: its lines have no horizontal edges. */
  turned: boolean;
  /** The linear part of all transforms. */
  matrix: DOMMatrix;
};

/** Opacity, enclosing boxes, clipping and rotation that an element gets from itself and its ancestors up to `root`. */
export function ancestorEffects(element: HTMLElement, root: HTMLElement): AncestorEffects {
  const found: AncestorEffects = {
    opacity: 1,
    holders: [],
    clip: null,
    turned: false,
    matrix: new DOMMatrix(),
  };
  // Between an absolutely positioned element and its containing block, overflow does not clip it.
  let escapesOverflow = false;
  for (let at: HTMLElement | null = element; at && at !== root; at = at.parentElement) {
    const style = getComputedStyle(at);
    const matrix = linearPart(style);
    found.matrix = matrix.multiply(found.matrix);
    found.opacity *= Number(style.opacity);
    found.turned ||= Math.abs(matrix.b) + Math.abs(matrix.c) > 1e-6 || style.writingMode !== 'horizontal-tb';
    const isContainingBlock = style.position !== 'static' || style.transform !== 'none';
    const isTrack = at.parentElement === root;
    const clips = !isTrack && (!escapesOverflow || isContainingBlock) && style.overflow !== 'visible';
    for (const box of [clips ? boxOf(at) : null, insetOf(at, style)])
      if (box) found.clip = found.clip ? intersection(found.clip, box) : box;
    if (!isTrack && (at.matches(CONTAINER_SELECTOR) || hasBackground(style)))
      found.holders.push({name: elementBoxName(at), box: boxOf(at)});
    if (style.position === 'absolute') escapesOverflow = true;
    else if (isContainingBlock) escapesOverflow = false;
  }
  return found;
}

/** The linear part of the transforms of one element: `rotate`, `scale` and `transform`. */
function linearPart({transform, rotate, scale}: CSSStyleDeclaration): DOMMatrix {
  const {a, b, c, d} = new DOMMatrix(transform);
  const angle = rotate.endsWith('deg') ? Number.parseFloat(rotate.split(' ').at(-1) ?? '0') : 0;
  const [across = 1, down = across] = scale === 'none' ? [] : scale.split(' ').map(Number);
  return new DOMMatrix()
    .rotate(angle)
    .scale(across, down)
    .multiply(new DOMMatrix([a, b, c, d, 0, 0]));
}

/** The visible part of an element with `clip-path: inset(...)`, which wipes use. */
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

/** A name for a text in messages: its field, else the box that it is in. */
export function elementTextName(element: HTMLElement): string {
  const labelled = element.closest<HTMLElement>('[data-text], [data-price], [data-cta], [data-box]');
  const {text, price, cta, box}: DOMStringMap = labelled?.dataset ?? {};
  return text ?? price ?? cta ?? (box ? `text in "${box}"` : 'text of the template');
}

/** A name for a box in messages: what it is, and of which field. */
export function elementBoxName({dataset}: HTMLElement): string {
  const {box, super: field, endCard, cta, price, plate} = dataset;
  if (plate !== undefined) return `the plate of ${plate}`;
  if (box !== undefined) return `the box "${box}"`;
  if (field !== undefined) return `the box of ${field}`;
  if (cta !== undefined) return `the button of ${cta}`;
  if (price !== undefined) return `the price tag of ${price}`;
  return endCard === undefined ? 'the panel that it is on' : 'the end card';
}

/** The bounding box of an element or range, in pixels of the page. */
export function boxOf(target: Element | Range): Box {
  const {x, y, width, height} = target.getBoundingClientRect();
  return {x, y, width, height};
}

/** Whether an element has a visible background. */
const hasBackground = ({backgroundColor, backgroundImage}: CSSStyleDeclaration): boolean =>
  backgroundImage !== 'none' || alphaOf(backgroundColor) > 0.05;

/** Opacity of a computed colour: `rgb(1 2 3 / 0.5)`, `rgba(1, 2, 3, 0.5)`, `transparent`. */
export function alphaOf(color: string): number {
  if (color === 'transparent') return 0;
  const numbers = color.replace(/^[a-z-]+\(/, '').match(/[\d.]+%?/g) ?? [];
  const last = numbers.length >= 4 ? (numbers.at(-1) ?? '1') : '1';
  return last.endsWith('%') ? Number.parseFloat(last) / 100 : Number.parseFloat(last);
}

function intersection(a: Box, b: Box): Box {
  const x = Math.max(a.x, b.x);
  const y = Math.max(a.y, b.y);
  const width = Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x);
  return {x, y, width, height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y)};
}
