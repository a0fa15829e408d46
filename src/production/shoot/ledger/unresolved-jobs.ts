import {basename, join} from 'node:path';
import {openStore} from '../../../machine/files/store.ts';
import {copyTo} from '../../../machine/files/write-file.ts';
import {ownersIn} from '../../../machine/process/owner.ts';
import {findTools} from '../../../machine/tools/tools.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import type {Workspace} from '../../project/workspace.ts';
import {openPurchasedFiles} from '../buy/vault.ts';
import {fitRecords, proofsIn} from '../vault/check-records.ts';
import {inspectOldLedger} from '../vault/old-ledger.ts';
import {hasBought, openVault, openVaultLedger, witnessIn} from '../vault/open-vault.ts';
import {withVaultLock} from '../vault/vault-lock.ts';
import type {Ledger} from './ledger.ts';
import {ledgerFile, ownersOf} from './open.ts';
import {type Repaired, repairLedger} from './repair.ts';
import {type IsLeft, listUnresolved, notUnresolved, reopen, type Settlement, settle} from './settle.ts';

/** What a person decides about an unresolved job: how it is settled, or that the next run asks its provider again. */
export type PersonAnswer =
  | {act: 'settle'; settlement: Settlement}
  | {act: 'ask-again'; by: string; note?: string};

type LedgerPlace = {
  workspace: Workspace;
  now: () => number;
  /** Whether runs can poll the jobs of a provider. A job of another one, on which no process works, is settled by a person too. Default: they can. */
  canPoll?: ((provider: string) => boolean) | undefined;
};

/** Unresolved jobs of a workspace; none where nothing was ever bought. */
export async function unresolvedJobs(place: LedgerPlace): Promise<Job[]> {
  if (!(await hasBought(place.workspace))) return [];
  const isLeft = await leftIn(place);
  return atLedger(place, (ledger) => listUnresolved(ledger, isLeft));
}

async function leftIn({workspace, canPoll = () => true}: LedgerPlace): Promise<IsLeft> {
  const buying = await ownersIn(ownersOf(ledgerFile(workspace.vault)));
  return ({plan}) => buying.length === 0 && !canPoll(plan.provider);
}

/**
 * Records what a person found out. A file that was found is checked and stored as a downloaded one is. With `rehearsal`
 * it returns the job as it would be, and changes nothing.
 */
export async function answerFor(
  place: LedgerPlace,
  id: string,
  answer: PersonAnswer,
  {found, rehearsal, signal}: {found?: string | undefined; rehearsal: boolean; signal: AbortSignal},
): Promise<Job> {
  if (!(await hasBought(place.workspace))) throw notUnresolved(id, []);
  const isLeft = await leftIn(place);
  // A wrong id or a contradiction is reported before the file is read.
  const after = await atLedger(place, (ledger) =>
    rehearse(ledger, (trial) => given(trial, id, answer, found, isLeft)),
  );
  if (rehearsal) return after;
  const kept = found === undefined ? undefined : await keep(place, after, found, signal);
  return atLedger(place, (ledger) => given(ledger, id, answer, kept, isLeft));
}

/** Repairs a damaged ledger; a sound one is left as it is. Of two processes that repair, the second finds a sound one. */
export async function mendLedger(place: LedgerPlace): Promise<Repaired | 'whole'> {
  if (await isSound(place)) return 'whole';
  return withVaultLock(place.workspace.vault, async () =>
    (await isSound(place)) ? 'whole' : repairIn(place),
  );
}

async function isSound(place: LedgerPlace): Promise<boolean> {
  try {
    if (await hasBought(place.workspace)) await atLedger(place, () => undefined);
    return true;
  } catch (error) {
    if (error instanceof TenspotError && REPAIRABLE.includes(error.code)) return false;
    throw error;
  }
}

async function repairIn({workspace, now}: LedgerPlace): Promise<Repaired> {
  const {home, vault} = workspace;
  const witness = witnessIn(home);
  if (await isUnmoved(home)) {
    const note = ` Clips that it bought in that time may be in ${join(home, 'store')}: keep that folder until then.`;
    const repaired = await repairLedger(ledgerFile(home), now, {witness, note});
    await openVault(workspace, now);
    return {...repaired, copies: join(`${ledgerFile(vault)}.damaged`, basename(repaired.copies))};
  }
  const found = await proofsIn(vault);
  const note = found.unreadable.map((name) => ` The record ${name} cannot be read.`).join('');
  const repaired = await repairLedger(ledgerFile(vault), now, {...found, witness, note});
  await fitRecords(vault, found, repaired.copies);
  return repaired;
}

/** What a repair helps against: a damaged ledger, one that is older than the purchased files, and one that is gone. */
const REPAIRABLE = ['ledger-damaged', 'vault-missing'];

/** True where the damaged ledger is still where an older Tenspot kept it: a damaged one is not moved. */
const isUnmoved = (home: string): Promise<boolean> =>
  inspectOldLedger(home).then(
    (old) => old === 'live',
    () => true,
  );

const given = (
  ledger: Ledger,
  id: string,
  answer: PersonAnswer,
  asset: string | undefined,
  isLeft: IsLeft,
): Job =>
  answer.act === 'settle'
    ? settle(ledger, id, {...answer.settlement, ...(asset === undefined ? {} : {asset})}, isLeft)
    : reopen(ledger, id, answer.by, answer.note);

async function atLedger<T>({workspace, now}: LedgerPlace, work: (ledger: Ledger) => T): Promise<T> {
  const ledger = await openVaultLedger(workspace, now);
  try {
    return work(ledger);
  } finally {
    ledger.close();
  }
}

/** Returns what the work would return; the transaction is rolled back. */
function rehearse<T>(ledger: Ledger, work: (ledger: Ledger) => T): T {
  const over = new Error('rehearsed');
  let result: {value: unknown} | undefined;
  const trial: Ledger = {
    ...ledger,
    write: (act) =>
      ledger.write((writer) => {
        result = {value: act(writer)};
        throw over;
      }),
  };
  try {
    return work(trial);
  } catch (error) {
    if (error !== over || !result) throw error;
    return result.value as T;
  }
}

/** Checks and stores a file. Its errors name the file that the person gave, not our copy. */
async function keep(
  {workspace, now}: LedgerPlace,
  job: Job,
  found: string,
  signal: AbortSignal,
): Promise<string> {
  const store = await openStore(workspace.home);
  const tools = findTools(workspace.root);
  const vault = await openPurchasedFiles(workspace.vault, {store, tools, now, signal});
  try {
    // The job is settled only after the file is kept: its next event has no number yet.
    const {sequence: _, ...known} = job;
    return await vault.keep(known, (file) => copyTo(found, file));
  } catch (error) {
    if (!(error instanceof TenspotError)) throw error;
    const problems = error.problems.map((problem) => ({...problem, where: {...problem.where, file: found}}));
    throw new TenspotError(problems, {cause: error});
  }
}
