import type {Store} from '../../../machine/files/store.ts';
import {decodeWhole} from '../../../machine/media/decode.ts';
import type {Tools} from '../../../machine/tools/tools.ts';
import type {Vault} from './port.ts';

/** The workspace's store. What cannot be decoded to its last frame does not come in. */
export const vaultIn = (store: Store, tools: Tools, signal?: AbortSignal | undefined): Vault => ({
  keep: (write) =>
    store.draft('mp4', async (file) => {
      await write(file);
      await decodeWhole(tools, file, signal);
      return store.put(file, 'mp4');
    }),
  holds: store.holds,
});
