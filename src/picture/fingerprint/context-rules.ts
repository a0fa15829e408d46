import {type UncacheableReason, uncacheable} from '../../spot/fingerprint/uncacheable-reason.ts';
import {isOfGraphics} from './page-surroundings.ts';

/**
 * Where a rule comes from: the renderer, graphics whose style sheets the bundler has confined to them, or graphics that have
 * added rules to the page by themselves.
 */
type Source = 'renderer' | 'confined' | 'page';

/** A style rule: the elements that it matches, or the pseudo-element of those. Nested selectors are resolved. */
type Rule = {selector: string; pseudo: string; style: CSSStyleDeclaration; from: Source};

/** Selectors that depend on more than the element itself. */
const CONTEXTUAL = /[\s>+~]|:(first|last|only|nth|has|is|where|not|root|empty|scope|host)\b/;

/** The style rules of the page that may style graphics differently in a master, where other elements surround them. */
export type ContextRules = {
  /** Rules that change the box of an element. They matter where they match an element around the graphics, or of the footage. */
  reshaping: Rule[];
  /** Rules whose selector depends on other elements. */
  contextual: Rule[];
  /** The page, and elements as those of the footage of a master. */
  outside: Element[];
};

export function contextRulesOfPage(): ContextRules {
  const rules = [...document.styleSheets, ...document.adoptedStyleSheets]
    .filter(({disabled}) => !disabled)
    .flatMap((sheet) => rulesIn(sheet, '', isOfGraphics(sheet) ? 'page' : 'renderer'));
  return {
    reshaping: rules.filter((rule) => rule.from !== 'confined' && reshapes(rule)),
    contextual: rules.filter(({selector}) => CONTEXTUAL.test(selector) && mayMatch(selector)),
    outside: [document.documentElement, document.body, ...footageElements()],
  };
}

