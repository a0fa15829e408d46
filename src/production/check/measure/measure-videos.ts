import {randomUUID} from 'node:crypto';
import {basename, join} from 'node:path';
import {FROM_SOURCE} from '../../../machine/browser/protocol.ts';
import type {Cache} from '../../../machine/files/cache.ts';
import {keyOf} from '../../../machine/files/hash.ts';
import {readBytes} from '../../../machine/files/read-file.ts';
import {writeParts} from '../../../machine/files/write-file.ts';
import {notMedia} from '../../../machine/media/media-problem.ts';
import type {PacketGroup} from '../../../machine/media/packet-groups.ts';
import {openThread, type Thread} from '../../../machine/process/worker-thread.ts';
import type {Tools} from '../../../machine/tools/tools.ts';
import {
  type FrameMeasures,
  joinLuma,
  joinMeasures,
  type LumaMeasures,
  packLuma,
  packMeasures,
  sliceLuma,
  sliceMeasures,
  type TakeMeasures,
  unpackLuma,
  unpackMeasures,
} from '../../../spot/findings/frame-measures.ts';
import type {Size} from '../../../spot/geometry/box.ts';
import {GRADED_VERSION} from './graded-luma.ts';
import type {MeasuredPart} from './measure-frame.ts';
import type {MeasureAnswer, MeasureRequest} from './measuring-thread.ts';

/** Raised when a frame is measured differently: kept measures of other versions are not used. */
export const MEASURES_VERSION = 4;

/** Frames that one request decodes at most: a longer run is divided between the threads. */
const LONGEST = 300;

/** A video whose frames are to be measured. */
export type MeasuredVideo = {file: string; size: Size; fps: number; groups: readonly PacketGroup[]};

/** A take as it is, and its luma after each of some grades, by their `.cube` files. */
export type GradedVideo = {plain: TakeMeasures; graded: ReadonlyMap<string, LumaMeasures>};

type Measuring = {
  cache: Cache;
  scratch: string;
  tools: Tools;
  threads: number;
  signal?: AbortSignal | undefined;
};

/** Measures the frames of videos. Groups of frames that several videos share, or that were measured before, are not decoded again. */
export type VideoMeasurer = {
  measure: (video: MeasuredVideo) => Promise<FrameMeasures>;
  /** The luma and the histogram of a take, and its luma by some grades. `cubes`: staged `.cube` files, whose names say what they contain. */
  measureTake: (take: MeasuredVideo, cubes: readonly string[]) => Promise<GradedVideo>;
  /** Frames that were decoded so far. */
  decoded: () => number;
  close: () => Promise<void>;
};

