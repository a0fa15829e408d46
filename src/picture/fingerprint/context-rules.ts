/** Whom a style rule styles, or whose pseudo-element: nested ones with what they are nested in. */
type Rule = {selector: string; pseudo: string; style: CSSStyleDeclaration};

/** Selectors that look at more than the element itself. */
const LOOKS_AROUND = /[\s>+~]|:(first|last|only|nth|has|is|where|not|root|empty|scope|host)\b/;

/** The style rules of the page, as far as it depends on what is around an element whether they style it. */
type Rules = {reshaping: Rule[]; looking: Rule[]};

export function rulesOfPage(): Rules {
  const rules = [...document.styleSheets, ...document.adoptedStyleSheets]
    .filter(({disabled}) => !disabled)
    .flatMap((sheet) => rulesIn(sheet, ''));
  return {
    reshaping: rules.filter(reshapes),
    looking: rules.filter(({selector}) => LOOKS_AROUND.test(selector) && mayMatch(selector)),
  };
}

/** A selector that asks for a class or an id that is nowhere in the page matches nothing, here or elsewhere. */
const mayMatch = (selector: string): boolean =>
  /[(\\[]/.test(selector) ||
  [...selector.matchAll(/[.#][\w-]+/g)].every(([name]) => document.querySelector(name) !== null);

/**
 * The first style rule that may style graphics otherwise in a master, where other elements are around them than here:
 * in the page, `copy` and what is above it are our own.
 */
export function contextRule(copy: Element, {reshaping, looking}: Rules): string | null {
  const ours = wrappersOf(copy);
  const wide = reshaping.find(({selector}) => ours.some((wrapper) => wrapper.matches(selector)));
  if (wide) return tell(wide);
  if (looking.length === 0) return null;
  const others = [0, 4, 12].map((depth) => moved(copy, depth));
  const here = [...copy.querySelectorAll('*')];
  const differs = looking.find(({selector}) =>
    here.some((element, at) => {
      const matches = element.matches(selector);
      return others.some((there) => there[at]?.matches(selector) !== matches);
    }),
  );
  return differs ? tell(differs) : null;
}

const tell = ({selector, pseudo}: Rule): string =>
  `a style rule that may depend on what is around the graphics: ${(selector + pseudo).slice(0, 60)}`;

/** What stands between the graphics and the place where the renderer mounts them. */
function wrappersOf(copy: Element): Element[] {
  const wrappers: Element[] = [];
  for (let at: Element | null = copy; at && at !== document.body && at.id === ''; at = at.parentElement)
    wrappers.push(at);
  return wrappers;
}

/** The graphics as they would stand in another page: deep among boxes, after pictures of all kinds. */
function moved(copy: Element, depth: number): Element[] {
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
  // In a master, what follows its footage is the graphics.
  if (depth > 0) holder.append(neighbour());
  const own = [...copy.childNodes].map((node) => page.importNode(node, true));
  holder.append(...own);
  return own.flatMap((node) => (node instanceof Element ? [node, ...node.querySelectorAll('*')] : []));
}

const NEIGHBOURS = ['video', 'canvas', 'img', 'svg', 'p', 'span', 'div'];

function rulesIn(holder: {cssRules: CSSRuleList}, outer: string): Rule[] {
  let rules: readonly CSSRule[] = [];
  try {
    rules = [...holder.cssRules];
  } catch {
    // A sheet of another origin is a file that is not staged.
  }
  return rules.flatMap((rule): Rule[] => {
    if (rule instanceof CSSStyleRule) {
      const selector = nested(rule.selectorText, outer);
      const parts = partsOf(selector).map((part) => ({...bare(part), style: rule.style}));
      return [...parts, ...rulesIn(rule, selector)];
    }
    return 'cssRules' in rule && !(rule instanceof CSSKeyframesRule)
      ? rulesIn(rule as CSSGroupingRule, outer)
      : [];
  });
}

function nested(selector: string, outer: string): string {
  if (outer === '') return selector;
  return selector.includes('&') ? selector.replaceAll('&', `:is(${outer})`) : `:is(${outer}) ${selector}`;
}

/** A list of selectors, cut at its outermost commas. */
const partsOf = (list: string): string[] =>
  [...list.matchAll(/(?:\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)|\[[^\]]*\]|[^,([])+/g)].map(([part]) =>
    part.trim(),
  );

/** A pseudo-element itself matches nothing. What cannot be read may be anybody. */
function bare(selector: string): {selector: string; pseudo: string} {
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

/** Styles that a box can have without being seen, or that it only hands on to the graphics, which have them too. */
const HARMLESS =
  /^(--|box-sizing|font|line-height|letter-spacing|word-|color$|text-(align|indent|rendering|size|wrap|transform)|white-space|tab-size|hyphens|overflow-wrap|-webkit-(text|font|tap)|quotes|list-style|cursor|user-select|fill|stroke|accent-color|border-.*-(style|color)|border-(image|collapse|spacing)|outline-(color|style))/;

const NOTHING = /^(0|0px|0%|none|normal|initial|auto|baseline|medium)( (0|0px|none|normal|auto))*$/;

const reshapes = ({style, pseudo}: Rule): boolean => {
  if (/before|after/.test(pseudo)) return !NOTHING.test(style.content || 'none');
  return (
    pseudo === '' &&
    [...style].some((name) => !HARMLESS.test(name) && !NOTHING.test(style.getPropertyValue(name)))
  );
};
