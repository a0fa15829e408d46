import {currentMasters, type ReviewedMaster} from '../production/review/current-masters.ts';
import {keepMasters} from '../production/review/kept-masters.ts';
import {readCaptionFiles} from '../production/review/read-caption-files.ts';
import {readReview, recordEvent} from '../production/review/record-event.ts';
import {TenspotError} from '../spot/problem/errors.ts';
import type {NoteAnswer, ReviewNote} from '../spot/review/note.ts';
import {refusalOf} from '../spot/review/refuse-event.ts';
import type {ReviewEvent} from '../spot/review/review-event.ts';
import {nextNote, type ReviewState, type RoundState} from '../spot/review/review-state.ts';
import type {ReviewedAd} from '../spot/review/reviewed-ad.ts';
import type {ReviewedCaptions} from '../spot/review/reviewed-captions.ts';
import {type Standing, standingOf} from '../spot/review/standing.ts';
import type {TenspotProject} from './open-project.ts';
import {type Opened, type SpotChoice, withProject} from './open-spot.ts';
import {type CallRun, type RunOptions, running} from './running.ts';

/** Where the review of a spot stands. */
export type ReviewResult = {
  /** The id of the spot. */
  spot: string;
  /** The rounds, with their notes. */
  rounds: RoundState[];
  /** How many rounds the order includes; null where that was not agreed. */
  included: number | null;
  /** For each master: who has decided, and whether it is approved as it is now. */
  standings: ReviewedStanding[];
};

/**
 * Where a master stands, and what goes out beside it: a decision is about all of it. `captions`: the hash of the files with captions.
 * `captionFiles`: what is in them. Null where there is none.
 */
export type ReviewedStanding = Standing & {
  ad: ReviewedAd | null;
  captions: string | null;
  captionFiles: ReviewedCaptions | null;
};

/** Who does something in a review. */
export type ReviewerOptions = SpotChoice &
  RunOptions & {
    /** The name of the person. */
    by: string;
  };

/** A comment on a master. What is left out is null. `sha256`: the master that the reviewer saw; default: the one that is there. */
export type NoteOptions = ReviewerOptions &
  Pick<ReviewNote, 'variant' | 'text'> &
  Partial<Omit<ReviewNote, 'id' | 'round' | 'variant' | 'text'>>;

/** What became of a note. */
export type AnswerOptions = ReviewerOptions & {
  /** The id of the note. */
  note: string;
  /** What became of it. */
  answer: NoteAnswer;
};

/** A step of a round. */
export type RoundOptions = ReviewerOptions & {
  /** `open` begins the next round, `lock` ends its notes, `close` ends it once every note is answered. */
  step: 'open' | 'lock' | 'close';
  /** With `open`: the stages, and who has to decide at each. Default: those of the round before. */
  stages?: RoundState['stages'] | undefined;
  /** With `open`: how many rounds the order includes. Default: as before. */
  included?: number | undefined;
};

/** Returns the rounds, the notes and the approvals of a spot. Errors: `not-rendered`, `log-broken`. */
export const review = (
  project: TenspotProject,
  options: SpotChoice & RunOptions = {},
): Promise<ReviewResult> =>
  running(options, (run) =>
    withProject(project, options, 'review', run, async (opened) =>
      reviewResultOf(await stateOf(opened), opened, project),
    ),
  );

/** Adds a note to the open round. A program may do that; it cannot decide. Errors: `round-not-open`, `variant-unknown`, `master-changed`. */
export const addNote = (project: TenspotProject, options: NoteOptions): Promise<ReviewResult> =>
  inReview(project, options, async (state, opened) => {
    const {variant, text, frames = null, box = null, kind = 'must', scope = 'variant'} = options;
    const {slot = null, field = null, change = null} = options;
    const masters = await currentMasters(opened.project.workspace, opened.id, project.hashOf);
    const master = masterOf({id: variant, sha256: options.sha256}, masters);
    const note: ReviewNote = {
      ...nextNote(state),
      sha256: master.sha256,
      ...{variant, text, frames, box, kind, scope, slot, field, change},
    };
    return {event: 'note-added', note};
  });

/** Says what became of a note: done, declined with a reason, or duplicate. Errors: `note-unknown`. */
export const answerNote = (project: TenspotProject, options: AnswerOptions): Promise<ReviewResult> =>
  inReview(project, options, async () => ({
    event: 'note-answered',
    note: options.note,
    answer: options.answer,
  }));

