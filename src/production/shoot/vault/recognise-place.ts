import {dirname} from 'node:path';
import {type FolderPlace, isSameFolder, placeOf} from '../../../machine/files/folder-place.ts';
import type {Reader} from '../ledger/ledger.ts';
import {ledgerIdIn, type VaultPlaces, vaultInNote} from './old-ledger.ts';
import {withVaultLock} from './vault-lock.ts';
import {type Identity, readIdentity, writeIdentity} from './workspace-identity.ts';

/** Whether a vault is where its workspace is known to be. */
export type VaultPlace =
  /** It has no identity yet. */
  | {is: 'new'}
  | {is: 'home'; identity: Identity}
  /** The same folder under another path; the old path leads to nothing or to another folder. */
  | {is: 'renamed'; identity: Identity; from: string}
  /**
   * Another folder with the same identity. `original`: the path of the one that it was copied from, where that can be seen. `identity` is
   * left out where the workspace bought before it had one.
   */
  | {is: 'elsewhere'; identity: Identity | undefined; from: string; original: string | null};

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
 * As `recognisePlace`, also for a workspace that bought with a version without identities: its folder `.tenspot` has a note with the path
 * of its vault. Changes nothing.
 */
export async function placeOfVault(places: VaultPlaces, ledger: Pick<Reader, 'tail'>): Promise<VaultPlace> {
  const {home, vault} = places;
  const place = await recognisePlace(vault);
  if (place.is !== 'new' || ledger.tail().sequence === 0) return place;
  const noted = await vaultInNote(home);
  if (noted === undefined || noted === vault) return place;
  const there = await vaultAt(noted);
  if (there && isSameFolder(there.place, await placeOf(vault))) return place;
  const from = dirname(noted);
  const isOriginal = there !== undefined && (await ledgerIdIn(noted)) === (await ledgerIdIn(vault));
  return {is: 'elsewhere', identity: undefined, from, original: isOriginal ? from : null};
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

/**
 * From when on jobs of the ledger are those of this workspace, in milliseconds since 1970: a copy has those of the original too.
 * `Infinity` where it is not known whether this is a copy.
 */
export async function ownJobsSince(vault: string): Promise<number> {
  const place = await recognisePlace(vault);
  if (place.is === 'elsewhere') return Infinity;
  const copied = place.is === 'new' ? undefined : place.identity.history.findLast(({act}) => act === 'copy');
  return copied ? Date.parse(copied.at) : 0;
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
