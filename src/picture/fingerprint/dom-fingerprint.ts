import {FOREIGN} from '../../spot/fingerprint/fingerprint.ts';
import type {PageSurroundings} from './page-surroundings.ts';
import {resourcesOf, shortName} from './resources.ts';

/** What one copy of the graphics is known by, and the first thing in it whose pixels its DOM does not tell. */
export type DomFingerprint = {text: string; opaque: string | null};

/** Elements that are drawn from their own attributes, children and styles, and from nothing else. */
const KNOWN = new Set(
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

/** Attributes that choose, move or edit what is drawn in ways that their text does not tell. */
const STRANGE = new Set(['srcset', 'imagesrcset', 'background', 'popover', 'contenteditable', 'is']);

/** Attributes that are drawn only where a style sheet asks for them. `data-broken` is ours: what threw stands there. */
const UNDRAWN = /^(data-(?!broken$)|aria-)|^(role|alt|title)$/;

/** Ids that React's `useId` gives: every copy gets others, in the same order. */
const REACT_ID = /_[rR]_[0-9a-zA-Z]+_|[:«]r[0-9a-z]+[:»]/g;

/** The DOM of one copy of the graphics with everything that decides its pixels. */
export function domFingerprint(
  copy: Element,
  page: PageSurroundings,
  moving: ReadonlyMap<string, string>,
): DomFingerprint {
  const ids = new Map<string, number>();
  const parts: string[] = [];
  let opaque: string | null = null;
  // By this a style draws the value of an attribute.
  const readsAttributes = copy.querySelector('[style*="attr("]') !== null;
  const renumbered = (value: string): string =>
    value.replace(REACT_ID, (id) => {
      if (page.sheets.includes(id)) return id;
      if (!ids.has(id)) ids.set(id, ids.size);
      return `_id${ids.get(id)}_`;
    });
  const attributesOf = (element: Element): void => {
    const drawn = [...element.attributes].filter(
      ({name}) => !UNDRAWN.test(name) || page.sheets.includes(name) || readsAttributes,
    );
    for (const {name, value: written} of drawn.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const value = name === 'style' ? computedStyleText(element) : written;
      let said = renumbered(name === 'class' && !page.sheets.includes('[class') ? sorted(value) : value);
      if (value.includes('Background') && name.startsWith('in'))
        opaque ??= 'a filter that reads what is behind it';
      for (const {url, file} of resourcesOf(element, name, value)) {
        if (file === null) opaque ??= `${FOREIGN.file}: ${shortName(url)}`;
        // The way to a file differs from bundle to bundle; its name is its content.
        else said = said.replace(url, () => file);
        opaque ??= moving.get(url) ?? null;
      }
      parts.push(` ${name}=${JSON.stringify(said)}`);
    }
  };
  const walk = (node: Node): void => {
    if (node instanceof Text) parts.push(JSON.stringify(node.data));
    if (!(node instanceof Element)) return;
    const strange = strangeness(node, page);
    opaque ??= strange;
    parts.push(`<${node.tagName} ${strange ?? ''}`);
    attributesOf(node);
    parts.push('>');
    node.childNodes.forEach(walk);
    parts.push('</>');
  };
  copy.childNodes.forEach(walk);
  return {text: parts.join(''), opaque};
}

const styles = new Map<string, string>();

/** An element's own style as the browser reads it: as it is written, its words may be spelled in many ways. */
export function computedStyleText(element: Element): string {
  const written = element.getAttribute('style');
  if (written === null || !(element instanceof HTMLElement || element instanceof SVGElement)) return '';
  const known = styles.get(written) ?? inOrder(element.style.cssText);
  styles.set(written, known);
  return known;
}

/** React appends what an update sets, so one style may come in several orders. Where the order matters it stays. */
const inOrder = (style: string): string =>
  /(inline|block)(-\w+)*:|\ball:/.test(style)
    ? style
    : (style.match(/(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|[^;"'])+/g) ?? [])
        .map((each) => each.trim())
        .sort()
        .join('; ');

const sorted = (classes: string): string => classes.split(/\s+/).sort().join(' ');

/** What an element is beside what its markup says. */
function strangeness(element: Element, {animated, hosts}: PageSurroundings): string | null {
  if (!KNOWN.has(element.localName)) return `<${element.localName}>`;
  if (element.shadowRoot || hosts.has(element)) return 'a shadow tree';
  if (animated.has(element)) return 'an animation that the browser runs';
  if (element.scrollTop !== 0 || element.scrollLeft !== 0)
    return `something scrolled by ${element.scrollLeft}, ${element.scrollTop}`;
  if (element instanceof SVGSVGElement && (element.currentScale !== 1 || isMoved(element.currentTranslate)))
    return 'a drawing that was zoomed';
  const attribute = element.getAttributeNames().find((name) => STRANGE.has(name));
  if (attribute !== undefined) return `the attribute "${attribute}"`;
  if (element instanceof HTMLImageElement && element.naturalWidth === 0) return 'a picture that is not there';
  return null;
}

const isMoved = ({x, y}: DOMPointReadOnly): boolean => x !== 0 || y !== 0;
