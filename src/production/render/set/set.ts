import type {BrowserSession} from '../../../machine/browser/session.ts';
import {keyOf} from '../../../machine/hash.ts';
import type {ResolvedSpot} from '../../../spot/resolved.ts';
import type {Report} from '../../report.ts';
import type {Versions} from '../key.ts';
import {type Member, type Planned, planSet} from './plan.ts';
import {probeSpots} from './probe.ts';
import {compositeTogether, type Making, workers} from './segments.ts';
import {drawMissingStates, type StateShelf} from './states.ts';
import {drawWhole} from './whole.ts';

/** Raise when the way from content to the bytes of a segment changes. */
const SEGMENT_VERSION = 2;

export type SetMember = {
  /** With takes as they were conformed, and the cube of its look. */
  spot: ResolvedSpot;
  /** With graded takes: for frames that the browser has to draw whole. */
  graded: () => Promise<ResolvedSpot>;
  /** The program that draws its graphics, by its hash. */
  program: string;
};

export type SetJob = Making & {
  members: readonly SetMember[];
  versions: Versions;
  browser: () => Promise<BrowserSession>;
  report: Report;
};

/** A segment of a variant, as it came out. */
export type SegmentFile = {file: string; frames: number; rendered: boolean; opaque: string | null};

/** For each member its segments in order, or why one of them could not be made. */
export type SetResult = (SegmentFile[] | {error: unknown})[];

/** The set engine: what the members share is probed, planned, drawn, composited and encoded once. */
export async function makeSet(job: SetJob): Promise<SetResult> {
  const {store, versions, settings, report} = job;
  const members = await probeAll(job);
  const made = {settings, versions, version: SEGMENT_VERSION};
  const plan = planSet(members, made);
  const files = new Map<string, string>();
  const errors = new Map<string, unknown>();
  const noteKey = (segment: Planned): string => keyOf({segment: segment.key});
  const missing: Planned[] = [];
  for (const segment of plan.segments) {
    const note = await store.recall<{src: string}>(noteKey(segment), ({src}) => [src]);
    if (note) files.set(segment.key, store.path(note.src));
    else missing.push(segment);
  }
  const frames = missing.reduce((sum, segment) => sum + segment.frames, 0);
  const all = members.reduce((sum, {spot}) => sum + spot.frames, 0);
  report.step(`${plan.segments.length} segments, ${missing.length} to make: ${frames} frames of ${all}`);
  const keep = async (segment: Planned, draft: string): Promise<void> => {
    const note = {src: await store.put(draft, 'mp4')};
    await store.once(
      noteKey(segment),
      ({src}) => [src],
      async () => note,
    );
    files.set(segment.key, store.path(note.src));
  };
  const shelf = await drawMissingStates(missing, members, {...job, onDrawn: () => undefined});
  const queue = workers();
  const work = [...groups(missing, shelf)].sort((a, b) => weight(b) - weight(a));
  await Promise.all(
    work.map((group) =>
      queue.add(async () => {
        try {
          await drafts(group.length, store, async (outputs) => {
            const member = members[group[0]?.variant ?? 0] as Member;
            await makeGroup(group, member, job, shelf, outputs);
            for (const [at, segment] of group.entries()) await keep(segment, outputs[at] as string);
          });
        } catch (error) {
          if (job.signal?.aborted) throw error;
          for (const segment of group) errors.set(segment.key, error);
        }
      }),
    ),
  );
  return plan.tracks.map((track) => {
    const segments = track.map((index) => plan.segments[index] as Planned);
    const broken = segments.find(({key}) => errors.has(key));
    if (broken) return {error: errors.get(broken.key)};
    return segments.map((segment) => ({
      file: files.get(segment.key) as string,
      frames: segment.frames,
      rendered: missing.includes(segment),
      opaque: segment.opaque,
    }));
  });
}

async function makeGroup(
  group: readonly Planned[],
  member: Member,
  job: SetJob,
  shelf: StateShelf,
  outputs: readonly string[],
): Promise<void> {
  const [first] = group;
  if (!first) return;
  if (!isWhole(first, shelf)) return compositeTogether(group, member, shelf, job, outputs);
  const graded = await (job.members[first.variant] as SetMember).graded();
  return drawWhole(first, graded, await job.browser(), job, outputs[0] as string);
}

/** Segments on one stretch of footage are made by one run, as long as none of them needs whole pictures. */
function groups(segments: readonly Planned[], shelf: StateShelf): Planned[][] {
  const groups = new Map<string, Planned[]>();
  for (const segment of segments) {
    const name = isWhole(segment, shelf) ? segment.key : segment.footage;
    groups.set(name, [...(groups.get(name) ?? []), segment]);
  }
  return [...groups.values()];
}

const isWhole = ({opaque, states}: Planned, shelf: StateShelf): boolean =>
  opaque !== null || shelf.mismatches.some(({name}) => states.includes(name));

const weight = (group: readonly Planned[]): number => (group[0]?.frames ?? 0) * group.length;

/** Lends several drafts at once. */
async function drafts(
  count: number,
  store: Making['store'],
  work: (files: string[]) => Promise<void>,
): Promise<void> {
  const lend = (files: string[]): Promise<void> =>
    files.length === count ? work(files) : store.draft('mp4', (file) => lend([...files, file]));
  await lend([]);
}

/** Probes are taken by size and rate, and each kind of spot once. */
async function probeAll({members, browser, signal, report}: SetJob): Promise<Member[]> {
  const result: Member[] = [];
  const groups = new Map<string, number[]>();
  for (const [index, {spot, program}] of members.entries()) {
    const name = `${spot.width} ${spot.height} ${spot.fps} ${program}`;
    groups.set(name, [...(groups.get(name) ?? []), index]);
  }
  report.step(
    `Looking at the graphics of ${members.length} ${members.length === 1 ? 'variant' : 'variants'}`,
  );
  for (const group of groups.values()) {
    const spots = group.map((index) => (members[index] as SetMember).spot);
    const {program} = members[group[0] ?? 0] as SetMember;
    const graphics = await probeSpots(spots, program, await browser(), signal);
    for (const [at, index] of group.entries())
      result[index] = {spot: spots[at] as ResolvedSpot, graphics: graphics[at] as Member['graphics']};
  }
  return result;
}
