import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import PQueue from 'p-queue';
import {keyOf} from '../../../machine/files/hash.ts';
import {isForeign} from '../../../spot/fingerprint/fingerprint.ts';
import {compositeTogether} from './composite/composite-segments.ts';
import {openOverlay} from './composite/overlay.ts';
import {drawFullFrames} from './full-frame.ts';
import type {SetJob, SetMember} from './make-set.ts';
import type {Member, Planned, SetPlan} from './plan-set.ts';
import type {StateShelf} from './states/state-shelf.ts';
import {threadsOf, workers} from './workers.ts';

/** What became of each stretch: a file, or an error, by `placeOf`. */
export type MadeSegments = {files: Map<string, string>; errors: Map<string, unknown>};

/** Where a segment's file is found: one for all variants, or one for each where its pictures are not to be trusted. */
export const placeOf = (segment: Planned, variant: number, from: number, shelf: StateShelf): string =>
  uncacheableReason(segment, shelf) === null ? segment.key : `${variant} ${from}`;

/** Why a segment's graphics, as they were drawn, cannot stand for those of its frames. */
export const uncacheableReason = ({opaque, states}: Planned, {wrong}: StateShelf): string | null => {
  const state = opaque === null ? states.find((name) => wrong.has(name)) : undefined;
  return state === undefined ? null : (wrong.get(state) as string);
};

const noteKey = (segment: Planned): string => keyOf({segment: segment.key});

/** The segments that earlier runs made, by key. */
export async function recallSegments(
  segments: readonly Planned[],
  {cache}: SetJob,
): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const segment of segments) {
    const file = await cache.recall(noteKey(segment));
    if (file !== undefined) files.set(segment.key, file);
  }
  return files;
}

/**
 * Segments that lie on the same footage, which are composited together, in the order in which their graphics are drawn:
 * first those with the fewest, so that ffmpeg soon has work, then the longest, so that nobody waits for them at the end.
 */
export function inTurn(segments: readonly Planned[]): Planned[][] {
  const alike = Map.groupBy(segments, ({footage, key, opaque}) => (opaque === null ? footage : key));
  const groups = [...alike.values()].flatMap(inParts);
  const statesIn = (group: readonly Planned[]): number => new Set(group.flatMap(({states}) => states)).size;
  const sorted = groups.sort((a, b) => sumOf(b) - sumOf(a));
  const first = Math.min(...groups.map(statesIn));
  const at = sorted.findIndex((group) => statesIn(group) === first);
  return at < 0 ? [] : [sorted[at] as Planned[], ...sorted.toSpliced(at, 1)];
}

/** What one ffmpeg encodes at once. Each file takes 160 MB, and from the third on decoding once more saves little. */
const TOGETHER = 3;

const inParts = (group: readonly Planned[]): Planned[][] =>
  Array.from({length: Math.ceil(group.length / TOGETHER)}, (_, at) =>
    group.slice(at * TOGETHER, (at + 1) * TOGETHER),
  );

export const sumOf = (segments: readonly Planned[]): number =>
  segments.reduce((sum, {frames}) => sum + frames, 0);

/**
 * Makes what is missing, while its graphics are still being drawn: by ffmpeg over the footage, or whole by the browser
 * when that has nothing else to draw. A segment counts as made when all graphics were drawn and none of its own is doubted.
 */
export async function makeMissing(
  groups: readonly Planned[][],
  plan: SetPlan,
  members: readonly Member[],
  shelf: StateShelf,
  job: SetJob,
  onFrames: (done: number, of: number) => void,
): Promise<MadeSegments> {
  const made: MadeSegments = {files: new Map(), errors: new Map()};
  const missing = groups.flat();
  const queue = workers();
  // The browser is one more that works, and a large one.
  const all = queue.concurrency;
  queue.concurrency = Math.max(1, all - 1);
  shelf.certain
    .finally(() => {
      queue.concurrency = all;
    })
    .catch(() => undefined);
  const turns = new PQueue({concurrency: 1});
  const broken = new Set<number>();
  const track = tracking(onFrames);
  const layer = openOverlay();
  const draft = (): string => join(job.store.scratch, `${randomUUID()}.mp4`);

  const isSure = (segment: Planned): boolean => uncacheableReason(segment, shelf) === null;

  const composite = async (group: readonly Planned[]): Promise<void> => {
    const tell = track(sumOf(group));
    const member = members[group[0]?.variant ?? 0] as Member;
    try {
      await shelf.ready(group.flatMap(({states}) => states));
      const sure = group.filter(isSure);
      const outputs = sure.map(draft);
      await queue.add(() =>
        compositeTogether(sure, member, shelf, layer, job, outputs, threadsOf(--left === 0), tell),
      );
      tell(sumOf(group));
      await shelf.certain;
      for (const [at, segment] of sure.entries())
        if (isSure(segment))
          made.files.set(segment.key, await job.cache.keep(noteKey(segment), outputs[at] as string));
    } catch (error) {
      for (const {key} of group) made.errors.set(key, error);
    }
  };

  const whole = async (segment: Planned, variant: number, from: number, kept: boolean): Promise<void> => {
    const place = placeOf(segment, variant, from, shelf);
    const tell = track(segment.frames);
    const output = draft();
    try {
      await turns.add(async () => {
        // Its other stretches would fail in the same way.
        if (broken.has(variant)) return;
        const graded = await (job.members[variant] as SetMember).graded();
        const stretch = {from, frames: segment.frames};
        await drawFullFrames(stretch, graded, await job.browser(), job, output, tell);
        made.files.set(place, kept ? await job.cache.keep(noteKey(segment), output) : output);
      });
    } catch (error) {
      broken.add(variant);
      made.errors.set(place, error);
    }
    tell(segment.frames);
  };

  const alike = groups.filter(([first]) => first?.opaque === null);
  let left = alike.length;
  const composited = alike.map(composite);
  const drawn = shelf.certain.then(() =>
    Promise.all([
      ...missing
        .filter(({opaque}) => opaque !== null)
        .map((segment) => whole(segment, segment.variant, segment.from, !isForeign(segment.opaque ?? ''))),
      // What was not drawn as it was probed is neither shared nor kept: nobody knows what else it depends on.
      ...usesOf(plan)
        .filter(({segment}) => missing.includes(segment) && !isSure(segment))
        .map(({segment, variant, from}) => whole(segment, variant, from, false)),
    ]),
  );
  drawn.catch(() => undefined);
  await Promise.all(composited);
  await layer.close();
  await drawn;
  if (job.signal?.aborted) throw job.signal.reason;
  return made;
}

/** Counts what all work together has done; each tells how much of its own. */
function tracking(onFrames: (done: number, of: number) => void): (frames: number) => (done: number) => void {
  let [all, of] = [0, 0];
  return (frames) => {
    let own = 0;
    of += frames;
    return (done) => {
      const now = Math.max(own, Math.min(done, frames));
      all += now - own;
      own = now;
      onFrames(all, of);
    };
  };
}

/** Every use of every segment: by which variant, and from which frame of it. */
export function usesOf({segments, tracks}: SetPlan): {segment: Planned; variant: number; from: number}[] {
  return tracks.flatMap((track, variant) => {
    let from = 0;
    return track.map((index) => {
      const segment = segments[index] as Planned;
      from += segment.frames;
      return {segment, variant, from: from - segment.frames};
    });
  });
}