/** Opens, locks or closes a round. The masters of a locked round are kept for comparison. Errors: `round-not-closed`, `round-not-open`, `round-not-addressed`, `stages-missing`. */
export const reviewRound = (project: TenspotProject, options: RoundOptions): Promise<ReviewResult> =>
  inReview(project, options, async (state, opened): Promise<ReviewEvent> => {
    const last = state.rounds.at(-1);
    const {step, stages = last?.stages, included = state.included} = options;
    const round = last?.round ?? 0;
    if (step === 'lock') {
      const lock: ReviewEvent = {event: 'round-locked', round: Math.max(1, round)};
      // A lock that is refused must not replace the masters of the round that was locked before.
      if (refusalOf(lock, state)) return lock;
      const masters = await currentMasters(opened.project.workspace, opened.id, project.hashOf);
      await keepMasters(masters, round, opened.project, opened.id);
      return lock;
    }
    if (step === 'close') return {event: 'round-closed', round: Math.max(1, round)};
    if (stages) return {event: 'round-opened', round: round + 1, stages, included};
    throw new TenspotError({
      code: 'stages-missing',
      what: 'the first round has to say who decides',
      expected: 'stages with people: internal, brand, legal, client',
      got: 'none',
    });
  });

/** Records an event in the review of a spot, and returns the review after it. */
const inReview = (
  project: TenspotProject,
  options: ReviewerOptions,
  event: (state: ReviewState, opened: Opened) => Promise<ReviewEvent>,
): Promise<ReviewResult> =>
  running(options, (run: CallRun) =>
    withProject(project, options, 'review', run, async (opened) => {
      const {workspace} = opened.project;
      const make = (state: ReviewState): Promise<ReviewEvent> => event(state, opened);
      return reviewResultOf(await recordEvent(make, options.by, workspace, opened.id), opened, project);
    }),
  );

const stateOf = ({project: {workspace}, id}: Opened): Promise<ReviewState> => readReview(workspace, id);

/** The state of a review, with its masters as they are now. */
export async function reviewResultOf(
  state: ReviewState,
  {project: {workspace}, id}: Opened,
  {hashOf}: Pick<TenspotProject, 'hashOf'>,
): Promise<ReviewResult> {
  const masters = await currentMasters(workspace, id, hashOf);
  const {rounds, included} = state;
  return {
    spot: id,
    rounds,
    included,
    standings: masters.map((master) => ({
      ...standingOf(master, state),
      ad: master.ad,
      captions: master.parts.captions ?? null,
      captionFiles: readCaptionFiles(master.captions),
    })),
  };
}

/** What a person saw of a variant: the hashes of its master, and of the ad and the captions beside it; null for none. Default: what is there. */
export type SeenMaster = {
  id: string;
  sha256?: string | undefined;
  ad?: string | null | undefined;
  captions?: string | null | undefined;
};

/**
 * The master of a variant. Errors: `variant-unknown`; `master-changed` where `sha256` is that of another file; `ad-changed` and
 * `captions-changed` where what is beside it is another.
 */
export function masterOf(
  {id, sha256, ad, captions}: SeenMaster,
  masters: readonly ReviewedMaster[],
): ReviewedMaster {
  const master = masters.find(({variant}) => variant === id);
  if (!master)
    throw new TenspotError({
      code: 'variant-unknown',
      what: `there is no master of the variant "${id}"`,
      expected: masters.map(({variant}) => variant).join(', '),
      got: id,
    });
  if (sha256 === undefined || sha256 === master.sha256) {
    refuseOther('ad', id, ad, master.ad?.hash ?? null);
    refuseOther('captions', id, captions, master.parts.captions ?? null);
    return master;
  }
  throw new TenspotError({
    code: 'master-changed',
    what: `the master of "${id}" was rendered again since you saw it`,
    expected: `the file ${sha256.slice(0, 12)}`,
    got: `the file ${master.sha256.slice(0, 12)}`,
    fix: 'Look at the new file, then say it again.',
  });
}

/** Refuses what is beside a master where it is not what a person saw. Undefined: the person names none. */
function refuseOther(
  what: 'ad' | 'captions',
  variant: string,
  seen: string | null | undefined,
  now: string | null,
): void {
  if (seen === undefined || seen === now) return;
  const named = (hash: string | null): string => (hash === null ? 'none' : hash.slice(0, 12));
  throw new TenspotError({
    code: `${what}-changed`,
    what: `the ${what} beside the master of "${variant}" changed since you saw it`,
    expected: named(seen),
    got: named(now),
    fix: 'Look at the master with what is beside it now, then decide again.',
  });
}
