import type {ResolvedSpot} from '../../spot/resolved.ts';

/** What a graphics state is known by, or why its DOM cannot vouch for its pixels. */
export type Signature = {text: string; opaque: string | null};

/** Elements whose pixels are not in the DOM, or go on by themselves. */
const LIVE =
  'canvas, video, audio, iframe, object, embed, input, textarea, select, animate, animateTransform, animateMotion, set, foreignObject video, feImage';

/** Styles that reach beyond their own element, or change without React. */
const REACHING =
  /(?:^|[;{\s-])(backdrop-filter|mix-blend-mode|animation|animation-name|transition)\s*:\s*(?!none|normal|unset|initial)/i;

/** A file that is named by its own hash, or one that the bundle carries under its hash. */
const KNOWN_URL =
  /^(data:|#|.*\/[0-9a-f]{64}\.[a-z0-9]{2,5}$|.*\/[0-9a-f]{16,}\.(woff2?|png|jpe?g|webp|svg)$)/;

/** Pictures that may move by themselves. */
const MOVING = /\.(gif|apng)$/i;

/** The DOM of one copy of the graphics with everything that decides its pixels, ids by their order. */
export function signatureOf(root: HTMLElement, families: ReadonlySet<string>): Signature {
  const ids = new Map<string, string>();
  const parts: string[] = [];
  let opaque = causeIn(root);
  const walk = (node: Node): void => {
    if (node instanceof Text) {
      parts.push(JSON.stringify(node.data));
      if (node.parentElement && node.data.trim() !== '') opaque ??= fontCause(node.parentElement, families);
      return;
    }
    if (!(node instanceof Element)) return;
    parts.push(`<${node.tagName}`);
    for (const {name, value} of [...node.attributes].sort((a, b) => (a.name < b.name ? -1 : 1))) {
      parts.push(` ${name}=${renamed(name, value, ids)}`);
      opaque ??= attributeCause(name, value);
    }
    opaque ??= elementCause(node);
    parts.push('>');
    node.childNodes.forEach(walk);
    parts.push('</>');
  };
  root.childNodes.forEach(walk);
  return {text: parts.join(''), opaque};
}

/** React's `useId` gives every copy ids of its own: by their order they are the same. */
function renamed(name: string, value: string, ids: Map<string, string>): string {
  const known = (id: string): string => {
    if (!ids.has(id)) ids.set(id, `#${ids.size}`);
    return ids.get(id) as string;
  };
  if (
    ['id', 'for', 'href', 'xlink:href', 'aria-labelledby', 'aria-describedby'].includes(name) &&
    !/[:/]{2}/.test(value)
  )
    return known(value.replace(/^#/, ''));
  return value.replace(/url\(["']?#([^"')]+)["']?\)/g, (_, id: string) => `url(${known(id)})`);
}

function causeIn(root: HTMLElement): string | null {
  const live = root.querySelector(LIVE);
  if (live) return `<${live.tagName.toLowerCase()}>`;
  const running = root.getAnimations({subtree: true});
  return running.length > 0 ? 'an animation that the browser runs' : null;
}

function attributeCause(name: string, value: string): string | null {
  if (name === 'style') {
    const reaching = REACHING.exec(value);
    if (reaching) return `${reaching[1]} in a style`;
  }
  const urls =
    name === 'src' || name === 'href' || name === 'xlink:href'
      ? [value]
      : [...value.matchAll(/url\(["']?([^"')]+)["']?\)/g)].map(([, url]) => url ?? '');
  for (const url of urls) {
    if (MOVING.test(url)) return `a picture that may move: ${short(url)}`;
    if (!KNOWN_URL.test(url)) return `a file that is not staged: ${short(url)}`;
  }
  return null;
}

function elementCause(element: Element): string | null {
  if (element.shadowRoot || element.tagName.includes('-'))
    return `a custom element, <${element.tagName.toLowerCase()}>`;
  if (element.scrollTop !== 0 || element.scrollLeft !== 0) return 'something scrolled';
  return null;
}

/** Text in a face that is not the brand's may be drawn in whatever the machine has. */
function fontCause(element: Element, families: ReadonlySet<string>): string | null {
  const [first = ''] = getComputedStyle(element).fontFamily.split(',');
  const family = first.trim().replace(/^["']|["']$/g, '');
  return families.has(family) ? null : `text in "${family}", which is no font of the brand`;
}

const short = (url: string): string => url.split('/').at(-1)?.slice(0, 60) ?? '';

/**
 * The style sheets of the page: their text belongs to every signature. What they can do that no signature sees
 * (pseudo-elements, animation, blending) makes all of it opaque.
 */
export function sheetsOf(document: Document): Signature {
  const sheets = [...document.styleSheets, ...document.adoptedStyleSheets];
  const texts: string[] = [];
  for (const sheet of sheets) {
    try {
      texts.push([...sheet.cssRules].map(({cssText}) => cssText).join('\n'));
    } catch {
      return {text: '', opaque: 'a style sheet from another place'};
    }
  }
  const text = texts.join('\n');
  const used = text.replace(/@font-face\s*\{[^}]*\}/g, '');
  const bad =
    REACHING.exec(used)?.[1] ??
    /@keyframes|::?(?:before|after|first-letter|first-line|marker|backdrop)/.exec(used)?.[0];
  return {text, opaque: bad ? `${bad} in a style sheet` : null};
}

/** The faces that draw the same everywhere: the ones that are staged. */
export const familiesOf = (spot: ResolvedSpot): ReadonlySet<string> =>
  new Set(spot.dress.typography.fonts.map(({family}) => family));
