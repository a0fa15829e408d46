import type {BrowserSession} from '../../../machine/browser/session.ts';
import {keyOf} from '../../../machine/files/hash.ts';
import type {SegmentReport} from '../../../spot/fingerprint/fingerprint.ts';
import {graphicsOnly, type ResolvedSpot} from '../../../spot/timeline/resolved-spot.ts';
import type {Report} from '../../project/report.ts';
import type {Versions} from '../master-key.ts';
import type {SegmentContext} from './composite/composite-segments.ts';
import {explainSegments} from './explain-segments.ts';
import {keepFingerprints, recallFingerprints} from './fingerprint/fingerprint-cache.ts';
import {fingerprintSpots, type SpotFingerprints} from './fingerprint/fingerprint-spots.ts';
import {
  inTurn,
  makeMissing,
  placeOf,
  recallSegments,
  sumOf,
  uncacheableReason,
  usesOf,
} from './make-segments.ts';
import {planSet} from './plan-set.ts';
import {drawMissingStates} from './states/state-shelf.ts';

/** Raise when the way from content to the bytes of a segment changes. */
const SEGMENT_VERSION = 8;

export type SetMember = {
  /** What it is called where one variant is named to explain another. */
  id: string;
  /** With conformed takes and the cubes that grade them. */
  spot: ResolvedSpot;
  /** With graded takes: for frames that the browser has to draw whole. */
  graded: () => Promise<ResolvedSpot>;
  /** The program that draws its graphics, by its hash. */
  program: string;
};

export type SetJob = SegmentContext & {
  members: readonly SetMember[];
  versions: Versions;
  browser: () => Promise<BrowserSession>;
  report: Report;
};

/** A stretch of a variant, as it came out. */
export type SegmentFile = {
  file: string;
  piece: SegmentReport;
  /** What is in its pictures; null where nobody can say what they depend on. */
  key: string | null;
};

/** For each member its segments in order, or why one of them could not be made. */
export type SetResult = (SegmentFile[] | {error: unknown})[];

/** The set engine: what the members share is probed, planned, drawn, composited and encoded once. */
export async function makeSet(job: SetJob): Promise<SetResult> {
  const {settings, versions, report, members: asked} = job;
  report.step(`Looking at the graphics of ${asked.length} ${asked.length === 1 ? 'variant' : 'variants'}`);
  const all = asked.reduce((sum, {spot}) => sum + spot.frames, 0);
  const look = meter(report, 0, 'looking', all);
  const {graphics, fresh} = await lookAt(job, (part) => look(Math.round(part * all)));
  const members = asked.map(({spot}, index) => ({spot, graphics: graphics[index] as SpotFingerprints}));
  const plan = planSet(members, {settings, versions, version: SEGMENT_VERSION});
  const recalled = await recallSegments(plan.segments, job);
  const missing = plan.segments.filter(({key}) => !recalled.has(key));
  report.step(
    `${plan.segments.length} segments, ${missing.length} to make: ${sumOf(missing)} frames of ${all}`,
  );
  const groups = inTurn(missing);
  const shelf = await drawMissingStates(groups.flat(), members, job);
  if (shelf.drawn.size > 0) report.step(`Drawing ${shelf.drawn.size} states of the graphics`);
  const onEncoded = (done: number, of: number): void => meter(report, 1, 'segments', of)(done);
  const {files, errors} = await makeMissing(groups, plan, members, shelf, job, onEncoded);
  // What was drawn otherwise than it was seen has to be looked at again.
  for (const [member, own] of fresh)
    if (!own.frames.some((name) => shelf.wrong.has(name))) await keepFingerprints(member, own, job);
  await shelf.close();
  const pieces = explainSegments(plan, asked, shelf, missing);
  const uses = Map.groupBy(usesOf(plan), ({variant}) => variant);
  return asked.map((_, variant) => {
    const own = (uses.get(variant) ?? []).map(({segment, from}, at) => {
      const place = placeOf(segment, variant, from, shelf);
      return {
        file: recalled.get(segment.key) ?? files.get(place),
        error: errors.get(place),
        piece: pieces[variant]?.[at] as SegmentReport,
        key: uncacheableReason(segment, shelf) === null ? segment.key : null,
      };
    });
    const broken = own.find(({error}) => error !== undefined);
    if (broken) return {error: broken.error};
    return own.map(({file, piece, key}) => ({file: file as string, piece, key}));
  });
}

/** The graphics of all members: as an earlier run saw them, else as the browser shows them now. */
async function lookAt(job: SetJob, onProbed: (part: number) => void) {
  const known = await Promise.all(job.members.map((member) => recallFingerprints(member, job)));
  const unknown = job.members.filter((_, index) => known[index] === undefined);
  const alike = [...Map.groupBy(unknown, nameOf).values()];
  const seen = await fingerprintSpots(
    alike.map(([first]) => first as SetMember),
    {...job, onProbed},
  );
  const fresh = new Map(
    alike.flatMap((members, at) => members.map((member) => [member, seen[at] as SpotFingerprints])),
  );
  const graphics = job.members.map((member, at) => known[at] ?? (fresh.get(member) as SpotFingerprints));
  return {graphics, fresh};
}

/** Variants may differ in footage, look and sound alone: their graphics are looked at once. */
const nameOf = ({spot, program}: SetMember): string => keyOf({spot: graphicsOnly(spot), program});

const STEPS = 2;

const meter =
  (report: Report, index: number, variant: string, frames: number) =>
  (done: number): void =>
    report.frames({variant, index, of: STEPS, done, frames});
