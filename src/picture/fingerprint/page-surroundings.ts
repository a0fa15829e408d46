import {
  type UncacheableKind,
  type UncacheableReason,
  uncacheable,
} from '../../spot/fingerprint/uncacheable-reason.ts';
import {shadowHosts} from './shadow-roots.ts';

/** The page around the graphics, as far as it decides how they look. */
export type PageSurroundings = {
  /** The text of every style sheet. */
  styleSheets: string;
  /** What changed in the page, outside of the graphics, since they were mounted. No copy's DOM shows which one did it. */
  changed: UncacheableReason | null;
  /** Elements that the browser animates by itself. */
  animated: ReadonlySet<Element>;
  /** Elements that hold a shadow tree, closed ones included. */
  shadowHosts: WeakSet<Element>;
};

type PageFacts = {styleRules: string; roots: string; body: string};

let cleanPage: PageFacts | undefined;

/** Records the page before any graphics are mounted in `root`. Later differences were made by graphics. */
export function rememberCleanPage(root: Element): void {
  cleanPage ??= factsOf(root);
}

/** The page as it is now, around the graphics that are mounted in `root`. */
export function readPage(root: Element): PageSurroundings {
  const now = factsOf(root);
  const animated = new Set<Element>();
  for (const {effect} of document.getAnimations())
    if (effect instanceof KeyframeEffect && effect.target) animated.add(effect.target);
  const kind = changeOf(now) ?? interactionIn(document);
  return {
    styleSheets: now.styleRules,
    changed: kind === null ? null : uncacheable(kind),
    animated,
    shadowHosts,
  };
}

function changeOf({styleRules, roots, body}: PageFacts): UncacheableKind | null {
  if (styleRules !== cleanPage?.styleRules) return 'late-style-rules';
  if (roots !== cleanPage.roots) return 'page-changed';
  return body === cleanPage.body ? null : 'outside-element';
}

/** What a script can change in a page without a trace in its DOM. */
function interactionIn(page: Document): UncacheableKind | null {
  const selection = page.getSelection();
  if (selection && !selection.isCollapsed) return 'selection';
  return page.activeElement === null || page.activeElement === page.body ? null : 'focus';
}

function factsOf(root: Element): PageFacts {
  const {documentElement, body} = document;
  // The renderer sets the page's background before it takes a picture. The footage covers it.
  const withoutBackground = body.cloneNode(false) as HTMLElement;
  withoutBackground.style.background = '';
  return {
    styleRules: textOf([...document.styleSheets, ...document.adoptedStyleSheets]),
    roots: `${openingTag(documentElement)} ${openingTag(withoutBackground)}`,
    body: contentBeside(body, root).join(''),
  };
}

/** Everything in an element except `root` and the elements around it, which the renderer moves while it mounts. */
function contentBeside(element: Element, root: Element): string[] {
  const parts: string[] = [];
  for (const child of element.childNodes) {
    if (child instanceof Text) parts.push(child.data.trim());
    if (!(child instanceof Element) || child === root || child.matches(NOT_DRAWN)) continue;
    const inner = contentBeside(child, root);
    parts.push(
      ...(child.contains(root) || child.matches(MOUNT_POINTS)
        ? inner
        : [`<${openingTag(child)}>`, ...inner, '</>']),
    );
  }
  return parts;
}

/** The elements in which the renderer mounts a composition, one after the other. */
const MOUNT_POINTS = '#video-container, #remotion-canvas, body > [style*="-999999px"]';

const NOT_DRAWN = 'script, style, link, noscript, template';

const openingTag = (element: Element): string =>
  [
    element.tagName,
    ...[...element.attributes]
      .filter(({value}) => value !== '')
      .map(({name, value}) => `${name}=${value}`)
      .sort(),
  ].join(' ');

const textOf = (sheets: readonly CSSStyleSheet[]): string =>
  sheets
    .filter(({disabled}) => !disabled)
    .map((sheet) => {
      try {
        return [...sheet.cssRules].map(({cssText}) => cssText).join('\n');
      } catch {
        return `@import url("${sheet.href}");`;
      }
    })
    .join('\n');
