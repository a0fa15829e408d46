import {writeWhole} from '../../machine/files/write-file.ts';
import type {Context} from '../contract/contract.ts';

/** Keeps what an answer brought, for vendors that give it only once. Returns its name in the store. Call it before the job has an id. */
export async function keepAnswer(
  bytes: Uint8Array,
  extension: string,
  {draft, store}: Pick<Context, 'draft' | 'store'>,
): Promise<string> {
  if (!store) throw new Error('no store to keep the answer in');
  return draft(extension, async (file) => {
    await writeWhole(file, bytes);
    return store.put(file, extension);
  });
}
