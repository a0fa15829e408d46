import type {Job} from '../../../spot/ledger/job.ts';
import {isLostWindow} from '../../../spot/ledger/lost-window.ts';
import {isFinal, STATES} from '../../../spot/ledger/states.ts';
import {invalid, TenspotError} from '../../../spot/problem/errors.ts';
import type {Workspace} from '../../project/workspace.ts';
import type {Ledger, Writer} from '../ledger/ledger.ts';
import {addLostWindow} from '../ledger/lost-window.ts';
import {ledgerFile, refuseWhileBuying} from '../ledger/open.ts';
import {openVaultLedger} from './open-vault.ts';
import {recognisePlace, type VaultPlace} from './recognise-place.ts';
import {withVaultLock} from './vault-lock.ts';
import {type Identity, writeIdentity} from './workspace-identity.ts';

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
  identity: Identity;
  /** Jobs of the other workspace that this one does not go on with, by their ids. */
  left: string[];
  /** The unresolved job that stands for what a backup does not have; null where nothing may be missing. */
  window: string | null;
};

/** Records which workspace this is. Throws where the vault shows that it is another one than the person says. */
export async function answerPlace(
  workspace: Workspace,
  {act, ...said}: PlaceAnswer,
  now: () => number,
): Promise<PlaceAnswered> {
  const {vault} = workspace;
  const ledger = await openVaultLedger(workspace, now);
  try {
    await refuseWhileBuying(
      ledgerFile(vault),
      'the identity of a workspace cannot be changed while a process buys',
    );
    return await withVaultLock(vault, async () => {
      const place = await recognisePlace(vault).catch(damagedIdentity);
      refuseContradiction(vault, act, place, ledger);
      const before = 'identity' in place ? place.identity : undefined;
      const words = act === 'copy' ? `copied from ${before?.place.path ?? 'another workspace'}` : '';
      const left = act === 'copy' ? leaveJobs(ledger, said.by, words) : [];
      const window = act === 'restored' ? openWindow(ledger, now) : null;
      const identity = await writeIdentity(vault, before, {act, ...said}, now);
      return {identity, left, window};
    });
  } finally {
    ledger.close();
  }
}

/** A person may give a vault a new identity where the old one cannot be read. */
function damagedIdentity(error: unknown): VaultPlace {
  if (error instanceof TenspotError && error.code === 'identity-damaged') return {is: 'new'};
  throw error;
}

function refuseContradiction(
  vault: string,
  act: PlaceAnswer['act'],
  place: VaultPlace,
  ledger: Ledger,
): void {
  const contradicts = (expected: string, got: string, fix: string): TenspotError =>
    invalid({
      code: 'place-contradicted',
      what: `the vault contradicts --${act}`,
      where: {file: vault},
      expected,
      got,
      fix: `Nothing was changed. ${fix}`,
    });
  const {sequence} = ledger.tail();
  if (act === 'new' && sequence > 0)
    throw contradicts(
      'a vault in which nothing was bought',
      `a ledger of ${sequence} events`,
      'Use --copy for a separate workspace that keeps what the other one has bought.',
    );
  if (act === 'new') return;
  if (sequence === 0)
    throw contradicts(
      'a vault in which something was bought',
      'an empty ledger',
      'Put the vault here first, or use --new to start with an empty one.',
    );
  if (place.is === 'elsewhere' && place.original !== null && act !== 'copy')
    throw contradicts(
      'no other workspace with this identity',
      `one in ${place.original}`,
      'Delete that one first if it is not used any more, or use --copy.',
    );
  if (place.is === 'home' && act === 'copy')
    throw contradicts('a copy', 'the workspace itself', 'Run the command in the copy.');
}

/** Ends, in a copy, what the other workspace has under way: that one goes on with it. */
function leaveJobs(ledger: Ledger, by: string, words: string): string[] {
  return ledger.write((writer) => {
    const open = writer
      .inStates(STATES.filter((state) => !isFinal(state)))
      .filter((job) => !isLostWindow(job));
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
