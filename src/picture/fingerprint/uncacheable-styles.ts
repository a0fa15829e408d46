import type {FontText} from '../../spot/fingerprint/fingerprint.ts';
import {type UncacheableReason, uncacheable} from '../../spot/fingerprint/uncacheable-reason.ts';
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
  let reason: UncacheableReason | null = RANDOM.test(styleSheets) ? uncacheable('random-style') : null;
  for (const element of copy.querySelectorAll('*')) {
    const own = computedStyleText(element);
    if (checkAll || SUSPECT.test(own)) reason ??= styleReason(getComputedStyle(element), '');
    if (RANDOM.test(own)) reason ??= uncacheable('random-style');
    for (const node of element.childNodes)
      if (node instanceof Text && node.data.trim() !== '' && !NOT_DRAWN.has(element.localName))
        reason ??= addText(node.data, getComputedStyle(element), families, fontText);
    for (const pseudo of pseudos) {
      const style = getComputedStyle(element, pseudo);
      if (style.content === 'none' || style.content === 'normal') continue;
      reason ??= styleReason(style, ` of ${pseudo}`);
      const [text] = /^"(.*)"$/.exec(style.content)?.slice(1) ?? [];
      if (text) reason ??= addText(text, style, families, fontText);
    }
  }
  return {
    uncacheable: reason,
    fontText: [...fontText].map(([list, characters]) => ({
      families: list.split('\n'),
      characters: [...characters].sort().join(''),
    })),
  };
}

const NOT_DRAWN = new Set(['title', 'desc', 'metadata']);

/** `where` names the pseudo-element, or is empty. */
function styleReason(style: CSSStyleDeclaration, where: string): UncacheableReason | null {
  if (style.mixBlendMode !== 'normal') return uncacheable('blend-mode', where);
  if (style.backdropFilter !== 'none') return uncacheable('backdrop-filter', where);
  if (style.animationName !== 'none') return uncacheable('css-animation', where);
  if (style.transitionProperty !== 'none' && /[1-9]/.test(style.transitionDuration + style.transitionDelay))
    return uncacheable('css-transition', where);
  if (Number(style.zIndex) < 0) return uncacheable('negative-z-index', where);
  // The browser may keep such a layer as it first drew it, at another scale.
  if (LAYERED.test(style.willChange) && isTransformed(style)) return uncacheable('scaled-layer', where);
  return style.backgroundImage.includes('paint(') ? uncacheable('paint-worklet', where) : null;
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
