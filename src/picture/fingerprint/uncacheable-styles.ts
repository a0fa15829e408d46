import type {FontText} from '../../spot/fingerprint/fingerprint.ts';
import {
  decidingReason,
  type UncacheableKind,
  type UncacheableReason,
  uncacheable,
} from '../../spot/fingerprint/uncacheable-reason.ts';
import {computedStyleText} from './dom-fingerprint.ts';

/** Words of styles that affect more than their own element, or change without React. */
const SUSPECT = /backdrop-filter|mix-blend-mode|animation|transition|z-index:\s*-|paint\(|will-change/;

/** Styles with CSS random() differ in every page. */
const RANDOM = /\brandom(-item)?\(/;

const PSEUDO = /::?(before|after)/;

export type StyleCheck = {uncacheable: UncacheableReason | null; fontText: FontText[]};

/**
 * Checks the computed styles of a copy's elements, wherever they come from: for styles that make the copy uncacheable,
 * and for the fonts that its text is set in.
 */
export function checkStyles(copy: Element, styleSheets: string, families: ReadonlySet<string>): StyleCheck {
  const checkAll = SUSPECT.test(styleSheets);
  const pseudos = PSEUDO.test(styleSheets) ? ['::before', '::after'] : [];
  const fontText = new Map<string, Set<string>>();
  const reasons: (UncacheableReason | null)[] = [];
  if (RANDOM.test(styleSheets)) reasons.push(uncacheable('random-style'));
  for (const element of copy.querySelectorAll('*')) {
    const own = computedStyleText(element);
    if (checkAll || SUSPECT.test(own)) reasons.push(...styleReasons(getComputedStyle(element), ''));
    if (RANDOM.test(own)) reasons.push(uncacheable('random-style'));
    for (const node of element.childNodes)
      if (node instanceof Text && node.data.trim() !== '' && !NOT_DRAWN.has(element.localName))
        reasons.push(addText(node.data, getComputedStyle(element), families, fontText));
    for (const {text, style} of hiddenTexts(element)) reasons.push(addText(text, style, families, fontText));
    for (const pseudo of pseudos) {
      const style = getComputedStyle(element, pseudo);
      if (style.content === 'none' || style.content === 'normal') continue;
      reasons.push(...styleReasons(style, ` of ${pseudo}`));
      const [text] = /^"(.*)"$/.exec(style.content)?.slice(1) ?? [];
      if (text) reasons.push(addText(text, style, families, fontText));
    }
  }
  return {
    uncacheable: decidingReason(reasons),
    fontText: [...fontText].map(([list, characters]) => ({
      families: list.split('\n'),
      characters: [...characters].sort().join(''),
    })),
  };
}

const NOT_DRAWN = new Set(['title', 'desc', 'metadata']);

/** Text that the browser draws without a text node: what is in a form control, and the marker of a list item. */
function hiddenTexts(element: Element): {text: string; style: CSSStyleDeclaration}[] {
  if (element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement) {
    const text = element.value || element.placeholder;
    return text === '' ? [] : [{text, style: getComputedStyle(element)}];
  }
  if (element.localName !== 'li' && element.localName !== 'summary') return [];
  const style = getComputedStyle(element, '::marker');
  const {display, listStyleType: type} = getComputedStyle(element);
  if (display !== 'list-item' || type === 'none' || SHAPES.has(type)) return [];
  const [, written] = /^"(.*)"$/.exec(type) ?? [];
  return [{text: written ?? COUNTERS.find(([name]) => name.test(type))?.[1] ?? '0123456789.', style}];
}

/** Markers that the browser draws without a font. */
const SHAPES = new Set(['disc', 'circle', 'square', 'disclosure-open', 'disclosure-closed']);

/** The characters of counters, by the name of their style. Default: those of `decimal`. */
const COUNTERS: readonly [RegExp, string][] = [
  [/^lower-(alpha|latin|roman)$/, 'abcdefghijklmnopqrstuvwxyz.'],
  [/^upper-(alpha|latin|roman)$/, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ.'],
];

/** `where` names the pseudo-element, or is empty. */
function styleReasons(style: CSSStyleDeclaration, where: string): UncacheableReason[] {
  const reasons: UncacheableReason[] = [];
  const add = (applies: boolean, kind: UncacheableKind): void => {
    if (applies) reasons.push(uncacheable(kind, where));
  };
  add(style.mixBlendMode !== 'normal', 'blend-mode');
  add(style.backdropFilter !== 'none', 'backdrop-filter');
  const runs = style.animationPlayState.includes('running');
  add(style.animationName !== 'none', runs ? 'css-animation' : 'paused-animation');
  const changesLate = /[1-9]/.test(style.transitionDuration + style.transitionDelay);
  add(style.transitionProperty !== 'none' && changesLate, 'css-transition');
  add(Number(style.zIndex) < 0, 'negative-z-index');
  // The browser may keep such a layer as it first drew it, at another scale.
  add(LAYERED.test(style.willChange) && isTransformed(style), 'scaled-layer');
  add(style.backgroundImage.includes('paint('), 'paint-worklet');
  return reasons;
}

const LAYERED = /transform|scale|rotate|translate|perspective|zoom/;

const isTransformed = ({transform, scale, rotate, translate}: CSSStyleDeclaration): boolean =>
  [transform, scale, rotate, translate].some((value) => value !== 'none');

/** Whether this is the name of a font of the brand as people write it: without the hash under which it is loaded. */
const isBrandName = (name: string | undefined, families: ReadonlySet<string>): boolean =>
  [...families].some((family) => family.replace(/ [0-9a-f]{8}$/, '').toLowerCase() === name?.toLowerCase());

/**
 * Adds the characters of a text to `fontText`. Text whose first font is not the brand's is drawn in a font of this
 * machine, so it is uncacheable. Node checks later which characters the brand's fonts have.
 */
function addText(
  text: string,
  {fontFamily, textTransform}: CSSStyleDeclaration,
  families: ReadonlySet<string>,
  fontText: Map<string, Set<string>>,
): UncacheableReason | null {
  const list = fontFamily.split(',').map((family) => family.trim().replace(/^["']|["']$/g, ''));
  const foreign = list.findIndex((family) => !families.has(family));
  if (foreign === 0)
    return uncacheable(isBrandName(list[0], families) ? 'font-by-name' : 'foreign-font', list[0]);
  const name = (foreign < 0 ? list : list.slice(0, foreign)).join('\n');
  const known = fontText.get(name) ?? new Set();
  const shown = textTransform === 'none' ? text : text + text.toUpperCase() + text.toLowerCase();
  for (const character of shown.normalize('NFC')) known.add(character);
  fontText.set(name, known);
  return null;
}
