import type {InspectedImage, InspectedPanel, Paint} from '../../spot/findings/inspection.ts';
import {ancestorEffects, boxOf, elementBoxName} from './element-boxes.ts';
import {paintOf} from './text-paint.ts';

/** Every picture of a frame that can be seen, decoration included. */
export function* imagesIn(root: HTMLElement): Generator<InspectedImage> {
  for (const element of root.querySelectorAll<HTMLImageElement>('img')) {
    if (!element.checkVisibility({visibilityProperty: true})) continue;
    const {opacity, clip, matrix} = ancestorEffects(element, root);
    const {objectFit, paddingLeft, paddingRight, paddingTop, paddingBottom} = getComputedStyle(element);
    const px = Number.parseFloat;
    yield {
      src: element.currentSrc.split(/[?#]/)[0]?.split('/').at(-1) ?? '',
      logo: element.parentElement?.matches('[data-logo]') ?? false,
      natural: {width: element.naturalWidth, height: element.naturalHeight},
      drawn: {
        width: element.clientWidth - px(paddingLeft) - px(paddingRight),
        height: element.clientHeight - px(paddingTop) - px(paddingBottom),
      },
      fit: objectFit,
      matrix: [matrix.a, matrix.b, matrix.c, matrix.d],
      box: boxOf(element),
      opacity,
      clip,
    };
  }
}

/** Shapes of an SVG that have a fill. */
const SHAPES = 'path, rect, circle, ellipse, polygon';

/** Every element of a frame that paints an area, decoration included. */
export function* panelsIn(root: HTMLElement): Generator<InspectedPanel> {
  for (const element of root.querySelectorAll<HTMLElement>('*')) {
    const style = getComputedStyle(element);
    const paints = (element.matches(SHAPES) ? shapePaints(style) : areaPaints(style)).filter(
      ({alpha}) => alpha > 0.01,
    );
    if (paints.length === 0 || !element.checkVisibility({visibilityProperty: true})) continue;
    const box = boxOf(element);
    if (box.width < 1 || box.height < 1) continue;
    yield {
      name: elementBoxName(element),
      box,
      paints,
      opacity: ancestorEffects(element, root).opacity,
      plate: element.matches('[data-plate]'),
    };
  }
}

const shapePaints = ({fill, fillOpacity}: CSSStyleDeclaration): Paint[] =>
  fill === 'none' || fill.startsWith('url(')
    ? []
    : [paintOf(fill)].map(({color, alpha}) => ({color, alpha: alpha * Number(fillOpacity)}));

/** A colour in the text of a computed gradient. */
const COLORS = /(?:rgba?|color|oklch|oklab|lch|lab|hsla?)\([^()]*\)|#[0-9a-f]{3,8}\b/gi;

function areaPaints(style: CSSStyleDeclaration): Paint[] {
  const {backgroundColor, backgroundImage, borderTopStyle, borderTopWidth, borderTopColor} = style;
  const border = borderTopStyle !== 'none' && Number.parseFloat(borderTopWidth) > 0 ? [borderTopColor] : [];
  const gradient = backgroundImage.includes('gradient(') ? (backgroundImage.match(COLORS) ?? []) : [];
  return [backgroundColor, ...gradient, ...border].map(paintOf);
}
