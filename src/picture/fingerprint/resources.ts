/** A file that something is drawn from: its address, and its name if its bytes cannot change under it. */
export type Resource = {url: string; file: string | null};

const REFERENCES = new Set(['src', 'href', 'xlink:href', 'poster', 'data']);

/** What an attribute of an element draws. Where a link leads is not drawn. */
export function resourcesOf(element: Element, name: string, value: string): Resource[] {
  if (REFERENCES.has(name)) return element.localName === 'a' ? [] : resources([value.trim()]);
  return value.includes('(') ? resources(urlsIn(value)) : [];
}

/** What `url()` names in a style, or in the text of a style sheet. */
export const urlsIn = (style: string): string[] =>
  [...style.matchAll(/url\(\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^)"']*))\s*\)/g)].map(
    ([, double, single, bare]) => double ?? single ?? bare ?? '',
  );

/** Parts of the same document are no files. */
export const resources = (urls: readonly string[]): Resource[] =>
  urls.filter((url) => !url.startsWith('#')).map((url) => ({url, file: fileOf(url)}));

/** Staged files are named by their own hash, and what the bundle carries by one of the bundler's. Data is its own name. */
function fileOf(url: string): string | null {
  if (url.startsWith('data:')) return url;
  // What stands behind the `#` chooses a part of a drawing.
  const {origin, pathname, hash} = new URL(url, document.baseURI);
  if (origin !== location.origin) return null;
  const [, staged] = /\/([0-9a-f]{64}\.[a-z0-9]{2,5})$/.exec(pathname) ?? [];
  if (staged && pathname === new URL(`${window.remotion_staticBase}/${staged}`, document.baseURI).pathname)
    return staged + hash;
  const [, bundled] = /^\/([0-9a-f]{16,64}\.[a-z0-9]{2,5})$/.exec(pathname) ?? [];
  return bundled === undefined ? null : bundled + hash;
}

/** An address for people. */
export const shortName = (url: string): string => {
  const name = url.startsWith('data:') ? url : (url.split(/[?#]/)[0]?.split('/').at(-1) ?? url);
  return name.length > 60 ? `${name.slice(0, 60)}...` : name;
};
