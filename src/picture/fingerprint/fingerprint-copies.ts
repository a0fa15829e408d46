import type {FingerprintReport, StateFingerprint} from '../../spot/fingerprint/fingerprint.ts';
import {
  decidingReason,
  type UncacheableReason,
  uncacheable,
} from '../../spot/fingerprint/uncacheable-reason.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {animatedImages} from './animated-images.ts';
import {contextRule, contextRulesOfPage} from './context-rules.ts';
import {domFingerprint} from './dom-fingerprint.ts';
import {lastingCall} from './lasting-calls.ts';
import {type PageSurroundings, readPage} from './page-surroundings.ts';
import {resources, resourcesOf, shortName, urlsIn} from './resources.ts';
import {checkStyles} from './uncacheable-styles.ts';
import {inputPropsRead} from './watch-input-props.ts';

/**
 * Fingerprints the copies of a spot's graphics that are mounted in `root`: `frames` has the state of each frame of the spot, and -1 for
 * those that are not mounted. `settled` is false where the DOM never stopped changing.
 */
export async function fingerprintCopies(
  root: HTMLElement,
  spot: ResolvedSpot,
  settled: boolean,
): Promise<Omit<FingerprintReport, 'copyReads'>> {
  const copies = [...root.querySelectorAll<HTMLElement>('[data-frame]')];
  const animated = await animatedImages([...imagesIn(root), ...urlsIn(readPage(root).styleSheets)]);
  // There is no await below this line, so all copies are read while the page stays the same.
  const page = readPage(root);
  const families = new Set(spot.brand.typography.fonts.map(({family}) => family));
  const pageReason = decidingReason([
    page.changed,
    hiddenReason(page),
    styleSheetReason(page, animated),
    settled ? null : uncacheable('unsettled'),
  ]);
  const contextRules = contextRulesOfPage();
  const known = new Map<string, number>();
  const states: StateFingerprint[] = [];
  const stateOf = (copy: HTMLElement): number => {
    const fingerprint = domFingerprint(copy, page, animated);
    const index = known.get(fingerprint.dom);
    if (index !== undefined) return index;
    const styles = checkStyles(copy, page.styleSheets, families);
    const reason =
      decidingReason([thrownError(copy), fingerprint.uncacheable, styles.uncacheable, pageReason]) ??
      contextRule(copy, contextRules);
    known.set(fingerprint.dom, states.length);
    return states.push({dom: fingerprint.dom, uncacheable: reason, fontText: styles.fontText}) - 1;
  };
  const frames = Array<number>(spot.frames).fill(-1);
  for (const copy of copies) frames[Number(copy.dataset.frame)] = stateOf(copy);
  // Variables on the page and elements beside the graphics decide their look, as style sheets do.
  return {frames, states, styleSheets: [page.styleSheets, page.modules].filter(Boolean).join('\n')};
}

/** What the graphics did that no copy's DOM shows. */
function hiddenReason({shadowHosts}: PageSurroundings): UncacheableReason | null {
  if (CSS.highlights.size > 0) return uncacheable('highlight');
  return (
    inputPropsRead() ??
    lastingCall() ??
    (shadowHosts.has(document.documentElement) ? uncacheable('clonable-shadow-tree') : null)
  );
}

const thrownError = (copy: HTMLElement): UncacheableReason | null =>
  copy.querySelector('[data-broken]') ? uncacheable('thrown-error') : null;

/** A file that a style sheet names may be drawn by any element. */
function styleSheetReason(
  {styleSheets}: PageSurroundings,
  animated: ReadonlyMap<string, UncacheableReason>,
): UncacheableReason | null {
  const urls = urlsIn(styleSheets.replace(/@font-face\s*\{[^}]*\}/g, ''));
  const unstaged = resources(urls).find(({file}) => file === null);
  const reasons = urls.map((url) => animated.get(url));
  return decidingReason([unstaged && uncacheable('unstaged-file', shortName(unstaged.url)), ...reasons]);
}

/** Addresses of the images that elements draw, without those of other origins. */
function imagesIn(root: HTMLElement): string[] {
  const urls = new Set<string>();
  for (const element of root.querySelectorAll(
    '[src], [href], [*|href], [srcset], [background], [poster], [data], [style*="url("], svg *',
  ))
    for (const {name, value} of element.attributes)
      for (const {url, file} of resourcesOf(element, name, value)) if (file !== null) urls.add(url);
  return [...urls];
}
