import {dirname} from 'node:path';
import {type FolderPlace, isSameFolder, placeOf} from '../../../machine/files/folder-place.ts';
import {withVaultLock} from './vault-lock.ts';
import {type Identity, readIdentity, writeIdentity} from './workspace-identity.ts';

/** Whether a vault is where its workspace is known to be. */
export type VaultPlace =
  /** It has no identity yet. */
  | {is: 'new'}
  | {is: 'home'; identity: Identity}
  /** The same folder under another path; the old path leads to nothing or to another folder. */
  | {is: 'renamed'; identity: Identity; from: string}
  /** Another folder with the same identity. `original`: the path of the one that it was copied from, where that can be seen. */
  | {is: 'elsewhere'; identity: Identity; from: string; original: string | null};

/** Compares the place of a vault with the one that its identity names. Changes nothing. Throws `identity-damaged`. */
export async function recognisePlace(vault: string): Promise<VaultPlace> {
  const identity = await readIdentity(vault);
  if (!identity) return {is: 'new'};
  const known = identity.place;
  const here = await placeOf(vault);
  const there = here.path === known.path ? undefined : await vaultAt(known.path);
  const from = dirname(known.path);
  if (isSameFolder(known, here)) {
    const isLinked = there !== undefined && isSameFolder(there.place, here);
    return here.path === known.path || isLinked ? {is: 'home', identity} : {is: 'renamed', identity, from};
  }
  const isOriginal = there?.identity?.id === identity.id && isSameFolder(known, there.place);
  return {is: 'elsewhere', identity, from, original: isOriginal ? from : null};
}

/**
 * Records the new path of a vault whose workspace was renamed. It has the ledger with it, so no person has to say anything.
 * Returns what to print; undefined where it was not renamed.
 */
export async function followRenamed(vault: string, now: () => number): Promise<string | undefined> {
  const place = await recognisePlace(vault);
  if (place.is !== 'renamed') return undefined;
  await withVaultLock(vault, () => writeIdentity(vault, place.identity, {act: 'found'}, now));
  return `this workspace was renamed: it was in ${place.from} before`;
}

/** What is at a path; undefined where nothing is, or what cannot be read. */
async function vaultAt(
  path: string,
): Promise<{place: FolderPlace; identity: Identity | undefined} | undefined> {
  try {
    return {place: await placeOf(path), identity: await readIdentity(path)};
  } catch {
    return undefined;
  }
}
