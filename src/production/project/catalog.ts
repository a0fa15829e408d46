import {join} from 'node:path';
import type {AnyTemplate} from '../../spot/variant/template.ts';
import {type Brand, loadBrand} from './load-brand.ts';
import {loadTemplates} from './load-templates.ts';
import type {Project} from './open-project.ts';
import {listIds, sandboxBrand} from './workspace.ts';

/** What the variants of a spot may refer to. */
export type Catalog = {
  templates: Record<string, AnyTemplate>;
  /** The brands that were read. */
  brands: Record<string, Brand>;
  /** Every brand of the workspace. */
  brandIds: readonly string[];
};

/** A catalog, and by id the errors of the brands that could not be read. */
export type LoadedCatalog = {catalog: Catalog; faults: Record<string, unknown>};

/** Reads the templates of a workspace, and the brands that are wanted. A brand that cannot be read does not stop the others. */
export async function loadCatalog(
  {workspace, store}: Pick<Project, 'workspace' | 'store'>,
  /** Ids of brands; those that the workspace does not have are left out. Default: all. */
  wanted?: ReadonlySet<string>,
): Promise<LoadedCatalog> {
  const brandIds = await listIds(workspace.brands);
  const brands: Record<string, Brand> = {};
  const faults: Record<string, unknown> = {};
  for (const id of brandIds) {
    if (wanted && !wanted.has(id)) continue;
    try {
      brands[id] = await loadBrand(join(workspace.brands, id), id, store, sandboxBrand(workspace, id));
    } catch (error) {
      faults[id] = error;
    }
  }
  return {catalog: {templates: await loadTemplates(workspace.compositions), brands, brandIds}, faults};
}
