import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import {z} from 'zod';
import {type FolderPlace, placeOf} from '../../../machine/files/folder-place.ts';
import {exists, readJson} from '../../../machine/files/read-file.ts';
import {writeWhole} from '../../../machine/files/write-file.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import {makeVault} from './purchased-files.ts';
import {withVaultLock} from './vault-lock.ts';

const Place: z.ZodType<FolderPlace> = z.strictObject({
  path: z.string(),
  machine: z.string(),
  device: z.string(),
  inode: z.string(),
  born: z.string(),
});

/** What the place of a vault was found or said to be. `found`: a renamed folder, recognised without a person. */
export const PLACE_ACTS = ['made', 'found', 'moved', 'restored', 'copy', 'new'] as const;

const Identity = z.strictObject({
  version: z.literal(1),
  /** Random; no two workspaces have the same, so what one ordered is told from what another did. */
  id: z.uuid(),
  /** Where the vault was when a person or Tenspot last said which workspace it is. */
  place: Place,
  /** The takes in the documents that a person said were bought in other workspaces, as `RecordedTake.key`. Left out where there is none. */
  elsewhere: z.array(z.string()).optional(),
  /** Every such time, the latest last. */
  history: z.array(
    z.strictObject({
      at: z.string(),
      act: z.enum(PLACE_ACTS),
      id: z.string(),
      path: z.string(),
      /** Who said so; left out where no person had to. */
      by: z.string().optional(),
      why: z.string().optional(),
    }),
  ),
});
export type Identity = z.infer<typeof Identity>;
export type IdentityEntry = Identity['history'][number];

/** The name of the file in the vault that holds the identity. */
export const IDENTITY_FILE = 'workspace.json';

const identityFile = (vault: string): string => join(vault, IDENTITY_FILE);

/** The identity of the workspace of a vault; undefined where it has none yet. Throws `identity-damaged`. */
export async function readIdentity(vault: string): Promise<Identity | undefined> {
  const file = identityFile(vault);
  if (!(await exists(file))) return undefined;
  const read = Identity.safeParse(await readJson(file));
  if (read.success) return read.data;
  throw new TenspotError({
    code: 'identity-damaged',
    what: 'the identity of this workspace cannot be read',
    where: {file},
    expected: 'the file as Tenspot wrote it',
    got: read.error.issues.map(({path, message}) => `${path.join('.') || 'file'}: ${message}`)[0],
    fix: 'Put the file back from a backup of the vault. Without one, run `tenspot takes vault --moved --by <who>`, or `--restored` if the vault comes from a backup: it writes a new identity.',
  });
}

/** Writes where a vault is, and adds to its history. A copy gets a new identity. Has to be called under the lock of the vault. */
export async function writeIdentity(
  vault: string,
  before: Identity | undefined,
  entry: Pick<IdentityEntry, 'act' | 'by' | 'why'>,
  now: () => number,
  /** Keys of takes that were bought in other workspaces, beside those that it has. */
  elsewhere: readonly string[] = [],
): Promise<Identity> {
  await makeVault(vault);
  const id = before && entry.act !== 'copy' ? before.id : randomUUID();
  const place = await placeOf(vault);
  const said: IdentityEntry = {at: new Date(now()).toISOString(), id, path: place.path, ...entry};
  const foreign = [...new Set([...(before?.elsewhere ?? []), ...elsewhere])];
  const identity: Identity = {
    version: 1,
    id,
    place,
    ...(foreign.length > 0 ? {elsewhere: foreign} : {}),
    history: [...(before?.history ?? []), said],
  };
  await writeWhole(identityFile(vault), `${JSON.stringify(identity, null, 2)}\n`);
  return identity;
}

/**
 * The id of a workspace: random, kept in its vault, and made where there is none. Orders that are alike are told apart by it.
 * It says nothing about whether this is a copy of the workspace: `admitPurchase` does, before anything is ordered. The ledger
 * has to be open: an identity without a ledger means that the ledger was deleted.
 */
export async function workspaceIdentity(vault: string, now: () => number): Promise<string> {
  const known = await readIdentity(vault);
  if (known) return known.id;
  return withVaultLock(vault, async () => {
    const before = await readIdentity(vault);
    return (before ?? (await writeIdentity(vault, undefined, {act: 'made'}, now))).id;
  });
}
