import {hosts} from './shadow-roots.ts';

/** What stands in the page beside the graphics, and decides how they look. */
export type PageSurroundings = {
  /** The text of every style sheet. */
  sheets: string;
  /** What came into the page with the graphics, outside of them: no copy's DOM can tell whose it is. */
  changed: string | null;
  /** Elements that the browser animates by itself. */
  animated: ReadonlySet<Element>;
  /** Elements that hold a shadow tree, closed ones too. */
  hosts: WeakSet<Element>;
};

type Facts = Record<'rules' | 'frame' | 'body', string>;

const CAUSES: Facts = {
  rules: 'style rules that came in while it was drawn',
  frame: 'styles or classes of the page itself that changed while it was drawn',
  body: 'something drawn outside the graphics',
};

let clean: Facts | undefined;

/** Remembers the page as it is before any graphics are mounted in `root`: what differs later came with them. */
export function notePage(root: Element): void {
  clean ??= factsOf(root);
}

/** The page as it is now, around the graphics that are mounted in `root`. */
export function readPage(root: Element): PageSurroundings {
  const now = factsOf(root);
  const differs = (Object.keys(now) as (keyof Facts)[]).find((fact) => now[fact] !== clean?.[fact]);
  const animated = new Set<Element>();
  for (const {effect} of document.getAnimations())
    if (effect instanceof KeyframeEffect && effect.target) animated.add(effect.target);
  return {
    sheets: now.rules,
    changed: differs ? CAUSES[differs] : marked(),
    animated,
    hosts,
  };
}

/** Marks that a script leaves on a page without a trace in its DOM. */
function marked(): string | null {
  const selection = document.getSelection();
  if (selection && !selection.isCollapsed) return 'a selection';
  return document.activeElement === null || document.activeElement === document.body ? null : 'a focus';
}

function factsOf(root: Element): Facts {
  const {documentElement, body} = document;
  // The renderer sets the page's background before it takes a picture; the footage is over it.
  const bare = body.cloneNode(false) as HTMLElement;
  bare.style.background = '';
  return {
    rules: rulesOf([...document.styleSheets, ...document.adoptedStyleSheets]),
    frame: `${open(documentElement)} ${open(bare)}`,
    body: besides(body, root).join(''),
  };
}

/** All that stands in an element beside the way to `root`, which the renderer moves about while it mounts. */
function besides(element: Element, root: Element): string[] {
  const parts: string[] = [];
  for (const child of element.childNodes) {
    if (child instanceof Text) parts.push(child.data.trim());
    if (!(child instanceof Element) || child === root || child.matches(UNSEEN)) continue;
    const inner = besides(child, root);
    parts.push(
      ...(child.contains(root) || child.matches(WAY) ? inner : [`<${open(child)}>`, ...inner, '</>']),
    );
  }
  return parts;
}

/** Where the renderer mounts a composition: first the one, then the other. */
const WAY = '#video-container, #remotion-canvas, body > [style*="-999999px"]';

const UNSEEN = 'script, style, link, noscript, template';

const open = (element: Element): string =>
  [
    element.tagName,
    ...[...element.attributes]
      .filter(({value}) => value !== '')
      .map(({name, value}) => `${name}=${value}`)
      .sort(),
  ].join(' ');

const rulesOf = (sheets: readonly CSSStyleSheet[]): string =>
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
