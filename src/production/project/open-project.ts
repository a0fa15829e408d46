import {openStore, type Store} from '../../machine/files/store.ts';
import {findTools, type Tools} from '../../machine/tools/tools.ts';
import type {Provider} from '../../providers/contract/contract.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {loadProviders} from './load-providers.ts';
import type {Workspace} from './workspace.ts';

/** An opened workspace: what all its spots share. */
export type Project = {
  workspace: Workspace;
  store: Store;
  tools: Tools;
  /** The providers that come with Tenspot, and the workspace's own. */
  providers: readonly Provider[];
};

/**
 * Opens a workspace. Makes nothing but the folders of the store. Throws a TenspotError when ffmpeg is missing, or when a provider of
 * the workspace cannot be loaded.
 */
export async function openProject(
  workspace: Workspace,
  /** Receives the fault of the workspace's own providers; the project then has the built-in ones. Default: it is thrown. */
  onProviderFault?: (fault: TenspotError) => void,
): Promise<Project> {
  const providers = await loadProviders(workspace).catch((error: unknown) => {
    if (!onProviderFault || !(error instanceof TenspotError)) throw error;
    onProviderFault(error);
    return loadProviders();
  });
  return {workspace, store: await openStore(workspace.home), tools: findTools(workspace.root), providers};
}
