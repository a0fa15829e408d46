import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import type {Registry} from '../Spot.tsx';
import {endListeners, watchLastingCalls} from './lasting-calls.ts';
import {ownPageStorage} from './page-storage.ts';
import {readRealm, restoreRealm} from './realm-state.ts';
import {whileModulesLoad} from './watch-input-props.ts';

/** The bundler's cache of evaluated modules, by their ids. */
type Modules = Record<string, unknown>;

/** Where the bundler leaves the cache: see `lazy-templates-loader.ts`. */
const MODULES = Symbol.for('tenspot.modules');

/** The page before the modules of a template were evaluated, and what their evaluation added to it. */
type PageBefore = {
  modules: Set<string>;
  realm: ReturnType<typeof readRealm>;
  added: Set<Node>;
  sheets: CSSStyleSheet[];
};

let before: PageBefore | undefined;

/** Whether the bundle evaluates the modules of a template when they are first needed, as those of renders do. */
export const evaluatesLazily = ({graphics}: Registry): boolean => MODULES in graphics;

/**
 * Evaluates the modules of a template anew, so that nothing is left in them, in their packages and in the page of what they
 * drew for another variant. Calls `onEmptyPage` while nothing of a template is in the page. Returns false, and
 * does nothing, in a bundle that evaluates all templates at once, such as Studio's.
 */
export function freshGraphics(
  {graphics, templates}: Registry,
  template: string,
  onEmptyPage: () => void = () => undefined,
): boolean {
  const modules = (graphics as {[MODULES]?: Modules})[MODULES];
  if (!modules || !(template in graphics)) return false;
  const {head} = document;
  if (before) forget(before, modules);
  else watchLastingCalls();
  before ??= {modules: new Set(Object.keys(modules)), realm: readRealm(), added: new Set(), sheets: []};
  onEmptyPage();
  const nodes = new Set(head.childNodes);
  before.sheets = [...document.adoptedStyleSheets];
  whileModulesLoad(() => {
    void templates[template];
    void graphics[template];
  });
  for (const node of head.childNodes) if (!nodes.has(node)) before.added.add(node);
  return true;
}

/** The spot for which the modules were evaluated last. */
let evaluatedFor: ResolvedSpot | undefined;

/** The same, unless the modules were last evaluated for this very spot. */
export function freshGraphicsFor(spot: ResolvedSpot, registry: Registry, onEmptyPage: () => void): boolean {
  if (spot === evaluatedFor) return false;
  evaluatedFor = spot;
  return freshGraphics(registry, spot.template, onEmptyPage);
}

function forget({modules: shared, realm, added, sheets}: PageBefore, modules: Modules): void {
  for (const id of Object.keys(modules)) if (!shared.has(id)) delete modules[id];
  endListeners();
  restoreRealm(realm);
  ownPageStorage();
  for (const node of added) node.parentNode?.removeChild(node);
  added.clear();
  document.adoptedStyleSheets = sheets;
}
