import {join} from 'node:path';
import {openStore, type Store} from '../../machine/files/store.ts';
import {findTools, type Tools} from '../../machine/tools/tools.ts';
import type {Provider} from '../../providers/contract/contract.ts';
import type {Variant} from '../../spot/variant/check-variants.ts';
import {withPicks} from '../takes/takes-record.ts';
import {type Brand, loadBrand} from './load-brand.ts';
import {loadProviders} from './load-providers.ts';
import {loadSpot, type SpotDocuments} from './load-spot.ts';
import {loadTemplates} from './load-templates.ts';
import {type Catalog, draftsOf, planVariants} from './variants/plan-variants.ts';
import {folderOf, listIds, type Workspace} from './workspace.ts';

/** A spot opened for work: its documents, its brands, its variants, the store and the tools. */
export type Production = {
  workspace: Workspace;
  spot: SpotDocuments;
  catalog: Catalog;
  variants: Variant[];
  store: Store;
  tools: Tools;
  /** Who can be asked for takes: those that come with Tenspot, and the workspace's own. */
  providers: readonly Provider[];
};

/** Reads and checks everything about a spot. Nothing is made, and whatever is wrong is said here. */
export async function openProduction(workspace: Workspace, id: string): Promise<Production> {
  const spots = join(workspace.compositions, 'spots');
  const loaded = await loadSpot(await folderOf(spots, 'spot', id), id);
  const spot = {...loaded, edit: await withPicks(loaded.edit, workspace, id)};
  const store = await openStore(workspace.home);
  const tools = findTools(workspace.root);
  const brandIds = await listIds(workspace.brands);
  const drafts = await draftsOf(spot);
  const brands: Record<string, Brand> = {};
  const {value, locate} = spot.variants;
  await folderOf(workspace.brands, 'brand', value.brand, {...locate(['brand']), field: 'brand'});
  for (const brand of new Set(drafts.map(({props}) => String(props.brand)))) {
    if (brandIds.includes(brand))
      brands[brand] = await loadBrand(join(workspace.brands, brand), brand, store);
  }
  const catalog = {templates: await loadTemplates(workspace.compositions), brands, brandIds};
  const providers = await loadProviders(workspace);
  const variants = await planVariants(spot, drafts, catalog);
  return {workspace, spot, catalog, store, tools, providers, variants};
}