/** Opens a measurer. Its threads start with the first video that was not measured before. */
export function openVideoMeasurer({cache, scratch, tools, threads, signal}: Measuring): VideoMeasurer {
  const script = new URL(FROM_SOURCE ? './measuring-thread.ts' : './measuring-thread.js', import.meta.url);
  const pool: Thread<MeasureRequest, MeasureAnswer>[] = [];
  const known = new Map<string, Promise<LumaMeasures>>();
  let decoded = 0;
  let turn = 0;

  const nextThread = (): Thread<MeasureRequest, MeasureAnswer> => {
    const at = turn % threads;
    turn += 1;
    pool[at] ??= openThread<MeasureRequest, MeasureAnswer>(script);
    return pool[at];
  };

  const recall = async ({key, cube}: Wanted, group: PacketGroup): Promise<LumaMeasures | undefined> => {
    const file = await cache.recall(key);
    if (file === undefined) return undefined;
    const bytes = await readBytes(file);
    const kept = cube === null ? unpackMeasures(bytes) : unpackLuma(bytes);
    return kept?.frames === group.frames ? kept : undefined;
  };

  /** For each group of a run: its measures as it is, then its luma by each cube. */
  const decode = async (
    run: readonly PacketGroup[],
    {file, size, fps}: MeasuredVideo,
    {part, cubes}: Wanting,
  ): Promise<LumaMeasures[][]> => {
    signal?.throwIfAborted();
    const [first] = run;
    const frames = run.reduce((sum, group) => sum + group.frames, 0);
    // Half a frame early, so that rounding does not skip the first frame.
    const seconds = Math.max(0, (first?.seconds ?? 0) - 0.5 / fps);
    const range = {seconds, frames};
    const answer = await nextThread().ask({ffmpeg: tools.ffmpeg, file, range, size, part, cubes});
    const measures = unpackMeasures(answer.plain);
    if (measures?.frames !== frames) throw tooFewFrames(file, frames, measures?.frames ?? 0);
    const graded = answer.graded.map((packed) => unpackLuma(packed) as LumaMeasures);
    decoded += frames;
    let at = 0;
    return run.map((group) => {
      const [from, count] = [at, group.frames];
      at += count;
      return [sliceMeasures(measures, from, count), ...graded.map((luma) => sliceLuma(luma, from, count))];
    });
  };

  const keep = async ({key, cube}: Wanted, measures: LumaMeasures): Promise<void> => {
    const draft = join(scratch, `${randomUUID()}.measures`);
    await writeParts(draft, cube === null ? packMeasures(measures as FrameMeasures) : packLuma(measures));
    await cache.keep(key, draft);
  };

  const measure = async (video: MeasuredVideo, wanting: Wanting) => {
    const {cubes} = wanting;
    const groups = video.groups.map((group) => ({group, wanted: wantedOf(group, video.size, wanting)}));
    const missing: typeof groups = [];
    const asked = new Set<string>();
    for (const each of groups) {
      const isKnown = await Promise.all(
        each.wanted.map(async (wanted) => {
          if (known.has(wanted.key)) return true;
          const kept = await recall(wanted, each.group);
          if (kept) known.set(wanted.key, Promise.resolve(kept));
          return kept !== undefined;
        }),
      );
      const [{key}] = each.wanted as [Wanted];
      if (isKnown.every(Boolean) || asked.has(key)) continue;
      asked.add(key);
      missing.push(each);
    }
    for (const run of consecutiveRuns(missing)) {
      const parts = decode(
        run.map(({group}) => group),
        video,
        wanting,
      );
      for (const [index, {wanted}] of run.entries())
        for (const [place, each] of wanted.entries()) {
          if (known.has(each.key)) continue;
          const part = parts.then(async (found) => {
            const own = found[index]?.[place] as LumaMeasures;
            await keep(each, own);
            return own;
          });
          known.set(each.key, part);
        }
    }
    const partsOf = (place: number): Promise<LumaMeasures[]> =>
      Promise.all(groups.map(({wanted}) => known.get(wanted[place]?.key ?? '') as Promise<LumaMeasures>));
    const [plain = [], ...graded] = await Promise.all([null, ...cubes].map((_, place) => partsOf(place)));
    return {
      plain: joinMeasures(plain as FrameMeasures[]),
      graded: new Map(cubes.map((cube, at) => [cube, joinLuma(graded[at] ?? [])])),
    };
  };

  return {
    measure: async (video) => (await measure(video, {part: 'master', cubes: []})).plain,
    measureTake: (take, cubes) => measure(take, {part: 'take', cubes}),
    decoded: () => decoded,
    close: async () => {
      await Promise.allSettled(known.values());
      await Promise.all(pool.map((thread) => thread.close()));
    },
  };
}

/** What is measured of a video. */
type Wanting = {part: MeasuredPart; cubes: readonly string[]};

/** What is measured of a group, and the key under which it is kept. `cube`: null for the frames as they are. */
type Wanted = {key: string; cube: string | null};

const wantedOf = ({key: packets}: PacketGroup, size: Size, {part, cubes}: Wanting): Wanted[] => [
  {key: keyOf({packets, size, part, version: MEASURES_VERSION}), cube: null},
  ...cubes.map((cube) => ({
    key: keyOf({packets, size, cube: basename(cube), version: GRADED_VERSION}),
    cube,
  })),
];

const tooFewFrames = (file: string, wanted: number, got: number) =>
  notMedia(
    file,
    `${wanted} frames that can be decoded, as its index lists`,
    String(got),
    undefined,
    'clip-truncated',
  );

/** Groups that follow one another in the file, up to the longest request. */
function consecutiveRuns<T extends {group: PacketGroup}>(missing: readonly T[]): T[][] {
  const runs: T[][] = [];
  let frames = 0;
  for (const each of missing) {
    const last = runs.at(-1)?.at(-1)?.group;
    if (last && last.from + last.frames === each.group.from && frames + each.group.frames <= LONGEST) {
      runs.at(-1)?.push(each);
      frames += each.group.frames;
    } else {
      runs.push([each]);
      frames = each.group.frames;
    }
  }
  return runs;
}
