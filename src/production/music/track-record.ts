import {readText} from '../../machine/files/read-file.ts';
import type {AnyProvider} from '../../providers/contract/contract.ts';
import {type RightsRecord, type TrackRights, TrackRightsFields} from '../../spot/documents/rights.ts';
import type {Project} from '../project/open-project.ts';
import {operationOf, requestOf} from '../shoot/buy/read-job.ts';
import {isWhole, purchasedFile, STORED} from '../shoot/vault/purchased-files.ts';
import type {BoughtTrack} from './bought-tracks.ts';
import {musicModels} from './music-offer.ts';
import type {BedPlan} from './plan-beds.ts';

/** Half a day: the local date of the purchase may differ from the date in UTC, so the term starts earlier. */
const HALF_DAY = 43_200_000;

/**
 * The rights of a bought track: those of its card, and in place of them what the vendor returned for this track. Undefined if the card is
 * gone, or what the vendor returned cannot be read: the card alone may permit more.
 */
export async function trackRecord(
  {file, bed, buy}: Pick<BedPlan, 'file' | 'bed' | 'buy'>,
  {job, sha256}: BoughtTrack,
  {workspace, providers}: Pick<Project, 'workspace'> & {providers: readonly AnyProvider[]},
): Promise<RightsRecord | undefined> {
  const {model} = requestOf(job);
  const card = musicModels(providers).find((each) => each.card.id === model)?.card;
  const more = await returnedRights(operationOf(job).vendor?.rights, workspace.vault);
  if (!card || !more) return undefined;
  const {creator, licence, media, except, territory, edits, ai, attribution} = {...card.rights, ...more};
  const bought = new Date(job.at);
  return {
    title: `Bed "${bed}"`,
    files: [file],
    kind: 'track',
    creator,
    licence,
    media,
    ...(except === undefined ? {} : {except}),
    territory,
    term: {from: new Date(bought.getTime() - HALF_DAY).toISOString().slice(0, 10), to: null},
    edits,
    ...(typeof ai === 'string' ? {generated: buy.prompt} : {}),
    ...(ai === undefined ? {} : {ai}),
    ...(attribution === undefined ? {} : {attribution}),
    proof: `Tenspot's ledger: job ${job.id} at ${job.plan.provider}, ${job.at.slice(0, 10)}`,
    sha256,
  };
}

/** The fields of rights in an answer that is kept. Empty if there is none; undefined if it is lost or says something else. */
async function returnedRights(
  name: string | undefined,
  vault: string,
): Promise<Partial<TrackRights> | undefined> {
  if (name === undefined) return {};
  const file = purchasedFile(vault, name);
  if (!STORED.test(name) || !(await isWhole(file))) return undefined;
  try {
    return TrackRightsFields.partial().safeParse(JSON.parse(await readText(file))).data;
  } catch {
    return undefined;
  }
}

/** Whether two tracks have the licence of one card: one that the vendor returned with a track is of that track alone. */
export const sharesLicence = (former: BoughtTrack | undefined, {job}: BoughtTrack): boolean =>
  former !== undefined &&
  requestOf(former.job).model === requestOf(job).model &&
  [former.job, job].every((each) => operationOf(each).vendor?.rights === undefined);
