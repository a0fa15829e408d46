import {FOREIGN, type FontText} from '../../spot/fingerprint/fingerprint.ts';
import {computedStyleText} from './dom-fingerprint.ts';

/** Styles that reach beyond their own element, or change without React. */
const REACHING = /backdrop-filter|mix-blend-mode|animation|transition|z-index:\s*-|paint\(|will-change/;

/** Drawn by lot in every page anew. */
const CHANCE = /\brandom(-item)?\(/;

const CAUSE_OF_CHANCE = 'random() in a style';

const PSEUDO = /::?(before|after)/;

export type StyleCheck = {opaque: string | null; letters: FontText[]};

/**
 * Looks at the styles that the elements of a copy have in the end, wherever they come from: what reaches the
 * footage or moves by itself, and in which fonts its text is set.
 */
export function checkStyles(copy: Element, sheets: string, families: ReadonlySet<string>): StyleCheck {
  const everywhere = REACHING.test(sheets);
  const pseudos = PSEUDO.test(sheets) ? ['::before', '::after'] : [];
  const letters = new Map<string, Set<string>>();
  let opaque: string | null = CHANCE.test(sheets) ? CAUSE_OF_CHANCE : null;
  for (const element of copy.querySelectorAll('*')) {
    const own = computedStyleText(element);
    if (everywhere || REACHING.test(own)) opaque ??= reaching(getComputedStyle(element), '');
    if (CHANCE.test(own)) opaque ??= CAUSE_OF_CHANCE;
    for (const node of element.childNodes)
      if (node instanceof Text && node.data.trim() !== '' && !UNDRAWN.has(element.localName))
        opaque ??= note(node.data, getComputedStyle(element), families, letters);
    for (const pseudo of pseudos) {
      const style = getComputedStyle(element, pseudo);
      if (style.content === 'none' || style.content === 'normal') continue;
      opaque ??= reaching(style, ` of ${pseudo}`);
      const [text] = /^"(.*)"$/.exec(style.content)?.slice(1) ?? [];
      if (text) opaque ??= note(text, style, families, letters);
    }
  }
  return {
    opaque,
    letters: [...letters].map(([list, characters]) => ({
      families: list.split('\n'),
      characters: [...characters].sort().join(''),
    })),
  };
}

const UNDRAWN = new Set(['title', 'desc', 'metadata']);

function reaching(style: CSSStyleDeclaration, whose: string): string | null {
  if (style.mixBlendMode !== 'normal') return `mix-blend-mode${whose}`;
  if (style.backdropFilter !== 'none') return `backdrop-filter${whose}`;
  if (style.animationName !== 'none') return `animation${whose}`;
  if (style.transitionProperty !== 'none' && /[1-9]/.test(style.transitionDuration + style.transitionDelay))
    return `transition${whose}`;
  if (Number(style.zIndex) < 0) return `a negative z-index${whose}, which may go under the footage`;
  // The browser may go on showing such a layer as it first drew it, at another scale.
  if (LAYERED.test(style.willChange) && isTransformed(style))
    return `${FOREIGN.memory}: a layer with will-change${whose}`;
  return style.backgroundImage.includes('paint(') ? `a paint worklet${whose}` : null;
}

const LAYERED = /transform|scale|rotate|translate|perspective|zoom/;

const isTransformed = ({transform, scale, rotate, translate}: CSSStyleDeclaration): boolean =>
  [transform, scale, rotate, translate].some((value) => value !== 'none');

/** Text in a face that is not the brand's is drawn in whatever the machine has. Which characters a face has, others know. */
function note(
  text: string,
  {fontFamily, textTransform}: CSSStyleDeclaration,
  families: ReadonlySet<string>,
  letters: Map<string, Set<string>>,
): string | null {
  const list = fontFamily.split(',').map((family) => family.trim().replace(/^["']|["']$/g, ''));
  const strange = list.findIndex((family) => !families.has(family));
  if (strange === 0) return `text in "${list[0]}", ${FOREIGN.font}`;
  const name = (strange < 0 ? list : list.slice(0, strange)).join('\n');
  const known = letters.get(name) ?? new Set();
  const shown = textTransform === 'none' ? text : text + text.toUpperCase() + text.toLowerCase();
  for (const character of shown.normalize('NFC')) known.add(character);
  letters.set(name, known);
  return null;
}
