import {basename, join} from 'node:path';
import {copyDatabase, openDatabase} from '../../../machine/database/database.ts';
import {openHeadFile} from '../../../machine/database/head-file.ts';
import {copyFolder, listEntries} from '../../../machine/files/folders.ts';
import {linkOrCopy} from '../../../machine/files/hashed-files.ts';
import {exists} from '../../../machine/files/read-file.ts';
import {copyTo, publish, remove} from '../../../machine/files/write-file.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {STATES} from '../../../spot/ledger/states.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import {chainTail, type Head, type Tail} from '../ledger/hash-chain.ts';
import {headOf, ledgerFile, openLedgerOn, ownersOf, refuseWhileBuying} from '../ledger/open.ts';
import {ledgerIn} from '../ledger/tables.ts';
import {describeMove} from './describe-move.ts';
import {
  inspectOldLedger,
  isMoveFinished,
  markMoved,
  type VaultPlaces,
  withDatabase,
  writeMoveNote,
} from './old-ledger.ts';
import {recordPurchase} from './purchase-records.ts';
import {filesNamedBy, isWhole, makeVault, purchasedFile, purchasesIn, STORED} from './purchased-files.ts';
import {withVaultLock} from './vault-lock.ts';

/** Does one file operation of the move. A test puts an interruption before or after each. */
export type MoveStep = (operation: string, work: () => unknown) => Promise<void>;

const runStep: MoveStep = async (_, work) => void (await work());

/** Says in a line what was moved, and what was left because its bytes are damaged. */
export type MoveNote = (line: string) => void;

/**
 * Moves the ledger and the purchased files from `.tenspot`, where versions up to 0.1.0 kept them, to the vault. One process does
 * it while the others wait. Until the old ledger is marked as moved it is the true one, and a move that was interrupted is done
 * again from the start; the mark is written only when everything is in the vault and no process has written to the old ledger
 * meanwhile. What is left in `.tenspot` is deleted after that.
 */
export async function moveIntoVault(
  places: VaultPlaces,
  now: () => number,
  step: MoveStep = runStep,
  note: MoveNote = () => undefined,
): Promise<void> {
  await withVaultLock(places.home, async () => {
    while ((await inspectOldLedger(places.home)) === 'live') await copyAndMark(places, now, step);
    if (await isMoveFinished(places.home)) return;
    await clean(places, step);
    note(await describeMove(places));
  });
}

async function copyAndMark({home, vault}: VaultPlaces, now: () => number, step: MoveStep): Promise<void> {
  const file = ledgerFile(home);
  const target = ledgerFile(vault);
  await refuseWhileBuying(file, 'the ledger is not moved to the vault while an older Tenspot buys');
  await step('make the vault', () => makeVault(vault));
  const draft = `${target}.moving`;
  const copy = await copyLedger(file, draft, now, step);
  if (await isNeeded(copy, draft, target, file)) {
    for (const {name, job, at} of copy.files) {
      const from = join(home, 'store', name);
      const to = purchasedFile(vault, name);
      if (!(await exists(from)) && !(await exists(to))) continue;
      await step(`record ${name}`, () => recordPurchase(vault, name, job, at, job.asset?.file === name));
      if (await isBetter(from, to)) await step(`link ${name}`, () => linkOrCopy(from, to));
    }
    if (await exists(`${file}.damaged`))
      await step('copy what a repair kept', () => copyFolder(`${file}.damaged`, `${target}.damaged`));
    // The head first: without the ledger it is a reason to refuse, and never taken for a new vault.
    await step('publish the head', () => publish(headOf(draft), headOf(target)));
    await step('publish the ledger', () => publish(draft, target));
  }
  await step('mark the old ledger', () => void markMoved(home, vault, copy.tail, now));
}

type LedgerCopy = {id: string; tail: Tail; files: {name: string; job: Job; at: string}[]};

