import type {InspectedImage, InspectedPanel, Paint} from '../../spot/findings/inspection.ts';
import type {Box} from '../../spot/geometry/box.ts';
import {ancestorEffects, boxOf, elementBoxName} from './element-boxes.ts';
import {contentOf} from './image-content.ts';
import {imageEffects} from './image-effects.ts';
import {partsOfShape, SHAPES} from './shape-parts.ts';
import {paintOf} from './text-paint.ts';

/** Every picture of a frame that can be seen, decoration included. */
export function* imagesIn(root: HTMLElement): Generator<InspectedImage> {
  for (const element of root.querySelectorAll<HTMLImageElement>('img')) {
    if (!element.checkVisibility({visibilityProperty: true})) continue;
    const {opacity, clip, matrix} = ancestorEffects(element, root);
    const {objectFit, objectPosition, paddingLeft, paddingRight, paddingTop, paddingBottom} =
      getComputedStyle(element);
    const px = Number.parseFloat;
    const natural = {width: element.naturalWidth, height: element.naturalHeight};
    const drawn = {
      width: element.clientWidth - px(paddingLeft) - px(paddingRight),
      height: element.clientHeight - px(paddingTop) - px(paddingBottom),
    };
    yield {
      src: element.currentSrc.split(/[?#]/)[0]?.split('/').at(-1) ?? '',
      logo: element.parentElement?.matches('[data-logo]') ?? false,
      natural,
      drawn,
      fit: objectFit,
      content: contentOf(natural, drawn, objectFit, objectPosition),
      matrix: [matrix.a, matrix.b, matrix.c, matrix.d],
      box: boxOf(element),
      opacity,
      clip,
      effects: imageEffects(element, root),
    };
  }
}

/** Every element of a frame that paints an area, decoration included. */
export function* panelsIn(root: HTMLElement): Generator<InspectedPanel> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    const style = getComputedStyle(element);
    const isShape = element.matches(SHAPES);
    const paints = (isShape ? shapePaints(style) : areaPaints(style)).filter(({alpha}) => alpha > 0.01);
    const parts = isShape && paints.length > 0 ? partsOfShape(element, boxOf(element), root) : null;
    const cover = isShape ? shapeCover(element, paints, parts) : coverOf(style);
    if ((paints.length === 0 && cover === 0) || !element.checkVisibility({visibilityProperty: true}))
      continue;
    const box = boxOf(element);
    if (box.width < 1 || box.height < 1) continue;
    const {opacity, clip} = ancestorEffects(element, root);
    yield {
      name: elementBoxName(element),
      box,
      paints,
      opacity,
      cover,
      parts: cover === 0 ? parts : null,
      clip,
      plate: element.matches('[data-plate]'),
    };
  }
}

const shapePaints = ({fill, fillOpacity}: CSSStyleDeclaration): Paint[] =>
  fill === 'none' || fill.startsWith('url(')
    ? []
    : [paintOf(fill)].map(({color, alpha}) => ({color, alpha: alpha * Number(fillOpacity)}));

/** Places at which a shape is tested, as fractions of its box. */
const TESTED = [0.1, 0.3, 0.5, 0.7, 0.9];
/** The part of the places that a shape covers if it counts as covering its box: a disc covers 84 %. */
const COVERS = 0.8;

/** The opacity of a shape that covers all of its box, or, if it is not divided into parts, all but its corners; 0 for other shapes. */
function shapeCover(element: Element, [paint]: readonly Paint[], parts: InspectedPanel['parts']): number {
  if (!paint || !(element instanceof SVGGeometryElement)) return 0;
  if (parts) return isWhole(parts, boxOf(element)) ? paint.alpha : 0;
  const {x, y, width, height} = element.getBBox();
  const places = TESTED.flatMap((across) =>
    TESTED.map((down) => new DOMPoint(x + across * width, y + down * height)),
  );
  const inside = places.filter((place) => element.isPointInFill(place));
  return inside.length >= COVERS * places.length ? paint.alpha : 0;
}

/** Whether the parts leave nothing of the box. */
function isWhole({covered}: NonNullable<InspectedPanel['parts']>, {width, height}: Box): boolean {
  const area = covered.reduce((sum, part) => sum + part.width * part.height, 0);
  return area > 0.999 * width * height;
}

/** A colour in the text of a computed gradient. */
const COLORS = /(?:rgba?|color|oklch|oklab|lch|lab|hsla?)\([^()]*\)|#[0-9a-f]{3,8}\b/gi;

/** The opacity of the background of an element everywhere in its box. */
function coverOf(style: CSSStyleDeclaration): number {
  const {backgroundColor, backgroundImage, backdropFilter, mixBlendMode, maskImage} = style;
  if (mixBlendMode !== 'normal' || maskImage !== 'none') return 0;
  if (backdropFilter.includes('blur(')) return 1;
  const layers = [paintOf(backgroundColor).alpha];
  // Of a gradient that is repeated or beside other pictures, the least opacity is not known.
  if (backgroundImage.startsWith('linear-gradient(') || backgroundImage.startsWith('radial-gradient('))
    layers.push(
      Math.min(...(backgroundImage.match(COLORS) ?? ['transparent']).map((color) => paintOf(color).alpha)),
    );
  return 1 - layers.reduce((open, alpha) => open * (1 - alpha), 1);
}

function areaPaints(style: CSSStyleDeclaration): Paint[] {
  const {backgroundColor, backgroundImage, borderTopStyle, borderTopWidth, borderTopColor} = style;
  const border = borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) > 0 ? [borderTopColor] : [];
  const gradient = backgroundImage.includes('gradient(') ? (backgroundImage.match(COLORS) ?? []) : [];
  return [backgroundColor, ...gradient, ...border].map(paintOf);
}
