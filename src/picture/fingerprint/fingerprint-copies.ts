import {FOREIGN, type StateFingerprint} from '../../spot/fingerprint/fingerprint.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {animatedContent} from './animated-content.ts';
import {contextRule, rulesOfPage} from './context-rules.ts';
import {domFingerprint} from './dom-fingerprint.ts';
import {type PageSurroundings, readPage} from './page-surroundings.ts';
import {resources, resourcesOf, shortName, urlsIn} from './resources.ts';
import {checkStyles} from './uncacheable-styles.ts';
import {inputPropsRead} from './watch-input-props.ts';

/** The states of some copies of a spot's graphics, each told once, and which of them every copy shows. */
export type CopyFingerprints = {states: StateFingerprint[]; shown: number[]; sheets: string};

/** Reads copies of the graphics that are mounted in `root`, which have come to rest or never do. */
export async function fingerprintCopies(
  root: HTMLElement,
  spot: ResolvedSpot,
  rests: boolean,
): Promise<CopyFingerprints> {
  const copies = [...root.querySelectorAll<HTMLElement>('[data-frame]')];
  const moving = await animatedContent([...filesIn(root), ...urlsIn(readPage(root).sheets)]);
  // From here on nothing waits: all copies are read in one state of the page.
  const page = readPage(root);
  const families = new Set(spot.brand.typography.fonts.map(({family}) => family));
  const outside =
    page.changed ??
    unseenIn(page) ??
    sheetCause(page, moving) ??
    (rests ? null : 'graphics that never come to rest');
  const rules = rulesOfPage();
  const known = new Map<string, number>();
  const states: StateFingerprint[] = [];
  const shown = copies.map((copy) => {
    const {text, opaque} = domFingerprint(copy, page, moving);
    const seen = known.get(text);
    if (seen !== undefined) return seen;
    const vouched = checkStyles(copy, page.sheets, families);
    const cause = brokenIn(copy) ?? opaque ?? vouched.opaque ?? outside ?? contextRule(copy, rules);
    const index = states.push({text, opaque: cause, letters: vouched.letters}) - 1;
    known.set(text, index);
    return index;
  });
  return {states, shown, sheets: page.sheets};
}

/** What the graphics did that is in no copy's DOM. */
function unseenIn({hosts}: PageSurroundings): string | null {
  if (CSS.highlights.size > 0) return 'a highlight';
  return (
    inputPropsRead() ?? (hosts.has(document.documentElement) ? 'a shadow tree that can be copied' : null)
  );
}

/** What throws is drawn by itself, where the error is told as it is. */
const brokenIn = (copy: HTMLElement): string | null =>
  copy.querySelector('[data-broken]') ? 'graphics that throw' : null;

/** A file that a style sheet names may be drawn anywhere. */
function sheetCause({sheets}: PageSurroundings, moving: ReadonlyMap<string, string>): string | null {
  const drawn = urlsIn(sheets.replace(/@font-face\s*\{[^}]*\}/g, ''));
  const strange = resources(drawn).find(({file}) => file === null);
  if (strange) return `${FOREIGN.file}, in a style sheet: ${shortName(strange.url)}`;
  return drawn.map((url) => moving.get(url)).find((cause) => cause !== undefined) ?? null;
}

/** Pictures that elements draw, as far as they may be looked at. */
function filesIn(root: HTMLElement): string[] {
  const urls = new Set<string>();
  for (const element of root.querySelectorAll('[src], [href], [*|href], [style*="url("], svg *'))
    for (const {name, value} of element.attributes)
      for (const {url, file} of resourcesOf(element, name, value)) if (file !== null) urls.add(url);
  return [...urls];
}
