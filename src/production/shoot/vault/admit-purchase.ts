import {formatUsd, type Micro} from '../../../spot/ledger/money.ts';
import {OPEN} from '../../../spot/ledger/states.ts';
import type {Subject} from '../../../spot/ledger/subject.ts';
import {invalid, type TenspotError} from '../../../spot/problem/errors.ts';
import {isSandbox, type Workspace} from '../../project/workspace.ts';
import type {Ledger} from '../ledger/ledger.ts';
import {followRenamed, placeOfVault, type VaultPlace} from './recognise-place.ts';
import {type RecordedTake, recordedTakes, takesElsewhere} from './takes-elsewhere.ts';
import {workspaceIdentity} from './workspace-identity.ts';

/** What a run is about to order. */
export type Intended = {
  takes: number;
  /** The most that they cost. */
  worst: Micro;
  /** What they are for. Default: any shot. */
  subjects?: readonly Subject[];
  /** Whether the takes of a provider cost nothing. Default: they cost something. */
  isFree?: (provider: string) => boolean;
};

/**
 * Has to be called before a run orders or queries anything, under the open ledger. Throws while it is not known that this
 * workspace is the one whose ledger this is: `workspace-copied` in a copy, `workspace-cloned` where the documents name takes
 * that were bought and there is no vault, `takes-elsewhere` where they name takes of the shots that are about to be ordered, and the
 * vault does not have them. Gives the workspace its identity where it has none. The sandbox costs nothing: there it does nothing.
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
  const place = await placeOfVault(workspace, ledger);
  if (place.is === 'elsewhere') throw copied(vault, place, intended, underWay);
  const said = place.is === 'new' ? [] : (place.identity.elsewhere ?? []);
  if (intended.takes > 0) await refuseTakesElsewhere(workspace, ledger, intended, new Set(said));
  if (place.is === 'new') await workspaceIdentity(vault, now);
  await followRenamed(vault, now);
}

function copied(
  vault: string,
  {identity, from, original}: Extract<VaultPlace, {is: 'elsewhere'}>,
  intended: Intended,
  underWay: number,
): TenspotError {
  const isHere = identity?.place.path === vault;
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

/**
 * Documents that name bought takes come from a workspace that bought them. Where nothing was bought in this one, it is a clone, and each
 * of these takes counts. Otherwise only those of shots that are about to be ordered do: they may be paid for twice. `said`: those that a
 * person said were bought elsewhere.
 */
async function refuseTakesElsewhere(
  workspace: Workspace,
  ledger: Ledger,
  intended: Intended,
  said: ReadonlySet<string>,
): Promise<void> {
  const {vault} = workspace;
  const {isFree = () => false} = intended;
  const recorded = (await recordedTakes(workspace)).filter(
    ({provider, key}) => !said.has(key) && !(provider !== null && isFree(provider)),
  );
  const elsewhere = await takesElsewhere(recorded, vault, ledger);
  const isClone = ledger.tail().sequence === 0;
  const takes = isClone ? elsewhere : elsewhere.filter((take) => isOrdered(take, intended));
  const [first] = takes;
  if (!first) return;
  const count = `${takes.length} ${takes.length === 1 ? 'take' : 'takes'} in the documents, such as ${first.label}`;
  throw invalid({
    code: isClone ? 'workspace-cloned' : 'takes-elsewhere',
    what: `the documents name takes that were bought in another copy of this workspace, and ${wouldPay(intended)}`,
    where: {file: vault},
    expected: 'the vault with the ledger and the purchased files of those takes',
    got: isClone ? `no purchase in this vault, and ${count}` : `a vault without ${count}`,
    fix: isClone
      ? 'Nothing was sent. To use what was bought, replace this folder by the vault of that workspace, and run the same command again: it then asks which of the two this is. To buy on your own, run `tenspot takes vault --new --by <who>`.'
      : 'Nothing was sent. To use what was bought, supply its files as the clips of the shots in shots.yaml, or buy in the other workspace. To buy takes of your own for these shots, run `tenspot takes vault --new --by <who>`: it keeps what was bought here.',
  });
}

const isOrdered = ({spot, shot, format}: RecordedTake, {subjects}: Intended): boolean =>
  subjects === undefined ||
  subjects.some(
    (each) =>
      each.type === 'shot' &&
      each.spot === spot &&
      each.id === shot &&
      (format === null || each.format === undefined || each.format === format),
  );

const wouldPay = ({takes, worst}: Intended): string =>
  takes === 0
    ? 'it would query the vendors about jobs of the other workspace'
    : `it would order ${takes} ${takes === 1 ? 'take' : 'takes'} for up to ${formatUsd(worst)}, which may be paid for twice`;
