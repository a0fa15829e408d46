import {join} from 'node:path';
import {openStore, type Store} from '../../machine/files/store.ts';
import type {Environment} from '../../machine/tools/tools.ts';
import type {Finding} from '../../spot/findings/finding.ts';
import type {TriedLanguage} from '../../spot/findings/longest-words.ts';
import {invalid, type TenspotError} from '../../spot/problem/errors.ts';
import {lazyBrowser} from '../project/lazy-browser.ts';
import {type Brand, loadBrand} from '../project/load-brand.ts';
import {loadTemplates} from '../project/load-templates.ts';
import type {Report} from '../project/report.ts';
import {folderOf, listIds, type Workspace} from '../project/workspace.ts';
import {writeRegistries} from '../scaffold/registry.ts';
import {checkLayouts, type Looked, refusal} from './check-layouts.ts';
import {trialsOf} from './layout-trials.ts';

type Options = {
  /** Ids of templates. Empty: all templates. */
  templates: readonly string[];
  /** Ids of brands. Empty: all brands. */
  brands: readonly string[];
  languages: readonly TriedLanguage[];
  env: Environment;
  report: Report;
  signal?: AbortSignal | undefined;
};

/** What a layout check looked at, and what it found. */
export type TemplateCheck = {
  /** Ids of the templates that were laid out. */
  templates: string[];
  /** Ids of the brands that they were laid out with. */
  brands: string[];
  /** Languages of the copy, as BCP 47 tags. */
  languages: readonly string[];
  /** How many layouts, frames and texts were checked. */
  looked: Looked;
  /** What does not fit. An `error` breaks a rule; a `warning` is for a person to look at. */
  findings: Finding[];
};

/** Lays out templates with the longest copy that they allow, with the brands of the workspace, and returns what does not fit. */
export async function checkTemplates(workspace: Workspace, options: Options): Promise<TemplateCheck> {
  const {report, signal, languages, env} = options;
  const folder = join(workspace.compositions, 'templates');
  for (const id of options.templates) await folderOf(folder, 'template', id);
  for (const id of options.brands) await folderOf(workspace.brands, 'brand', id);
  await writeRegistries(workspace.root);
  const all = await loadTemplates(workspace.compositions);
  const templates = options.templates.length > 0 ? [...options.templates] : Object.keys(all);
  const store = await openStore(workspace.home);
  const brands = await loadBrands(workspace, options.brands, store);
  if (templates.length === 0 || brands.length === 0) throw nothingToTry(workspace);
  const trials = templates.flatMap((id) => (all[id] ? [trialsOf(all[id], brands, languages)] : []));
  const browser = lazyBrowser({workspace, store, env}, report);
  try {
    const {findings, looked} = await checkLayouts(
      trials.flatMap(({tried}) => tried),
      {browser: browser.open, store, report, signal},
    );
    return {
      templates,
      brands: brands.map(({id}) => id),
      languages,
      looked,
      findings: [...trials.flatMap(({refused}) => refused.map(refusal)), ...findings],
    };
  } finally {
    await browser.close();
    await store.close();
  }
}

const nothingToTry = ({root}: Workspace): TenspotError =>
  invalid({
    code: 'check-empty',
    what: 'there is nothing to lay out',
    where: {file: root},
    expected: 'at least one template and one brand',
    got: 'none',
    fix: 'Start them with `tenspot new template` and `tenspot new brand`.',
  });

async function loadBrands(
  {brands: folder}: Workspace,
  asked: readonly string[],
  store: Store,
): Promise<Brand[]> {
  const brands: Brand[] = [];
  for (const id of asked.length > 0 ? asked : await listIds(folder))
    brands.push(await loadBrand(join(folder, id), id, store));
  return brands;
}
