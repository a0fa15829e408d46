import {z} from 'zod';
import {exists} from '../../machine/files/read-file.ts';
import {ResolvedRequest} from '../../providers/contract/request.ts';
import type {Job} from '../../spot/ledger/job.ts';
import {isOpen, STATES} from '../../spot/ledger/states.ts';
import {subjectLabel} from '../../spot/ledger/subject.ts';
import {TenspotError} from '../../spot/problem/errors.ts';
import {type KnownTake, type ShownTake, shownTake} from '../../spot/takes/shown-take.ts';
import {type TakesFile, verdictOn} from '../../spot/takes/verdicts.ts';
import type {Format} from '../../spot/variant/format.ts';
import type {SpotProject} from '../project/open-spot.ts';
import {firstPicture} from '../shoot/route/first-picture.ts';
import {type Offer, offersFor, type VendorAccess} from '../shoot/route/offers.ts';
import {motionFrom, type Want} from '../shoot/route/want.ts';
import {wantsOf} from '../shoot/route/wants.ts';
import type {VaultPlaces} from '../shoot/vault/old-ledger.ts';
import {hasBought, openVaultLedger} from '../shoot/vault/open-vault.ts';
import {purchasedFile} from '../shoot/vault/purchased-files.ts';
import {readRecord} from './takes-record.ts';

/** A take that was bought, or whose purchase was started. */
export type SpotTake = KnownTake & {
  shot: string;
  format: Format;
  job: Job;
  request: ResolvedRequest;
  /** The name of its file in the vault. Null where there is none. */
  clip: string | null;
  /** The path of that file. */
  file: string | null;
  /** The spot that it was bought for. */
  boughtFor: string;
  /** It is a picture that the motion will start from: no slot shows it. */
  still: boolean;
};

/** A shot in one format, its takes, and what would be requested for it now. */
export type ShotTakes = {
  shot: string;
  format: Format;
  /** Left out where no variant shows the shot, or it has its photo or clip by now. */
  want?: Want;
  /** Left out where no still has to be picked first. `picked`: the still that is picked, if any. */
  stills?: {want: Want; picked: SpotTake | null};
  /** What would be requested now: for a still, and for motion. */
  offers: {still: Offer[]; moving: Offer[]};
  /** Sorted by number. */
  takes: SpotTake[];
};

export type SpotTakes = {
  shots: ShotTakes[];
  /** Every job of this spot. */
  jobs: Job[];
  record: TakesFile;
  /** The other spots for which takes of a shot with this id were ordered. */
  elsewhere: (shot: string) => string[];
  /** The take that a slot shows of a shot. Undefined where none was bought. `named`: the number that the edit or a variant names. */
  shown: (shot: string, format: Format, named: number | undefined) => ShownTake<SpotTake> | undefined;
};

/** Reads the takes of a spot from the ledger, the vault and the spot's record of verdicts. Sends nothing. */
export async function openTakes(
  project: SpotProject,
  world: VendorAccess,
  wanted?: readonly Want[],
): Promise<SpotTakes> {
  const {workspace, spot, variants} = project;
  const record = await readRecord(workspace, spot.id);
  const all = await jobsOf(workspace);
  if (all.length === 0 && !wanted)
    return {shots: [], jobs: [], record, elsewhere: () => [], shown: () => undefined};
  const wants = wanted ?? (await wantsOf(variants, project).catch(withoutPictures));
  const jobs = all.filter(({plan}) => plan.subject.spot === spot.id);
  const wanting = new Map(wants.map((want) => [subjectLabel(want.subject), want] as const));
  const subjects = new Map(
    [...wants, ...jobs.map(({plan}) => plan)].map(({subject}) => [subjectLabel(subject), subject] as const),
  );
  const shots: ShotTakes[] = [];
  for (const [label, subject] of subjects) {
    const want = wanting.get(label);
    const {type, id: shot, format} = subject;
    if (type !== 'shot' || format === undefined) continue;
    const own = jobs.filter(({plan}) => subjectLabel(plan.subject) === label);
    const takesFor = async (
      asked: Want | undefined,
      still: boolean,
    ): Promise<{offers: Offer[]; takes: SpotTake[]}> => {
      const offers = asked ? offersFor(asked.request, world) : [];
      const takes: SpotTake[] = [];
      for (const job of notReplaced([...own, ...(asked ? sharedWith(asked, all, own, offers) : [])])) {
        const request = ResolvedRequest.safeParse(job.plan.request).data;
        if (!request || (job.plan.kind === 'still') !== still) continue;
        const current = asked === undefined || isCurrent(job, request, asked, offers);
        takes.push(await takeFrom({shot, format, job, request, current}, record, workspace.vault));
      }
      return {offers, takes};
    };
    const first = await takesFor(want?.stills, true);
    const picked = first.takes.findLast(
      ({current, state, verdict}) => current && state === 'there' && verdict === 'picked',
    );
    const from = want?.stills && picked ? await firstPicture(picked, project) : undefined;
    const moving = want && from ? motionFrom(want, from) : want;
    const then = await takesFor(moving, false);
    const takes = [...first.takes, ...then.takes].sort((a, b) => a.number - b.number);
    shots.push({
      shot,
      format,
      takes,
      offers: {still: first.offers, moving: then.offers},
      ...(moving ? {want: moving} : {}),
      ...(want?.stills ? {stills: {want: want.stills, picked: picked ?? null}} : {}),
    });
  }
  return {
    shots,
    jobs,
    record,
    elsewhere: (shot) => {
      const others = all
        .map(({plan}) => plan.subject)
        .filter((each) => each.type === 'shot' && each.id === shot);
      return [...new Set(others.map((each) => each.spot))].filter((id) => id !== spot.id && id !== '');
    },
    shown: (shot, format, named) => {
      // Takes that were bought before the shot had to be filmed are not shown.
      if (spot.shots.find(({id}) => id === shot)?.mustShoot) return undefined;
      const group = shots.find((each) => each.shot === shot && each.format === format);
      return shownTake(group?.takes.filter(({still}) => !still) ?? [], named);
    },
  };
}

