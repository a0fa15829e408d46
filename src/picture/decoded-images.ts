import {type RefObject, useLayoutEffect, useRef} from 'react';
import {useCurrentFrame, useDelayRender, useRemotionEnvironment} from 'remotion';
import {urlsIn} from './fingerprint/resources.ts';

/** Elements that draw a picture file, or a part of an SVG file, by themselves. */
const DRAWING =
  'img, image, feImage, use, [style*="url("], [filter*="url("], [mask*="url("], [clip-path*="url("]';

/** Attributes of elements that can name files. */
const NAMING = ['src', 'srcset', 'href', 'xlink:href', 'style', 'filter', 'mask', 'clip-path'];

/** Pictures that are decoded, or have failed to load, by their address. */
const decodedUrls = new Map<string, Promise<void>>();

/**
 * Holds each frame of a render until the pictures in `root` are loaded and decoded, as Remotion's `<Img>` does: `<img>`,
 * SVG `<image>`, parts of other SVG files (`<use>`, filters, masks), and pictures that styles name. A page of the renderer
 * would otherwise take its first screenshots without them. Does nothing in previews.
 */
export function useDecodedImages(root: RefObject<HTMLElement | null>): void {
  const frame = useCurrentFrame();
  const {isRendering} = useRemotionEnvironment();
  const {delayRender, continueRender} = useDelayRender();
  const decoded = useRef(new WeakMap<Element, string>());

  const hold = (): void => {
    const pending = root.current ? pendingIn(root.current, decoded.current) : [];
    if (pending.length === 0) return;
    const handle = delayRender(`Loading ${pending.length} pictures of the graphics`);
    // `pending` never rejects: a picture that cannot be loaded is drawn as such.
    void Promise.all(pending).then(() => continueRender(handle));
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: every frame may show other pictures
  useLayoutEffect(() => {
    if (isRendering) hold();
  }, [frame]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: observes as long as the graphics are mounted
  useLayoutEffect(() => {
    if (!isRendering || !root.current) return;
    const observer = new MutationObserver(hold);
    const attributeFilter = [...NAMING, 'class'];
    observer.observe(root.current, {subtree: true, childList: true, attributes: true, attributeFilter});
    return () => observer.disconnect();
  }, []);
}

/** What has to be waited for: nothing for pictures that were decoded before. */
function pendingIn(root: HTMLElement, decoded: WeakMap<Element, string>): Promise<unknown>[] {
  const pending: Promise<unknown>[] = [];
  for (const element of root.querySelectorAll<HTMLElement | SVGElement>(DRAWING)) {
    const source = sourceOf(element);
    if (decoded.get(element) === source) continue;
    decoded.set(element, source);
    if (element instanceof HTMLImageElement) pending.push(decodeElement(element));
    else for (const url of urlsOf(element)) pending.push(decodeUrl(url));
  }
  for (const url of urlsOfSheets()) if (!decodedUrls.has(url)) pending.push(decodeUrl(url));
  return pending;
}

const sourceOf = (element: Element): string =>
  NAMING.map((name) => element.getAttribute(name) ?? '').join('\n');

function decodeElement(image: HTMLImageElement): Promise<void> {
  // A lazy picture outside of the frame would never load.
  image.loading = 'eager';
  return image.decode().catch(() => undefined);
}

const urlsOf = (element: Element): string[] => [
  ...('href' in element && element.href instanceof SVGAnimatedString ? [element.href.baseVal] : []),
  ...['style', 'filter', 'mask', 'clip-path'].flatMap((name) => urlsIn(element.getAttribute(name) ?? '')),
];

function decodeUrl(url: string): Promise<void> {
  if (url === '' || url.startsWith('#')) return Promise.resolve();
  const known = decodedUrls.get(url);
  if (known) return known;
  const loads = [decodeCopy(url, null), decodeCopy(url, 'anonymous')];
  if (url.includes('#')) loads.push(loadPart(url));
  const done = Promise.all(loads).then(() => undefined);
  decodedUrls.set(url, done);
  return done;
}

/**
 * Waits for the load that a picture of this page shares with `<img crossorigin>`: masks are loaded as `anonymous`, all other
 * pictures without (https://drafts.fxtf.org/css-masking/#priv-sec), and the browser loads a file anew for each of the two.
 */
function decodeCopy(url: string, crossOrigin: 'anonymous' | null): Promise<void> {
  const image = new Image();
  image.crossOrigin = crossOrigin;
  image.src = url;
  return image.decode().catch(() => undefined);
}

/**
 * Waits until the browser has loaded a part of another SVG file, or could not. All references of a document to one file share one
 * load, and only `<use>` has events for it.
 */
function loadPart(url: string): Promise<void> {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.style.display = 'none';
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', url);
  svg.append(use);
  return new Promise<void>((resolve) => {
    use.addEventListener('load', () => resolve());
    use.addEventListener('error', () => resolve());
    document.body.append(svg);
  }).finally(() => svg.remove());
}

/** Style sheets by the number of their rules, with the pictures that they name. */
const sheetUrls = new WeakMap<CSSStyleSheet, {rules: number; urls: string[]}>();

function urlsOfSheets(): string[] {
  return [...document.styleSheets, ...document.adoptedStyleSheets].flatMap((sheet) => {
    try {
      const known = sheetUrls.get(sheet);
      if (known?.rules === sheet.cssRules.length) return known.urls;
      const text = [...sheet.cssRules].map(({cssText}) => cssText).join('\n');
      const urls = urlsIn(text.replace(/@font-face\s*\{[^}]*\}/g, ''));
      sheetUrls.set(sheet, {rules: sheet.cssRules.length, urls});
      return urls;
    } catch {
      // The rules of a sheet of another origin cannot be read.
      return [];
    }
  });
}
