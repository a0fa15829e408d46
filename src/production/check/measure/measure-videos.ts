import {randomUUID} from 'node:crypto';
import {join} from 'node:path';
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
  joinMeasures,
  packMeasures,
  sliceMeasures,
  unpackMeasures,
} from '../../../spot/findings/frame-measures.ts';
import type {Size} from '../../../spot/geometry/box.ts';
import type {MeasureRequest} from './measuring-thread.ts';

/** Raised when a frame is measured differently: kept measures of other versions are not used. */
export const MEASURES_VERSION = 2;

/** Frames that one request decodes at most: a longer run is divided between the threads. */
const LONGEST = 300;

/** A video whose frames are to be measured. */
export type MeasuredVideo = {file: string; size: Size; fps: number; groups: readonly PacketGroup[]};

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
  /** Frames that were decoded so far. */
  decoded: () => number;
  close: () => Promise<void>;
};

export function openVideoMeasurer({cache, scratch, tools, threads, signal}: Measuring): VideoMeasurer {
  const script = new URL(FROM_SOURCE ? './measuring-thread.ts' : './measuring-thread.js', import.meta.url);
  const pool = Array.from({length: threads}, () => openThread<MeasureRequest, Uint8Array>(script));
  const known = new Map<string, Promise<FrameMeasures>>();
  let decoded = 0;
  let turn = 0;

  const nextThread = (): Thread<MeasureRequest, Uint8Array> => {
    turn += 1;
    return pool[turn % pool.length] as Thread<MeasureRequest, Uint8Array>;
  };
  const keyFor = (group: PacketGroup, size: Size): string =>
    keyOf({packets: group.key, size, version: MEASURES_VERSION});

  const recall = async (key: string, group: PacketGroup): Promise<FrameMeasures | undefined> => {
    const file = await cache.recall(key);
    const kept = file === undefined ? undefined : unpackMeasures(await readBytes(file));
    return kept?.frames === group.frames ? kept : undefined;
  };

  const decode = async (run: readonly PacketGroup[], {file, size, fps}: MeasuredVideo) => {
    signal?.throwIfAborted();
    const [first] = run;
    const frames = run.reduce((sum, group) => sum + group.frames, 0);
    // Half a frame early, so that rounding does not skip the first frame.
    const seconds = Math.max(0, (first?.seconds ?? 0) - 0.5 / fps);
    const range = {seconds, frames};
    const packed = await nextThread().ask({ffmpeg: tools.ffmpeg, file, range, size});
    const measures = unpackMeasures(packed);
    if (measures?.frames !== frames) throw tooFewFrames(file, frames, measures?.frames ?? 0);
    decoded += frames;
    let at = 0;
    return run.map((group) => {
      const part = sliceMeasures(measures, at, group.frames);
      at += group.frames;
      return part;
    });
  };

  const keep = async (key: string, measures: FrameMeasures): Promise<void> => {
    const draft = join(scratch, `${randomUUID()}.measures`);
    await writeParts(draft, packMeasures(measures));
    await cache.keep(key, draft);
  };

  return {
    measure: async (video) => {
      const wanted = video.groups.map((group) => ({group, key: keyFor(group, video.size)}));
      const missing: typeof wanted = [];
      for (const each of wanted) {
        if (known.has(each.key)) continue;
        const kept = await recall(each.key, each.group);
        if (kept) known.set(each.key, Promise.resolve(kept));
        else if (!missing.some(({key}) => key === each.key)) missing.push(each);
      }
      for (const run of consecutiveRuns(missing)) {
        const parts = decode(
          run.map(({group}) => group),
          video,
        );
        for (const [index, {key}] of run.entries())
          known.set(
            key,
            parts.then(async (found) => {
              const part = found[index] as FrameMeasures;
              await keep(key, part);
              return part;
            }),
          );
      }
      const parts = await Promise.all(wanted.map(({key}) => known.get(key) as Promise<FrameMeasures>));
      return joinMeasures(parts);
    },
    decoded: () => decoded,
    close: async () => {
      await Promise.allSettled(known.values());
      await Promise.all(pool.map((thread) => thread.close()));
    },
  };
}

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