const PICTURE_CODES = ['file-missing', 'picture-outside', 'picture-unreleased'];

/** Without its reference pictures a shot cannot be bought, but its takes can be shown: whether they are stale is then not known. */
function withoutPictures(error: unknown): Want[] {
  if (error instanceof TenspotError && PICTURE_CODES.includes(error.code)) return [];
  throw error;
}

async function jobsOf(places: VaultPlaces): Promise<Job[]> {
  if (!(await hasBought(places))) return [];
  const ledger = await openVaultLedger(places, Date.now);
  try {
    return ledger.inStates(STATES);
  } finally {
    ledger.close();
  }
}

const Numbered = z.looseObject({take: z.number()});
const numberOf = (job: Job): number => Numbered.safeParse(job.plan.request).data?.take ?? 0;

/**
 * Takes of other shots, formats and spots for the same order, or for the request that the model of the take would get now (it may not
 * make every format): buying does not order them again.
 */
function sharedWith(want: Want, all: readonly Job[], own: readonly Job[], offers: readonly Offer[]): Job[] {
  const bought = new Set(own.filter(({state}) => state === 'COMMITTED').map(numberOf));
  return all.filter((job) => {
    if (job.state !== 'COMMITTED' || own.includes(job) || bought.has(numberOf(job))) return false;
    const request = ResolvedRequest.safeParse(job.plan.request).data;
    return request !== undefined && isCurrent(job, request, want, offers);
  });
}

/** Leaves out failed jobs that a later job of the same order replaced, unless they were charged. */
function notReplaced(jobs: readonly Job[]): Job[] {
  return jobs.filter(
    (job) =>
      job.state !== 'FAILED' ||
      job.spent > 0 ||
      jobs.findLast((other) => numberOf(other) === numberOf(job) && other.plan.order === job.plan.order) ===
        job,
  );
}

/** Whether a job has the order that the shot has now, or a request that its model would get now. */
function isCurrent(job: Job, request: ResolvedRequest, {order}: Want, offers: readonly Offer[]): boolean {
  const {take, provider, model} = request;
  if (job.plan.order === order(take)) return true;
  const offer = offers.find((each) => each.provider === provider && each.model === model);
  return offer?.take?.(take).key === job.plan.key;
}

type Begun = Pick<SpotTake, 'shot' | 'format' | 'job' | 'request' | 'current'>;

async function takeFrom(
  {shot, format, job, request, current}: Begun,
  record: TakesFile,
  vault: string,
): Promise<SpotTake> {
  const clip = job.asset?.file ?? null;
  const file = clip === null ? null : purchasedFile(vault, clip);
  const number = request.take;
  const name = {shot, format, take: number, clip: clip?.split('.')[0] ?? ''};
  const verdict = verdictOn(name, record.verdicts);
  const pruned = verdictOn(name, record.pruned) !== undefined;
  return {
    shot,
    format,
    job,
    request,
    current,
    clip,
    file,
    number,
    state: await stateOf(job, pruned, file),
    boughtFor: job.plan.subject.spot,
    still: job.plan.kind === 'still',
    ...(verdict && {verdict: verdict.verdict, why: verdict.why}),
    ...(verdict?.by && {unseen: true}),
  };
}

async function stateOf({state}: Job, pruned: boolean, file: string | null): Promise<KnownTake['state']> {
  if (state === 'FAILED') return 'failed';
  if (state === 'PARKED') return 'unresolved';
  if (isOpen(state) || file === null) return 'open';
  if (await exists(file)) return 'there';
  return pruned ? 'pruned' : 'gone';
}
