import {copyTo} from '../../../machine/files/files.ts';
import {openStore} from '../../../machine/files/store.ts';
import {findTools} from '../../../machine/tools/tools.ts';
import type {Job} from '../../../spot/ledger/job.ts';
import {TenspotError} from '../../../spot/problem/errors.ts';
import type {Workspace} from '../../project/workspace.ts';
import {vaultIn} from '../buy/vault.ts';
import type {Ledger} from './ledger.ts';
import {isLedger, ledgerFile, openLedger} from './open.ts';
import {type Repaired, repairLedger} from './repair.ts';
import {listParked, notParked, reopen, type Settlement, settle} from './settle.ts';

/** What a person says about a parked job: how it is settled, or that its provider is to be asked once more. */
export type PersonAnswer =
  | {act: 'settle'; settlement: Settlement}
  | {act: 'ask-again'; by: string; note?: string};

type Desk = {workspace: Workspace; now: () => number};

/** Parked jobs of a workspace; none where nothing was ever bought. */
export async function unresolvedJobs(desk: Desk): Promise<Job[]> {
  return (await hasLedger(desk)) ? atLedger(desk, listParked) : [];
}

/** Opening a ledger would make one. */
const hasLedger = ({workspace}: Desk): Promise<boolean> => isLedger(ledgerFile(workspace.home));

/**
 * Writes down what a person found out. A clip that was found is checked and stored as a downloaded one is. A rehearsal
 * says what would come of it, and leaves the ledger as it is.
 */
export async function answerFor(
  desk: Desk,
  id: string,
  answer: PersonAnswer,
  {clip, rehearsal, signal}: {clip?: string | undefined; rehearsal: boolean; signal: AbortSignal},
): Promise<Job> {
  if (!(await hasLedger(desk))) throw notParked(id, []);
  // A wrong name or a contradiction is told before a clip is read to its end.
  const stands = await atLedger(desk, (ledger) =>
    rehearse(ledger, (trial) => given(trial, id, answer, clip)),
  );
  if (rehearsal) return stands;
  const kept = clip === undefined ? undefined : await keep(desk.workspace, clip, signal);
  return atLedger(desk, (ledger) => given(ledger, id, answer, kept));
}

/** Repairs a ledger that does not hold together; one that does is left alone. */
export async function mendLedger(desk: Desk): Promise<Repaired | 'whole'> {
  if (!(await hasLedger(desk))) return 'whole';
  try {
    await atLedger(desk, () => undefined);
    return 'whole';
  } catch (error) {
    if (!(error instanceof TenspotError) || error.code !== 'ledger-damaged') throw error;
    return repairLedger(ledgerFile(desk.workspace.home), desk.now);
  }
}

const given = (ledger: Ledger, id: string, answer: PersonAnswer, clip: string | undefined): Job =>
  answer.act === 'settle'
    ? settle(ledger, id, {...answer.settlement, ...(clip === undefined ? {} : {clip})})
    : reopen(ledger, id, answer.by, answer.note);

async function atLedger<T>({workspace, now}: Desk, work: (ledger: Ledger) => T): Promise<T> {
  const ledger = await openLedger(ledgerFile(workspace.home), now);
  try {
    return work(ledger);
  } finally {
    ledger.close();
  }
}

/** What would come of it: the transaction is rolled back. */
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

/** A trouble with the clip is told of the file that the person named, not of our copy. */
async function keep(workspace: Workspace, clip: string, signal: AbortSignal): Promise<string> {
  const vault = vaultIn(await openStore(workspace.home), findTools(workspace.root), signal);
  try {
    return await vault.keep((file) => copyTo(clip, file));
  } catch (error) {
    if (!(error instanceof TenspotError)) throw error;
    const problems = error.problems.map((problem) => ({...problem, where: {...problem.where, file: clip}}));
    throw new TenspotError(problems, {cause: error});
  }
}
