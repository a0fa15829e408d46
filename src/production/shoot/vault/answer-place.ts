import type {Job} from '../../../spot/ledger/job.ts';
import {isLostWindow} from '../../../spot/ledger/lost-window.ts';
import {isFinal, STATES} from '../../../spot/ledger/states.ts';
import {invalid, TenspotError} from '../../../spot/problem/errors.ts';
import type {Workspace} from '../../project/workspace.ts';
import type {Ledger, Reader, Writer} from '../ledger/ledger.ts';
import {addLostWindow} from '../ledger/lost-window.ts';
import {ledgerFile, refuseWhileBuying} from '../ledger/open.ts';
import {hasBought, openVaultLedger} from './open-vault.ts';
import {placeOfVault, type VaultPlace} from './recognise-place.ts';
import {recordedTakes, takesElsewhere} from './takes-elsewhere.ts';
import {withVaultLock} from './vault-lock.ts';
import {IDENTITY_FILE, type Identity, writeIdentity} from './workspace-identity.ts';

/** What a person says that this workspace is. */
export type PlaceAnswer = {
  /** The workspace itself, moved or restored from a backup; a copy of it; or a new one. */
  act: 'moved' | 'restored' | 'copy' | 'new';
  /** Who says so. */
  by: string;
  /** How that person knows. */
  why?: string;
};

export type PlaceAnswered = {
  /** Null where nothing was written. */
  identity: Identity | null;
  /** Jobs of the other workspace that this one does not go on with, by their ids. */
  left: string[];
  /** The unresolved job that stands for what a backup does not have; null where nothing may be missing. */
  window: string | null;
};

/**
 * Records which workspace this is. Throws where the vault shows that it is another one than the person says. With `rehearsal` it returns
 * what it would do, and writes nothing.
 */
export async function answerPlace(
  workspace: Workspace,
  {act, ...said}: PlaceAnswer,
  now: () => number,
  {rehearsal = false}: {rehearsal?: boolean} = {},
): Promise<PlaceAnswered> {
  const {vault} = workspace;
  if (rehearsal && !(await hasBought(workspace))) {
    await findContradiction(workspace, act, EMPTY);
    return UNCHANGED;
  }
  const ledger = await openVaultLedger(workspace, now);
  try {
    if (rehearsal) {
      await findContradiction(workspace, act, ledger);
      return {...UNCHANGED, left: act === 'copy' ? openJobs(ledger).map(({id}) => id) : []};
    }
    await refuseWhileBuying(
      ledgerFile(vault),
      'the identity of a workspace cannot be changed while a process buys',
    );
    return await withVaultLock(vault, async () => {
      const {before, elsewhere} = await findContradiction(workspace, act, ledger);
      const words = act === 'copy' ? `copied from ${before?.place.path ?? 'another workspace'}` : '';
      const left = act === 'copy' ? leaveJobs(ledger, said.by, words) : [];
      const window = act === 'restored' ? openWindow(ledger, now) : null;
      return {identity: await writeIdentity(vault, before, {act, ...said}, now, elsewhere), left, window};
    });
  } finally {
    ledger.close();
  }
}

type Known = Pick<Reader, 'tail' | 'inStates'>;

/** The ledger of a workspace in which nothing was ever bought. */
const EMPTY: Known = {tail: () => ({sequence: 0, hash: ''}), inStates: () => []};
const UNCHANGED: PlaceAnswered = {identity: null, left: [], window: null};

/** A person may give a vault a new identity where the old one cannot be read. */
function damagedIdentity(error: unknown): {is: 'damaged'} {
  if (error instanceof TenspotError && error.code === 'identity-damaged') return {is: 'damaged'};
  throw error;
}

/**
 * Throws where the vault contradicts what a person says. Returns the identity that it has, and with `new` the takes in the documents that
 * were bought elsewhere.
 */
