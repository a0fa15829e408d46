import {folderSize} from '../../../machine/files/folder-size.ts';
import {isLostWindow} from '../../../spot/ledger/lost-window.ts';
import {isFinal, STATES} from '../../../spot/ledger/states.ts';
import type {Workspace} from '../../project/workspace.ts';
import {openLostWindows} from '../ledger/lost-window.ts';
import {hasBought, openVaultLedger} from './open-vault.ts';
import {placeOfVault} from './recognise-place.ts';

/** What is in the vault of a workspace, and whether anything keeps it from ordering. */
export type VaultStatus = {
  vault: string;
  /** The identity of the workspace; null where it has not ordered anything yet. */
  workspace: string | null;
  /** `home`: this is the workspace. `elsewhere`: it is not known whether it is the workspace or a copy of it. `new`: it has no identity yet. */
  place: 'home' | 'elsewhere' | 'new';
  /** The workspace that this one may be a copy of, where it is `elsewhere`. */
  copyOf: string | null;
  bytes: number;
  jobs: number;
  /** Jobs that have not ended. */
  open: number;
  /** US dollars. */
  spent: number;
  /** Unresolved jobs that each stand for a time in which the ledger does not know what was ordered. */
  lostWindows: string[];
};

/** The status of a vault; undefined where nothing was bought. Throws what is wrong with it. */
export async function vaultStatus(
  workspace: Workspace,
  now: () => number = Date.now,
): Promise<VaultStatus | undefined> {
  const {vault} = workspace;
  if (!(await hasBought(workspace))) return undefined;
  const ledger = await openVaultLedger(workspace, now);
  try {
    const place = await placeOfVault(workspace, ledger);
    const jobs = ledger.inStates(STATES).filter((job) => !isLostWindow(job));
    return {
      vault,
      workspace: place.is === 'new' ? null : (place.identity?.id ?? null),
      place: place.is === 'renamed' ? 'home' : place.is,
      copyOf: place.is === 'elsewhere' ? (place.original ?? place.from) : null,
      bytes: await folderSize(vault),
      jobs: jobs.length,
      open: jobs.filter(({state}) => !isFinal(state)).length,
      spent: ledger.totals().spent / 1e6,
      lostWindows: openLostWindows(ledger).map(({id}) => id),
    };
  } finally {
    ledger.close();
  }
}
