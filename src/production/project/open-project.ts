import {openStore, type Store} from '../../machine/files/store.ts';
import {type Environment, findTools, type Tools} from '../../machine/tools/tools.ts';
import type {AnyProvider} from '../../providers/contract/contract.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {loadProviders} from './load-providers.ts';
import {withOwnModels} from './own-words-models.ts';
import type {Workspace} from './workspace.ts';

/** An opened workspace: what all its spots share. */
export type Project = {
  workspace: Workspace;
  store: Store;
  tools: Tools;
  /** The providers that come with Tenspot, and the workspace's own. */
  providers: readonly AnyProvider[];
  /** The environment variables with the keys of vendors and the settings of Tenspot. */
  env: Environment;
  /** Stops what reads the project when it is aborted. Default: nothing stops it. */
  signal?: AbortSignal | undefined;
};

type Opening = {
  /** Default: empty, so that no vendor has a key. */
  env?: Environment;
  /** Stops what reads the project when it is aborted. Default: nothing stops it. */
  signal?: AbortSignal | undefined;
  /** Receives the fault of the workspace's own providers; the project then has the built-in ones. Default: it is thrown. */
  onProviderFault?: (fault: TenspotError) => void;
};

/**
 * Opens a workspace. Makes nothing but the folders of the store. Throws a TenspotError when ffmpeg is missing, or when a provider of
 * the workspace cannot be loaded.
 */
export async function openWorkspace(
  workspace: Workspace,
  {env = {}, signal, onProviderFault}: Opening = {},
): Promise<Project> {
  const providers = await loadProviders(workspace).catch((error: unknown) => {
    if (!onProviderFault || !(error instanceof TenspotError)) throw error;
    onProviderFault(error);
    return loadProviders();
  });
  const tools = findTools(workspace.root, env);
  const all = withOwnModels(providers, {root: workspace.root, env});
  return {workspace, store: await openStore(workspace.home), tools, providers: all, env, signal};
}
