import type {InspectedImage, InspectedPanel, Paint} from '../../spot/findings/inspection.ts';
import {type Box, insetBox} from '../../spot/geometry/box.ts';
import {coveredPart, opaqueElementsIn} from './covering-elements.ts';
import {ancestorEffects, boxOf, elementBoxName} from './element-boxes.ts';
import {contentOf} from './image-content.ts';
import {imageEffects} from './image-effects.ts';
import {partsOfShape, SHAPES} from './shape-parts.ts';
import {paintOf} from './text-paint.ts';

/** Every picture of a frame that can be seen, decoration included. */
export function* imagesIn(root: HTMLElement): Generator<InspectedImage> {
  const covers = opaqueElementsIn(root);
  for (const element of root.querySelectorAll<HTMLImageElement>('img')) {
    if (!element.checkVisibility({visibilityProperty: true})) continue;
    const {opacity, clip, matrix} = ancestorEffects(element, root);
    const box = boxOf(element);
    const style = getComputedStyle(element);
    const {objectFit, objectPosition} = style;
    const natural = {width: element.naturalWidth, height: element.naturalHeight};
    const drawn = contentSizeOf(style);
    yield {
      src: element.currentSrc.split(/[?#]/)[0]?.split('/').at(-1) ?? '',
      logo: element.parentElement?.matches('[data-logo]') ?? false,
      natural,
      drawn,
      fit: objectFit,
      content: contentOf(natural, drawn, objectFit, objectPosition),
      matrix: [matrix.a, matrix.b, matrix.c, matrix.d],
      box,
      opacity,
      clip,
      effects: imageEffects(element, root),
      covered: coveredPart(box, element, covers, {every: true}),
    };
  }
}

/** The size of the content of an element before transforms. `clientWidth` is rounded, which stretches a small picture by a percent. */
function contentSizeOf(style: CSSStyleDeclaration): {width: number; height: number} {
  const px = (name: string): number => Number.parseFloat(style.getPropertyValue(name)) || 0;
  const around = (first: string, last: string): number =>
    style.boxSizing === 'border-box'
      ? ['padding', 'border'].reduce(
          (sum, edge) =>
            sum +
            [first, last].reduce(
              (own, side) => own + px(edge === 'border' ? `border-${side}-width` : `${edge}-${side}`),
              0,
            ),
          0,
        )
      : 0;
  return {width: px('width') - around('left', 'right'), height: px('height') - around('top', 'bottom')};
}

/** Every element of a frame that paints an area, decoration included. */
export function* panelsIn(root: HTMLElement): Generator<InspectedPanel> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    const style = getComputedStyle(element);
    const isShape = element.matches(SHAPES);
    const paints = (isShape ? shapePaints(style, root) : areaPaints(style)).filter(isVisible);
    const isLine = isShape || element.matches(LINES);
    const edges = (isLine ? strokePaints(style, root) : edgePaints(style)).filter(isVisible);
    const shadows = shadowPaints(style.boxShadow).filter(isVisible);
    const parts = isShape && paints.length > 0 ? partsOfShape(element, boxOf(element), root) : null;
    const cover = isShape ? shapeCover(element, paints, parts) : coverOf(style);
    if (
      (paints.length + edges.length + shadows.length === 0 && cover === 0) ||
      !element.checkVisibility({visibilityProperty: true})
    )
      continue;
    // A straight line has a box without an area.
    const box = paints.length > 0 ? boxOf(element) : insetBox(boxOf(element), -strokeWidth(style) / 2);
    if (box.width < 1 || box.height < 1) continue;
    const {opacity, clip} = ancestorEffects(element, root);
    yield {
      name: elementBoxName(element),
      box,
      paints,
      edges,
      shadows,
      opacity,
      cover,
      parts: cover === 0 ? parts : null,
      clip,
      plate: element.matches('[data-plate]'),
    };
  }
}

const isVisible = ({alpha}: Paint): boolean => alpha > 0.01;

/** Shapes of an SVG that have only a stroke. */
const LINES = 'line, polyline';

const shapePaints = ({fill, fillOpacity}: CSSStyleDeclaration, root: HTMLElement): Paint[] =>
  svgPaints(fill, Number(fillOpacity), root);

const strokeWidth = ({stroke, strokeWidth: width}: CSSStyleDeclaration): number =>
  stroke === 'none' ? 0 : Number.parseFloat(width) || 0;

const strokePaints = (style: CSSStyleDeclaration, root: HTMLElement): Paint[] =>
  strokeWidth(style) > 0 ? svgPaints(style.stroke, Number(style.strokeOpacity), root) : [];

/** The colours of a fill or a stroke: one, or those of the stops of its gradient. None for a pattern. */
function svgPaints(value: string, opacity: number, root: HTMLElement): Paint[] {
  if (value === 'none') return [];
  const id = /^url\("#(.+)"\)/.exec(value)?.[1];
  if (id === undefined) return value.startsWith('url(') ? [] : [withOpacity(paintOf(value), opacity)];
  return [...root.querySelectorAll<SVGStopElement>(`[id="${CSS.escape(id)}"] > stop`)].map((stop) => {
    const {stopColor, stopOpacity} = getComputedStyle(stop);
    return withOpacity(paintOf(stopColor), opacity * Number(stopOpacity));
  });
}

const withOpacity = ({color, alpha}: Paint, opacity: number): Paint => ({color, alpha: alpha * opacity});

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

function areaPaints({backgroundColor, backgroundImage}: CSSStyleDeclaration): Paint[] {
  const gradient = backgroundImage.includes('gradient(') ? (backgroundImage.match(COLORS) ?? []) : [];
  return [backgroundColor, ...gradient].map(paintOf);
}

/** The colours of the borders and of the outline of an element. */
function edgePaints(style: CSSStyleDeclaration): Paint[] {
  const lines = [
    ...(['Top', 'Right', 'Bottom', 'Left'] as const).map((side) => ({
      line: style[`border${side}Style`],
      width: style[`border${side}Width`],
      color: style[`border${side}Color`],
    })),
    {line: style.outlineStyle, width: style.outlineWidth, color: style.outlineColor},
  ].filter(({line, width}) => line !== 'none' && line !== 'hidden' && Number.parseFloat(width) > 0);
  return lines.map(({color}) => paintOf(color));
}

/** The colours of computed shadows: `rgb(0, 0, 0) 0px 4px 12px 0px`. At the edge of its element, a blurred shadow has half of its opacity. */
function shadowPaints(boxShadow: string): Paint[] {
  return boxShadow.split(/,(?![^(]*\))/).flatMap((shadow) => {
    const [color] = shadow.match(COLORS) ?? [];
    if (color === undefined) return [];
    const [x = 0, y = 0, blur = 0, spread = 0] = (shadow.replace(color, '').match(/-?[\d.]+px/g) ?? []).map(
      Number.parseFloat,
    );
    if (x === 0 && y === 0 && blur === 0 && spread === 0) return [];
    return [withOpacity(paintOf(color), blur > 0 ? 0.5 : 1)];
  });
}