async function findContradiction(
  workspace: Workspace,
  act: PlaceAnswer['act'],
  ledger: Known,
): Promise<{before: Identity | undefined; elsewhere: string[]}> {
  const {vault} = workspace;
  const place = await placeOfVault(workspace, ledger).catch(damagedIdentity);
  const before = place.is === 'new' || place.is === 'damaged' ? undefined : place.identity;
  const recorded = act === 'new' ? await takesElsewhere(await recordedTakes(workspace), vault, ledger) : [];
  const elsewhere = recorded.map(({key}) => key).filter((key) => !before?.elsewhere?.includes(key));
  const found = contradictionOf(act, place, ledger, elsewhere.length);
  if (found === undefined) return {before, elsewhere};
  throw invalid({
    code: 'place-contradicted',
    what: `the vault contradicts --${act}`,
    where: {file: vault},
    ...found,
    fix: `Nothing was changed. ${found.fix}`,
  });
}

/** What contradicts an answer; undefined where nothing does. `elsewhere`: takes in the documents that were bought in another workspace. */
function contradictionOf(
  act: PlaceAnswer['act'],
  place: VaultPlace | {is: 'damaged'},
  ledger: Known,
  elsewhere: number,
): {expected: string; got: string; fix: string} | undefined {
  const {sequence} = ledger.tail();
  const isKnown = place.is !== 'elsewhere' && place.is !== 'damaged';
  if (act === 'new' && sequence > 0 && !(isKnown && elsewhere > 0))
    return {
      expected: 'a vault in which nothing was bought, or documents that name takes of another workspace',
      got: `a ledger of ${sequence} events`,
      fix: 'Use --copy for a separate workspace that keeps what the other one has bought.',
    };
  if (act === 'new') return undefined;
  if (sequence === 0)
    return {
      expected: 'a vault in which something was bought',
      got: 'an empty ledger',
      fix: 'Put the vault here first, or use --new to start with an empty one.',
    };
  if (place.is === 'elsewhere' && place.original !== null && act !== 'copy')
    return {
      expected: 'no other workspace with this identity',
      got: `one in ${place.original}`,
      fix: 'Delete that one first if it is not used any more, or use --copy.',
    };
  if (act !== 'copy') return undefined;
  // A copy ends the unfinished jobs as those of the original: in the original itself, what they cost would be forgotten.
  if (place.is === 'damaged')
    return {
      expected: 'an identity that can be read, and that says that this is a copy',
      got: `a damaged ${IDENTITY_FILE}`,
      fix: `Copy ${IDENTITY_FILE} from the original, or use --moved or --restored.`,
    };
  if (place.is === 'home' || place.is === 'renamed' || (place.is === 'new' && openJobs(ledger).length > 0))
    return {expected: 'a copy', got: 'the workspace itself', fix: 'Run the command in the copy.'};
  return undefined;
}

const openJobs = (ledger: Known): Job[] =>
  ledger.inStates(STATES.filter((state) => !isFinal(state))).filter((job) => !isLostWindow(job));

/** Ends, in a copy, what the other workspace has under way: that one goes on with it. */
function leaveJobs(ledger: Ledger, by: string, words: string): string[] {
  return ledger.write((writer) => {
    const open = openJobs(writer);
    for (const job of open)
      leaveJob(writer, job, by, `It is a job of the workspace that this one was ${words}.`);
    return open.map(({id}) => id);
  });
}

function leaveJob(writer: Writer, job: Job, by: string, message: string): Job {
  const failure = {kind: 'withdrawn', when: 'refused', charged: 'no', code: 'copied', message} as const;
  const end = {spent: 0, failure, by, note: message};
  if (job.state === 'PLANNED') return writer.move(job, 'FAILED', end);
  const parked =
    job.state === 'PARKED' ? job : writer.move(job, 'PARKED', {unresolved: {why: 'outcome', note: message}});
  return writer.move(parked, 'FAILED', end);
}

/** A backup does not have what was ordered after it was made. */
const openWindow = (ledger: Ledger, now: () => number): string =>
  ledger.write((writer) => {
    const from = writer.events().at(-1)?.at ?? null;
    const to = new Date(now()).toISOString();
    return addLostWindow(writer, {from, to}, ' The vault was restored from a backup.').id;
  });
