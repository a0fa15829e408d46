import type {Store} from '../../../machine/files/store.ts';
import {checkAsset, extensionOf} from '../../../machine/media/check-asset.ts';
import type {Tools} from '../../../machine/tools/tools.ts';
import type {MediaType} from '../../../spot/ledger/asset.ts';

/** Where bought files go. */
export type Vault = {
  /**
   * Calls `write` with a path, checks the file that is there to its end, and stores it. Returns its name in the store. Throws
   * what is wrong with the file.
   */
  keep: (mediaType: MediaType, write: (file: string) => Promise<void>) => Promise<string>;
  /** True when the file is there and its bytes are those that were stored. */
  holds: (file: string) => Promise<boolean>;
};

/** The vault in the store of a workspace. */
export const vaultIn = (store: Store, tools: Tools, signal?: AbortSignal | undefined): Vault => ({
  keep: (mediaType, write) =>
    store.draft(extensionOf(mediaType), async (file) => {
      await write(file);
      await checkAsset(tools, file, mediaType, signal);
      return store.put(file, extensionOf(mediaType));
    }),
  holds: store.holds,
});
