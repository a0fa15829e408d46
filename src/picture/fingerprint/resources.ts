/** A file that the graphics draw. `file` names its content; null where the bytes can change under the same address. */
export type Resource = {url: string; file: string | null};

const REFERENCES = new Set(['src', 'href', 'xlink:href', 'poster', 'data', 'background']);

/** Attributes that list addresses, each with a size. */
const LISTS = new Set(['srcset', 'imagesrcset']);

/** The files that an attribute of an element draws. The target of a link is not drawn. */
export function resourcesOf(element: Element, name: string, value: string): Resource[] {
  if (REFERENCES.has(name)) return element.localName === 'a' ? [] : resources([value.trim()]);
  if (LISTS.has(name)) return resources(urlsInList(value));
  return value.includes('(') ? resources(urlsIn(value)) : [];
}

/** The addresses in `url()` of a style or of a style sheet's text. */
export const urlsIn = (style: string): string[] =>
  [...style.matchAll(/url\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^)"']*))\s*\)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );

/** The addresses in a `srcset`. Commas inside of an address, as in data URLs, are followed by no space. */
const urlsInList = (list: string): string[] =>
  list
    .split(/,\s+|,$/)
    .flatMap((candidate) => candidate.trim().split(/\s+/)[0] ?? [])
    .filter((url) => url !== '');

/** Files by their addresses. References into the same document are left out. */
export const resources = (urls: readonly string[]): Resource[] =>
  urls.filter((url) => !url.startsWith('#')).map((url) => ({url, file: contentName(url)}));

/** Staged files are named by their own hash, bundled files by the bundler's hash, and a data URL contains its bytes. */
function contentName(url: string): string | null {
  if (url.startsWith('data:')) return url;
  // The part after `#` selects a part of an SVG, so it belongs to the name.
  const {origin, pathname, hash} = new URL(url, document.baseURI);
  if (origin !== location.origin) return null;
  const [, staged] = /\/([0-9a-f]{64}\.[a-z0-9]{2,5})$/.exec(pathname) ?? [];
  if (staged && pathname === new URL(`${window.remotion_staticBase}/${staged}`, document.baseURI).pathname)
    return staged + hash;
  const [, bundled] = /^\/([0-9a-f]{16,64}\.[a-z0-9]{2,5})$/.exec(pathname) ?? [];
  return bundled === undefined ? null : bundled + hash;
}

/** An address as messages show it: the file name, at most 60 characters. */
export const shortName = (url: string): string => {
  const name = url.startsWith('data:') ? url : (url.split(/[?#]/)[0]?.split('/').at(-1) ?? url);
  return name.length > 60 ? `${name.slice(0, 60)}...` : name;
};
