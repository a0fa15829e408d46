import {stat} from 'node:fs/promises';
import {keyOf, sha256File} from './hash.ts';
import type {Store} from './store.ts';

/**
 * The sha256 of a large file. It is kept in the store, and the file is hashed again only if its size, its times or its place on the disk
 * changed.
 */
export async function hashOnce(path: string, store: Pick<Store, 'once'>): Promise<string> {
  const {size, mtimeMs, ctimeMs, ino} = await stat(path);
  const {hash} = await store.once<{hash: string}>(
    keyOf({hashOf: path, size, mtimeMs, ctimeMs, ino}),
    () => [],
    async () => ({hash: await sha256File(path)}),
  );
  return hash;
}
