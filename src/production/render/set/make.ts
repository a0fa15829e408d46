import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
import PQueue from 'p-queue';
import {keyOf} from '../../../machine/hash.ts';
import {isForeign} from '../../../spot/set.ts';
import type {Member, Planned, SetPlan} from './plan.ts';
import {compositeTogether, workers} from './segments.ts';
import type {SetJob, SetMember} from './set.ts';
import type {StateShelf} from './states.ts';
import {drawWhole} from './whole.ts';

/** What became of each stretch: a file, or an error, by `placeOf`. */
export type Made = {files: Map<string, string>; errors: Map<string, unknown>};

/** Where a segment's file is found: one for all variants, or one for each where its pictures are not to be trusted. */
export const placeOf = (segment: Planned, variant: number, from: number, shelf: StateShelf): string =>
  doubtOf(segment, shelf) === null ? segment.key : `${variant} ${from}`;

/** Why a segment's graphics, as they were drawn, cannot stand for those of its frames. */
export const doubtOf = ({opaque, states}: Planned, {wrong}: StateShelf): string | null => {
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

/** Work on one file or some: the longest first, so that nobody waits for it at the end. */
type Task = {frames: number; run: (tell: (frames: number) => void) => Promise<void>};

/** Makes what is missing: by ffmpeg over the footage, or whole by the browser. */
export async function makeMissing(
  missing: readonly Planned[],
  plan: SetPlan,
  members: readonly Member[],
  shelf: StateShelf,
  job: SetJob,
  onFrames: (done: number, of: number) => void,
): Promise<Made> {
  const made: Made = {files: new Map(), errors: new Map()};
  const turns = new PQueue({concurrency: 1});
  const broken = new Set<number>();
  const trusted = missing
    .filter(({opaque}) => opaque === null)
    .filter((each) => doubtOf(each, shelf) === null);

  const composite = (group: readonly Planned[]): Task => ({
    frames: group.reduce((sum, {frames}) => sum + frames, 0),
    run: async (tell) => {
      const outputs = group.map(() => join(job.store.scratch, `${randomUUID()}.mp4`));
      const member = members[group[0]?.variant ?? 0] as Member;
      try {
        await compositeTogether(group, member, shelf, job, outputs, tell);
        for (const [at, segment] of group.entries())
          made.files.set(segment.key, await job.cache.keep(noteKey(segment), outputs[at] as string));
      } catch (error) {
        for (const {key} of group) made.errors.set(key, error);
      }
    },
  });

  const whole = (segment: Planned, variant: number, from: number, kept: boolean): Task => ({
    frames: segment.frames,
    run: async (tell) => {
      const place = placeOf(segment, variant, from, shelf);
      try {
        const output = join(job.store.scratch, `${randomUUID()}.mp4`);
        await turns.add(async () => {
          // Its other stretches would fail in the same way.
          if (broken.has(variant)) return;
          const graded = await (job.members[variant] as SetMember).graded();
          const stretch = {from, frames: segment.frames};
          await drawWhole(stretch, graded, await job.browser(), job, output, tell);
          made.files.set(place, kept ? await job.cache.keep(noteKey(segment), output) : output);
        });
      } catch (error) {
        broken.add(variant);
        made.errors.set(place, error);
      }
    },
  });

  const tasks = [
    ...[...Map.groupBy(trusted, ({footage}) => footage).values()].map(composite),
    ...missing
      .filter(({opaque}) => opaque !== null)
      .map((segment) => whole(segment, segment.variant, segment.from, !isForeign(segment.opaque ?? ''))),
    // What was not drawn as it was probed is neither shared nor kept: nobody knows what else it depends on.
    ...usesOf(plan)
      .filter(({segment}) => missing.includes(segment) && doubtOf(segment, shelf) !== null)
      .map(({segment, variant, from}) => whole(segment, variant, from, false)),
  ];
  await runAll(tasks, onFrames);
  if (job.signal?.aborted) throw job.signal.reason;
  return made;
}

async function runAll(tasks: readonly Task[], onFrames: (done: number, of: number) => void): Promise<void> {
  const queue = workers();
  const of = tasks.reduce((sum, {frames}) => sum + frames, 0);
  const done = new Map<Task, number>();
  if (of > 0) onFrames(0, of);
  const tell = (task: Task, frames: number): void => {
    done.set(task, Math.min(frames, task.frames));
    onFrames(
      [...done.values()].reduce((sum, each) => sum + each, 0),
      of,
    );
  };
  const sorted = [...tasks].sort((a, b) => b.frames - a.frames);
  await queue.addAll(
    sorted.map((task) => async () => {
      await task.run((frames) => tell(task, frames));
      tell(task, task.frames);
    }),
  );
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
