import {
  decidingReason,
  type UncacheableReason,
  uncacheable,
} from '../../spot/fingerprint/uncacheable-reason.ts';
import type {PageSurroundings} from './page-surroundings.ts';
import {resourcesOf, shortName} from './resources.ts';

/** The fingerprint of one copy of the graphics, and the reason for which the DOM does not determine the pixels. */
export type DomFingerprint = {dom: string; uncacheable: UncacheableReason | null};

/** Elements that are drawn from their own attributes, children and styles, and from nothing else. */
const DETERMINED = new Set(
  [
    'div span p a b strong i em u s small sub sup br wbr h1 h2 h3 h4 h5 h6 ul ol li dl dt dd section article',
    'header footer main nav aside figure figcaption blockquote cite code pre kbd samp var mark abbr address time data',
    'del ins dfn bdi bdo ruby rt rp hr img label table caption colgroup col thead tbody tfoot tr td th',
    'svg g defs path rect circle ellipse line polyline polygon text tspan textPath linearGradient radialGradient stop',
    'clipPath mask pattern symbol use image title desc metadata marker filter foreignObject',
    'feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap',
    'feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode',
    'feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence',
  ].flatMap((line) => line.split(' ')),
);

/** Attributes that change what is drawn in ways that their text does not describe. */
const UNDETERMINED_ATTRIBUTES = new Set([
  'srcset',
  'imagesrcset',
  'background',
  'popover',
  'contenteditable',
  'is',
]);

/** Attributes that are drawn only if a style sheet uses them. `data-broken` marks graphics that threw an error. */
const NOT_DRAWN = /^(data-(?!broken$)|aria-)|^(role|alt|title)$/;

/** Ids of React's `useId`: each copy gets other ids, in the same order. */
const REACT_ID = /_[rR]_[0-9a-zA-Z]+_|[:«]r[0-9a-z]+[:»]/g;

/**
 * The DOM of one copy of the graphics, with everything that decides its pixels. `animated` are the images that the
 * browser animates or cannot read.
 */
export function domFingerprint(
  copy: Element,
  page: PageSurroundings,
  animated: ReadonlyMap<string, UncacheableReason>,
): DomFingerprint {
  const ids = new Map<string, number>();
  const parts: string[] = [];
  const reasons: (UncacheableReason | null | undefined)[] = [];
  // A style can draw the value of an attribute with attr().
  const readsAttributes = copy.querySelector('[style*="attr("]') !== null;
  const renumbered = (value: string): string =>
    value.replace(REACT_ID, (id) => {
      if (page.styleSheets.includes(id)) return id;
      if (!ids.has(id)) ids.set(id, ids.size);
      return `_id${ids.get(id)}_`;
    });
  const attributesOf = (element: Element): void => {
    const drawn = [...element.attributes].filter(
      ({name}) => !NOT_DRAWN.test(name) || page.styleSheets.includes(name) || readsAttributes,
    );
    for (const {name, value: written} of drawn.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const value = name === 'style' ? computedStyleText(element) : written;
      let text = renumbered(name === 'class' && !page.styleSheets.includes('[class') ? sorted(value) : value);
      if (value.includes('Background') && name.startsWith('in'))
        reasons.push(uncacheable('background-input'));
      for (const {url, file} of resourcesOf(element, name, value)) {
        if (file === null) reasons.push(uncacheable('unstaged-file', shortName(url)));
        // The path of a file differs between bundles; its name identifies its content.
        else text = text.replace(url, () => file);
        reasons.push(animated.get(url));
      }
      parts.push(` ${name}=${JSON.stringify(text)}`);
    }
  };
  const walk = (node: Node): void => {
    if (node instanceof Text) parts.push(JSON.stringify(node.data));
    if (!(node instanceof Element)) return;
    const own = reasonOf(node, page);
    reasons.push(own);
    parts.push(`<${node.tagName} ${own ? `${own.kind} ${own.detail}` : ''}`);
    attributesOf(node);
    parts.push('>');
    node.childNodes.forEach(walk);
    parts.push('</>');
  };
  copy.childNodes.forEach(walk);
  return {dom: parts.join(''), uncacheable: decidingReason(reasons)};
}

const styles = new Map<string, string>();

/** An element's own style as the browser serializes it: one spelling for styles that are written in different ways. */
export function computedStyleText(element: Element): string {
  const written = element.getAttribute('style');
  if (written === null || !(element instanceof HTMLElement || element instanceof SVGElement)) return '';
  const known = styles.get(written) ?? inOrder(element.style.cssText);
  styles.set(written, known);
  return known;
}

/** Sorted, because React appends what an update sets. Declarations whose order matters keep it. */
const inOrder = (style: string): string =>
  /(inline|block)(-\w+)*:|\ball:/.test(style)
    ? style
    : (style.match(/(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^;"'])+/g) ?? [])
        .map((each) => each.trim())
        .sort()
        .join('; ');

const sorted = (classes: string): string => classes.split(/\s+/).sort().join(' ');

/** Why an element's markup does not determine its pixels. */
function reasonOf(element: Element, {animated, shadowHosts}: PageSurroundings): UncacheableReason | null {
  if (!DETERMINED.has(element.localName)) return uncacheable('element', `<${element.localName}>`);
  if (element.shadowRoot || shadowHosts.has(element)) return uncacheable('shadow-tree');
  const animation = animated.get(element);
  if (animation) return animation;
  if (element.scrollTop !== 0 || element.scrollLeft !== 0)
    return uncacheable('scrolled', `${element.scrollLeft}, ${element.scrollTop}`);
  if (element instanceof SVGSVGElement && (element.currentScale !== 1 || isMoved(element.currentTranslate)))
    return uncacheable('zoomed-svg');
  const attribute = element.getAttributeNames().find((name) => UNDETERMINED_ATTRIBUTES.has(name));
  if (attribute !== undefined) return uncacheable('attribute', attribute);
  if (element instanceof HTMLImageElement && element.naturalWidth === 0) return uncacheable('missing-image');
  return null;
}

const isMoved = ({x, y}: DOMPointReadOnly): boolean => x !== 0 || y !== 0;