/** Copies the ledger and its head, and checks the copy as a ledger is checked whenever it is opened. */
async function copyLedger(
  file: string,
  draft: string,
  now: () => number,
  step: MoveStep,
): Promise<LedgerCopy> {
  for (const old of [draft, `${draft}-journal`, headOf(draft)])
    await step('delete an old draft', () => remove(old));
  // The head before the ledger, so that it never names an event that the copy does not have.
  if (await exists(headOf(file))) await step('copy the head', () => copyTo(headOf(file), headOf(draft)));
  await step('copy the ledger', () => copyDatabase(file, draft));
  const {id, tail} = withDatabase(draft, (database) => {
    const known = ledgerIn(database) ?? '';
    return {id: known, tail: chainTail(database, known)};
  });
  const ledger = openLedgerOn(() => openDatabase(draft), openHeadFile(headOf(draft)), now, file);
  try {
    const files = ledger.inStates(STATES).flatMap((job) => {
      const brought = ledger.events(job.id).find(({change}) => change.asset !== undefined);
      return filesNamedBy(job).map((name) => ({name, job, at: brought?.at ?? job.at}));
    });
    // The head of the copy says how far the copy goes, whatever was written while it was made.
    const head: Head = {ledger: id, ...tail};
    await step('write the head', () => openHeadFile(headOf(draft)).write(JSON.stringify(head)));
    return {id, tail, files};
  } finally {
    ledger.close();
  }
}

/** False where the vault has all of the old ledger already. Throws where the two have nothing to do with each other. */
async function isNeeded(
  {id, tail}: LedgerCopy,
  draft: string,
  target: string,
  file: string,
): Promise<boolean> {
  if (!(await exists(target))) return true;
  const other = withDatabase(target, (database) => {
    const known = ledgerIn(database) ?? '';
    const [at] = database.all('SELECT hash FROM events WHERE sequence = ?', tail.sequence);
    return {id: known, tail: chainTail(database, known), hash: at?.hash};
  });
  if (tail.sequence === 0) return false;
  if (other.id === id && other.hash === tail.hash) return false;
  const {sequence} = other.tail;
  const isBehind =
    sequence === 0 ||
    withDatabase(draft, (database) => {
      const [at] = database.all('SELECT hash FROM events WHERE sequence = ?', sequence);
      return at?.hash === other.tail.hash;
    });
  if (other.id === id && isBehind) return true;
  throw new TenspotError({
    code: 'ledger-twice',
    what: 'this workspace has two ledgers',
    where: {file},
    expected: `one ledger, ${target}`,
    got: `another one, of ${tail.sequence} events, where an older Tenspot keeps it`,
    fix: `Nothing was changed. Decide which of the two is that of this workspace, and move the other one out of it, with its \`.head\`. Do not run an older Tenspot in this workspace.`,
  });
}

/** True where only the copy in the store is whole: the vault has an interrupted copy, or a backup that was restored in part. */
const isBetter = async (from: string, to: string): Promise<boolean> =>
  (await isWhole(from)) && !(await isWhole(to));

/** The drafts that an interrupted move leaves in the vault: of the ledger, and of a file that was being written. */
const DRAFT = /^ledger\.sqlite\.moving|^\.[0-9a-f-]{36}\.part$|^[0-9a-f]{64}\.[a-z0-9]+\.part$/;

/** Deletes what is in the vault from `.tenspot`, and says there where it is. */
async function clean({home, vault}: VaultPlaces, step: MoveStep): Promise<void> {
  const file = ledgerFile(home);
  for (const name of (await listEntries(purchasesIn(vault)).catch(() => [])).filter((each) =>
    STORED.test(each),
  )) {
    const [from, to] = [join(home, 'store', name), purchasedFile(vault, name)];
    if (await isBetter(from, to)) await step(`link ${name}`, () => linkOrCopy(from, to));
    if ((await exists(from)) && (await isWhole(to))) await step(`delete ${name}`, () => remove(from));
  }
  for (const folder of [vault, purchasesIn(vault)])
    for (const name of (await listEntries(folder).catch(() => [])).filter((each) => DRAFT.test(each)))
      await step(`delete the draft ${name}`, () => remove(join(folder, name)));
  for (const old of [ownersOf(file), `${file}.damaged`, `${file}.repaired`, headOf(`${file}.repaired`)])
    if (await exists(old)) await step(`delete ${basename(old)}`, () => remove(old));
  await step('write the note', () => writeMoveNote({home, vault}));
}
