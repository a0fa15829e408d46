import type {AnyProvider} from '../../providers/contract/contract.ts';
import type {BedDescription} from '../../spot/brand/brand-file.ts';
import type {Job} from '../../spot/ledger/job.ts';
import type {Project} from '../project/open-project.ts';
import {hasBought, openVaultLedger} from '../shoot/vault/open-vault.ts';
import {hashIn} from '../voice/hear-line.ts';
import {musicOffer, trackOrder} from './music-offer.ts';

/** A job that brought a track, and the hash of the track. */
export type BoughtTrack = {job: Job; sha256: string};

/** The tracks that a workspace bought, each under its order. */
export async function boughtTracks({workspace}: Pick<Project, 'workspace'>): Promise<BoughtTrack[]> {
  if (!(await hasBought(workspace))) return [];
  const ledger = await openVaultLedger(workspace, Date.now);
  try {
    return ledger
      .inStates(['COMMITTED'])
      .flatMap((job) =>
        job.plan.kind === 'music' && job.asset ? [{job, sha256: hashIn(job.asset.file)}] : [],
      );
  } finally {
    ledger.close();
  }
}

/** The track that was bought for a description, or for another one whose request is the same: a model may alter the length, for example. */
export function trackOf(
  buy: BedDescription,
  tracks: readonly BoughtTrack[],
  providers: readonly AnyProvider[],
): BoughtTrack | undefined {
  const own = tracks.find(({job}) => job.plan.order === trackOrder(buy));
  if (own) return own;
  const offer = musicOffer(buy, providers);
  return offer && 'key' in offer ? tracks.find(({job}) => job.plan.key === offer.key) : undefined;
}
