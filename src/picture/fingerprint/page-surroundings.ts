import {
  decidingReason,
  type UncacheableKind,
  type UncacheableReason,
  uncacheable,
} from '../../spot/fingerprint/uncacheable-reason.ts';
import {shadowHosts} from './shadow-roots.ts';

/** The page around the graphics, as far as it decides how they look. */
export type PageSurroundings = {
  /** The text of every style sheet. */
  styleSheets: string;
  /** What the modules of the graphics did to the page beside its style sheets, such as a variable on `<html>`. Empty where that is nothing. */
  modules: string;
  /** What changed in the page, outside of the graphics, since they were mounted. No copy's DOM shows which one did it. */
  changed: UncacheableReason | null;
  /** Elements that the browser animates by itself, each with the reason: an animation that stands still shows the same in every page. */
  animated: ReadonlyMap<Element, UncacheableReason>;
  /** Elements that hold a shadow tree, closed ones included. */
  shadowHosts: WeakSet<Element>;
};

type PageFacts = {styleRules: string; roots: string; body: string};

let emptyPage: PageFacts | undefined;

/** The style sheets of the renderer. */
let rendererSheets: ReadonlySet<CSSStyleSheet> | undefined;
let cleanPage: PageFacts | undefined;

/** What graphics that were unmounted have left in the page. */
let leftovers: UncacheableKind | null = null;

/** Records the page without the modules of any graphics: the first time as it is, later what other graphics have left in it. */
export function rememberEmptyPage(root: Element): void {
  const now = factsOf(root);
  emptyPage ??= now;
  rendererSheets ??= new Set(document.styleSheets);
  leftovers = changeSince(emptyPage, now);
}

/**
 * Records the page before graphics are mounted in `root`, the first time and whenever their modules are `fresh`. Later
 * differences were made by these graphics.
 */
export function rememberCleanPage(root: Element, fresh: boolean): void {
  if (fresh || cleanPage === undefined) cleanPage = factsOf(root);
}

/** Whether a style sheet comes from graphics. False for all of them where the page was never empty. */
export const isOfGraphics = (sheet: CSSStyleSheet): boolean =>
  rendererSheets !== undefined && !rendererSheets.has(sheet);

/** The page as it is now, around the graphics that are mounted in `root`. */
export function readPage(root: Element): PageSurroundings {
  const now = factsOf(root);
  const animated = new Map<Element, UncacheableReason>();
  for (const {effect, playState} of document.getAnimations()) {
    if (!(effect instanceof KeyframeEffect) || !effect.target) continue;
    const own = uncacheable(playState === 'paused' ? 'paused-animation' : 'browser-animation');
    animated.set(effect.target, decidingReason([animated.get(effect.target), own]) ?? own);
  }
  const kind = leftovers ?? (cleanPage ? changeSince(cleanPage, now) : null) ?? interactionIn(document);
  return {
    styleSheets: now.styleRules,
    modules: doneByModules(),
    changed: kind === null ? null : uncacheable(kind),
    animated,
    shadowHosts,
  };
}

/** The parts of the page that the modules changed while they were evaluated, as they are then. */
const doneByModules = (): string =>
  (['roots', 'body'] as const)
    .flatMap((part) =>
      cleanPage && emptyPage && cleanPage[part] !== emptyPage[part] ? [cleanPage[part]] : [],
    )
    .join('\n');

function changeSince(before: PageFacts, {styleRules, roots, body}: PageFacts): UncacheableKind | null {
  if (styleRules !== before.styleRules) return 'late-style-rules';
  if (roots !== before.roots) return 'page-changed';
  return body === before.body ? null : 'outside-element';
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
