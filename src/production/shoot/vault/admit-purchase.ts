import {formatUsd, type Micro} from '../../../spot/ledger/money.ts';
import {OPEN} from '../../../spot/ledger/states.ts';
import {invalid, type TenspotError} from '../../../spot/problem/errors.ts';
import {isSandbox, type Workspace} from '../../project/workspace.ts';
import type {Ledger} from '../ledger/ledger.ts';
import {followRenamed, recognisePlace, type VaultPlace} from './recognise-place.ts';
import {takesInDocuments} from './takes-elsewhere.ts';
import {workspaceIdentity} from './workspace-identity.ts';

/** What a run is about to order. */
export type Intended = {
  takes: number;
  /** The most that they cost. */
  worst: Micro;
};

/**
 * Has to be called before a run orders or queries anything, under the open ledger. Throws while it is not known that this
 * workspace is the one whose ledger this is: `workspace-copied` in a copy, `workspace-cloned` where the documents name takes
 * that were bought and there is no vault. Gives the workspace its identity where it has none. The sandbox costs nothing: there
 * it does nothing.
 */
export async function admitPurchase(
  workspace: Workspace,
  ledger: Ledger,
  intended: Intended,
  now: () => number,
): Promise<void> {
  const underWay = ledger.inStates(OPEN).length;
  if (isSandbox(workspace) || (intended.takes === 0 && underWay === 0)) return;
  const {vault} = workspace;
  const place = await recognisePlace(vault);
  if (place.is === 'elsewhere') throw copied(vault, place, intended, underWay);
  if (place.is === 'new') {
    await refuseClone(workspace, ledger, intended);
    await workspaceIdentity(vault, now);
  }
  await followRenamed(vault, now);
}

function copied(
  vault: string,
  {identity, from, original}: Extract<VaultPlace, {is: 'elsewhere'}>,
  intended: Intended,
  underWay: number,
): TenspotError {
  const isHere = identity.place.path === vault;
  const found =
    original !== null
      ? `a copy of the workspace in ${original}, which is still there`
      : isHere
        ? 'another folder at the same path: restored from a backup, mounted again, or put in its place'
        : `a folder that came from ${from}, where the vault is not found any more`;
  const jobs = underWay === 0 ? '' : `, with ${underWay} ${underWay === 1 ? 'job' : 'jobs'} under way`;
  return invalid({
    code: 'workspace-copied',
    what: `it is not known whether this is the workspace or a copy of it, and ${wouldPay(intended)}`,
    where: {file: vault},
    expected: `the vault that was in ${from}`,
    got: `${found}${jobs}`,
    fix: `Nothing was sent. Say which it is: \`tenspot takes vault ${original === null ? '--moved --by <who>` if this is the workspace and no other copy of it is used any more, `tenspot takes vault --restored --by <who>` if it was restored from a backup, or `tenspot takes vault ' : ''}--copy --by <who>\` if this is a separate workspace, which may buy again what the other one buys.`,
  });
}

/** Documents that name bought takes, and no vault, are a clone of a workspace. A ledger with jobs has been this workspace's. */
async function refuseClone(workspace: Workspace, ledger: Ledger, intended: Intended): Promise<void> {
  if (ledger.tail().sequence > 0) return;
  const takes = await takesInDocuments(workspace);
  if (takes.length === 0) return;
  const {vault} = workspace;
  throw invalid({
    code: 'workspace-cloned',
    what: `the documents name takes that were bought in another copy of this workspace, and ${wouldPay(intended)}`,
    where: {file: vault},
    expected: 'the vault with the ledger and the purchased files of those takes',
    got: `no purchase in this vault, and ${takes.length} ${takes.length === 1 ? 'take' : 'takes'} in the documents, such as ${takes[0]}`,
    fix: 'Nothing was sent. To use what was bought, replace this folder by the vault of that workspace, and run the same command again: it then asks which of the two this is. To buy on your own, run `tenspot takes vault --new --by <who>`.',
  });
}

const wouldPay = ({takes, worst}: Intended): string =>
  takes === 0
    ? 'it would query the vendors about jobs of the other workspace'
    : `it would order ${takes} ${takes === 1 ? 'take' : 'takes'} for up to ${formatUsd(worst)}, which may be paid for twice`;