/** False for a selector with a class or an id that no element of the page has. */
const mayMatch = (selector: string): boolean =>
  /[(\\[]/.test(selector) ||
  [...selector.matchAll(/[.#][\w-]+/g)].every(([name]) => document.querySelector(name) !== null);

/**
 * The first style rule that may style graphics differently in a master. `copy` and the elements around it belong to the
 * fingerprinting page; a master has other elements there.
 */
export function contextRule(
  copy: Element,
  {reshaping, contextual, outside}: ContextRules,
): UncacheableReason | null {
  const wrappers = wrappersOf(copy);
  const wide = reshaping.find(({selector, from}) => {
    const others = from === 'page' ? [...wrappers, ...outside] : wrappers;
    return others.some((other) => other.matches(selector));
  });
  if (wide) return reasonFor(wide);
  if (contextual.length === 0) return null;
  const transplants = [0, 4, 12].map((depth) => transplant(copy, depth));
  const elements = [...copy.querySelectorAll('*')];
  const differs = contextual.find(({selector}) =>
    elements.some((element, at) => {
      const matches = element.matches(selector);
      return transplants.some((others) => others[at]?.matches(selector) !== matches);
    }),
  );
  return differs ? reasonFor(differs) : null;
}

/** Elements as those of the footage of a master. */
function footageElements(): Element[] {
  const page = document.implementation.createHTMLDocument();
  let holder: Element = page.body;
  for (let level = 0; level < 6; level++) holder = holder.appendChild(page.createElement('div'));
  holder.append(...['canvas', 'video', 'img'].map((name) => page.createElement(name)));
  return [...holder.children];
}

const reasonFor = ({selector, pseudo}: Rule): UncacheableReason =>
  uncacheable('context-rule', (selector + pseudo).slice(0, 60));

/** The elements between the graphics and the place where the renderer mounts them. */
function wrappersOf(copy: Element): Element[] {
  const wrappers: Element[] = [];
  for (let at: Element | null = copy; at && at !== document.body && at.id === ''; at = at.parentElement)
    wrappers.push(at);
  return wrappers;
}

/** The elements of a copy in another page: nested `depth` boxes deep, after siblings of many kinds. */
function transplant(copy: Element, depth: number): Element[] {
  const page = document.implementation.createHTMLDocument();
  page.replaceChild(page.importNode(document.documentElement, false), page.documentElement);
  const body = page.documentElement.appendChild(page.importNode(document.body, false));
  const neighbour = (): Element => {
    const box = page.createElement('div');
    box.append(...NEIGHBOURS.map((name) => page.createElement(name)));
    return box;
  };
  let holder: Element = body;
  for (let level = 0; level < depth; level++) {
    if (level % 2) holder.append(neighbour());
    holder = holder.appendChild(page.createElement('div'));
  }
  // In a master, the graphics follow the footage.
  if (depth > 0) holder.append(neighbour());
  const own = [...copy.childNodes].map((node) => page.importNode(node, true));
  holder.append(...own);
  return own.flatMap((node) => (node instanceof Element ? [node, ...node.querySelectorAll('*')] : []));
}

const NEIGHBOURS = ['video', 'canvas', 'img', 'svg', 'p', 'span', 'div'];

function rulesIn(holder: {cssRules: CSSRuleList}, outer: string, from: Source): Rule[] {
  let rules: readonly CSSRule[] = [];
  try {
    rules = [...holder.cssRules];
  } catch {
    // The rules of a style sheet of another origin cannot be read. It counts as an unstaged file elsewhere.
  }
  return rules.flatMap((rule): Rule[] => {
    if (rule instanceof CSSStyleRule) {
      const selector = nested(rule.selectorText, outer);
      const parts = partsOf(selector).map((part) => ({...splitPseudo(part), style: rule.style, from}));
      return [...parts, ...rulesIn(rule, selector, from)];
    }
    return 'cssRules' in rule && !(rule instanceof CSSKeyframesRule)
      ? rulesIn(rule as CSSGroupingRule, outer, isConfining(rule) ? 'confined' : from)
      : [];
  });
}

/** A scope that the bundler gave to the style sheets of templates. */
const isConfining = (rule: CSSRule): boolean =>
  rule instanceof CSSScopeRule && (rule.start?.includes('[data-template') ?? false);

function nested(selector: string, outer: string): string {
  if (outer === '') return selector;
  return selector.includes('&') ? selector.replaceAll('&', `:is(${outer})`) : `:is(${outer}) ${selector}`;
}

/** The selectors of a list, split at its outermost commas. */
const partsOf = (list: string): string[] =>
  [...list.matchAll(/(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\[[^\]]*\]|[^,([])+/g)].map(([part]) =>
    part.trim(),
  );

/** Splits off the pseudo-element, which `matches` cannot test. A selector that cannot be parsed counts as `*`. */
function splitPseudo(selector: string): {selector: string; pseudo: string} {
  const [pseudo = ''] =
    /(?:::[\w-]+(?:\([^)]*\))?|:(?:before|after|first-line|first-letter))$/.exec(selector) ?? [];
  const own = selector.slice(0, selector.length - pseudo.length);
  const plain = /[\s>+~]$|^$/.test(own) ? `${own}*` : own;
  try {
    document.createDocumentFragment().querySelector(plain);
    return {selector: plain, pseudo};
  } catch {
    return {selector: '*', pseudo: ''};
  }
}

/** Styles that do not change a box, or that the graphics inherit in a master too. */
const HARMLESS =
  /^(--|box-sizing|font|line-height|letter-spacing|word-|color$|text-(align|indent|rendering|size|wrap|transform)|white-space|tab-size|hyphens|overflow-wrap|-webkit-(text|font|tap)|quotes|list-style|cursor|user-select|fill|stroke|accent-color|border-.*-(style|color)|border-(image|collapse|spacing)|outline-(color|style))/;

const NO_EFFECT = /^(0|0px|0%|none|normal|initial|auto|baseline|medium)( (0|0px|none|normal|auto))*$/;

const reshapes = ({style, pseudo}: Rule): boolean => {
  if (/before|after/.test(pseudo)) return !NO_EFFECT.test(style.content || 'none');
  return (
    pseudo === '' &&
    [...style].some((name) => !HARMLESS.test(name) && !NO_EFFECT.test(style.getPropertyValue(name)))
  );
};
