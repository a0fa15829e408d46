import {dirname, join} from 'node:path';
import {type HeadFile, openHintFile} from '../../../machine/database/head-file.ts';
import {listEntries} from '../../../machine/files/folders.ts';
import {exists, namesOf, sizeOf} from '../../../machine/files/read-file.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import type {Ledger} from '../ledger/ledger.ts';
import {headOf, isLedger, ledgerFile, openLedger} from '../ledger/open.ts';
import {refuseOlderThanRecords} from './check-records.ts';
import {type MoveNote, moveIntoVault} from './move-into-vault.ts';
import {inspectOldLedger, isMoveFinished, layMark, type VaultPlaces, vaultInNote} from './old-ledger.ts';
import {makeVault, purchasesIn} from './purchased-files.ts';
import {followRenamed} from './recognise-place.ts';
import {IDENTITY_FILE} from './workspace-identity.ts';

/**
 * Has to be called before the ledger or a purchased file is read. Moves into the vault what a version up to 0.1.0 left in
 * `.tenspot`, and throws `vault-missing` where the vault is gone: a lost ledger is never taken for one that never was.
 */
export async function openVault(
  {home, vault}: VaultPlaces,
  now: () => number = Date.now,
  note?: MoveNote,
): Promise<void> {
  const old = await inspectOldLedger(home);
  if (!(await hasLedgerIn(vault))) await refuseForeign(vault);
  if (old === 'live' || (old === 'moved' && !(await isMoveFinished(home)))) {
    await moveIntoVault({home, vault}, now, undefined, note);
  }
  if (await hasLedgerIn(vault)) {
    if (old === 'none') await layMark(home, vault, now);
    return;
  }
  const purchased = (await entriesOf(purchasesIn(vault))).filter((name) => OUR_FILES.test(name));
  const isNew = old === 'none' && purchased.length === 0 && !(await exists(join(vault, IDENTITY_FILE)));
  // Another process may have begun the ledger meanwhile: it did before it bought a file.
  if (isNew || (await hasLedgerIn(vault))) return;
  const shared = await vaultInNote(home);
  const isShared = shared !== undefined && shared !== vault && (await hasLedgerIn(shared));
  throw new TenspotError({
    code: 'vault-missing',
    what: 'the ledger of this workspace is missing',
    where: {file: ledgerFile(vault)},
    expected: 'the ledger, because something was bought in this workspace',
    got:
      purchased.length > 0
        ? `${purchased.length} files in ${purchasesIn(vault)}, without it`
        : 'no ledger in the vault',
    fix: isShared
      ? `${home} is that of another worktree, whose vault is ${shared}. To use that vault here too, make ${vault} a symbolic link to it. To buy on your own, give this worktree a folder .tenspot of its own.`
      : `Put the folder ${vault} back, from a backup if it was deleted. Without a backup, run \`tenspot takes reconcile --repair\`: it writes a ledger from the purchased files that are there, and nothing is ordered until a person has settled what else was bought.`,
  });
}

/** As `openVault`, for the beginning of a command: `note` gets what to print where something was moved or the workspace renamed. */
export async function openVaultAloud(places: VaultPlaces, note: MoveNote): Promise<void> {
  await openVault(places, Date.now, note);
  const renamed = await followRenamed(places.vault, Date.now);
  if (renamed !== undefined) note(renamed);
}

const entriesOf = (folder: string): Promise<string[]> => listEntries(folder).catch(() => []);

/** What Tenspot writes into a vault before its ledger is there. */
const OURS = /^files$|^(ledger|farm)\.sqlite|^workspace\.json$|^vault\.lock/;
const OUR_FILES = /^[0-9a-f]{64}\../;

/** The drafts of files that are being written, and what a desktop puts into every folder. */
const IN_PASSING = /^\.gitignore$|^\.[0-9a-f-]{36}\.part$|^\.DS_Store$/;

/** Refuses a folder of that name that Tenspot did not make: nothing in it is changed. */
async function refuseForeign(vault: string): Promise<void> {
  const foreign = [
    ...(await entriesOf(vault)).filter((name) => !OURS.test(name) && !IN_PASSING.test(name)),
    ...(await entriesOf(purchasesIn(vault)))
      .filter((name) => !OUR_FILES.test(name) && !IN_PASSING.test(name))
      .map((name) => `files/${name}`),
  ];
  if (foreign.length === 0) return;
  throw new TenspotError({
    code: 'vault-foreign',
    what: 'the folder for what was paid for has other files in it',
    where: {file: vault},
    expected: 'a folder that Tenspot made, or none: it keeps the ledger and the purchased files there',
    got: `${foreign.slice(0, 3).join(', ')}${foreign.length > 3 ? ` and ${foreign.length - 3} more` : ''}`,
    fix: 'Move that folder elsewhere, or rename it, and run the same command again.',
  });
}

/** A file without a byte is a ledger that was about to be begun. */
const hasLedgerIn = async (vault: string): Promise<boolean> => {
  const file = ledgerFile(vault);
  return ((await sizeOf(file)) ?? 0) > 0 || (await exists(headOf(file)));
};

/** False where nothing was ever bought in a workspace. Opening its ledger would make one. */
export async function hasBought(places: VaultPlaces): Promise<boolean> {
  await openVault(places);
  return isLedger(ledgerFile(places.vault));
}

/** The last head of the ledger that was seen, in `.tenspot`: the ledger and its head may be replaced by older ones together. */
export const witnessIn = (home: string): HeadFile => openHintFile(`${ledgerFile(home)}.seen`);

/**
 * A copy of hard links (`cp -al`) shares the ledger, and not its head and its journal: what is written for the copy would be written for the
 * original. See sqlite.org/howtocorrupt.html, 2.5.
 */
async function refuseLinked(file: string): Promise<void> {
  const names = await namesOf(file);
  if (names <= 1) return;
  throw new TenspotError({
    code: 'ledger-linked',
    what: 'the ledger is one file with several names: a copy of this workspace by hard links shares it',
    where: {file},
    expected: 'a file with one name',
    got: `${names} names (hard links)`,
    fix: `Nothing was changed. Delete the copies that are not used. To keep one, give it a ledger of its own while no command buys: \`cp -p ledger.sqlite ledger.own && mv ledger.own ledger.sqlite\` in ${dirname(file)}.`,
  });
}

/** Opens the ledger of a workspace, and makes it where nothing was bought yet. */
export async function openVaultLedger(places: VaultPlaces, now: () => number): Promise<Ledger> {
  await openVault(places, now);
  await makeVault(places.vault);
  await refuseLinked(ledgerFile(places.vault));
  const ledger = await openLedger(ledgerFile(places.vault), now, witnessIn(places.home));
  try {
    await refuseOlderThanRecords(places.vault, ledger);
    if ((await inspectOldLedger(places.home)) === 'none') await layMark(places.home, places.vault, now);
    return ledger;
  } catch (error) {
    ledger.close();
    throw error;
  }
}
