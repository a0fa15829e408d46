import {keyOf} from '../../../machine/files/hash.ts';
import type {PacketGroup} from '../../../machine/media/packet-groups.ts';
import {pickFrames} from '../../../machine/media/pick-frames.ts';
import type {Thread} from '../../../machine/process/worker-thread.ts';
import type {ResolvedSpot} from '../../../spot/timeline/resolved-spot.ts';
import {masterSize} from '../../../spot/variant/format.ts';
import type {OverlayLayer} from '../../render/set-engine/composite/overlay.ts';
import type {StatePictures} from '../../render/set-engine/graphics-states/state-pictures.ts';
import {footageKeys} from '../../render/set-engine/partition/footage-keys.ts';
import type {SetContext} from '../../render/set-engine/set-context.ts';
import type {BurntFrame} from './burnt.ts';
import type {FrameComparison} from './compare-blocks.ts';
import type {CompareRequest} from './compare-thread.ts';
import {expectedPictures} from './expected-pictures.ts';
import type {SampledFrame} from './sample-frames.ts';

/** Raised when frames are compared in another way: kept comparisons of other versions are not used. */
export const COMPARISON_VERSION = 1;

/** A frame to compare: where it is in the file, and the key of its comparison. */
export type WantedFrame = SampledFrame & {
  group: PacketGroup;
  key: string;
  /** False where a take is missing. */
  hasFootage: boolean;
};

/** The frames of a master that are to be compared. Frames with equal keys show the same and should show the same. */
export function wantedFrames(
  sampled: readonly SampledFrame[],
  spot: ResolvedSpot,
  groups: readonly PacketGroup[],
  {versions, settings}: Pick<SetContext, 'versions' | 'settings'>,
): WantedFrame[] {
  const footage = footageKeys(spot);
  return sampled.flatMap((each): WantedFrame[] => {
    const group = groups.find(({from, frames}) => each.frame >= from && each.frame < from + frames);
    if (!group) return [];
    const under = footage[each.frame] ?? null;
    const key = keyOf({
      burnt: COMPARISON_VERSION,
      packets: group.key,
      at: each.frame - group.from,
      state: each.state,
      under,
      versions,
      scale: settings.scale,
    });
    return [{...each, group, key, hasFootage: under !== null}];
  });
}

/** What a comparison works with. */
export type Comparing = {
  context: SetContext;
  pictures: Pick<StatePictures, 'file'>;
  overlays: OverlayLayer;
  thread: Thread<CompareRequest, FrameComparison>;
};

/** Compares frames of a master with what they should be. A comparison that was made before is used again. */
export async function compareFrames(
  file: string,
  spot: ResolvedSpot,
  wanted: readonly WantedFrame[],
  comparing: Comparing,
): Promise<BurntFrame[]> {
  const {store} = comparing.context;
  const known = new Map<string, FrameComparison>();
  const missing: WantedFrame[] = [];
  for (const each of wanted) {
    const kept = await store.recall<FrameComparison>(each.key, () => []);
    if (kept) known.set(each.key, kept);
    else if (!missing.some(({key}) => key === each.key)) missing.push(each);
  }
  for (const frames of together(missing, spot.fps))
    for (const [key, comparison] of await compareTogether(file, spot, frames, comparing)) {
      await store.once(
        key,
        () => [],
        async () => comparison,
      );
      known.set(key, comparison);
    }
  return wanted.flatMap(({frame, span, key}) => {
    const comparison = known.get(key);
    return comparison ? [{frame, span, comparison}] : [];
  });
}

/** Frames that one run of ffmpeg makes again, at most: each may need a decoder of its own, with the memory for it. */
const MOST_TOGETHER = 16;

/** Seconds between two frames, at most, that are decoded in one run: to start another one costs as much as to decode what is between them. */
const GAP = 3;

/** Divides frames into those that are decoded in one run. */
function together(frames: readonly WantedFrame[], fps: number): WantedFrame[][] {
  const runs: WantedFrame[][] = [];
  for (const each of frames) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const near = last && last.hasFootage === each.hasFootage && each.frame - last.frame <= GAP * fps;
    if (run && near && run.length < MOST_TOGETHER) run.push(each);
    else runs.push([each]);
  }
  return runs;
}

/** Frames that wait for the thread that compares: each holds two pictures. */
const AHEAD = 2;

async function compareTogether(
  file: string,
  spot: ResolvedSpot,
  frames: readonly WantedFrame[],
  {context, pictures, overlays, thread}: Comparing,
): Promise<[string, FrameComparison][]> {
  const [first] = frames;
  if (!first) return [];
  const {tools, settings, signal} = context;
  const {group, hasFootage} = first;
  const size = masterSize(spot.format, settings.scale);
  const picked = {
    // Half a frame early, so that rounding does not skip the first frame.
    seconds: Math.max(0, group.seconds - 0.5 / spot.fps),
    numbers: frames.map(({frame}) => frame - group.from),
  };
  const expecting = expectedPictures({spot, frames, hasFootage, pictureOf: pictures.file, overlays}, context);
  const getting = pickFrames(tools, file, picked, size, 'yuv420p', signal);
  const asked: Promise<[string, FrameComparison]>[] = [];
  try {
    for (const {key, state} of frames) {
      const [got, expected] = await Promise.all([getting.next(), expecting.next()]);
      if (got.done || expected.done) break;
      // The thread gets copies, so that both programs go on with the next frames while it compares these.
      const request = {
        ...size,
        expected: expected.value,
        got: got.value,
        graphics: pictures.file(state),
        hasFootage,
      };
      asked.push(thread.ask(request).then((comparison) => [key, comparison]));
      asked.at(-1)?.catch(() => undefined);
      if (asked.length > AHEAD) await asked.at(-1 - AHEAD);
    }
    // The program has ended: where it failed, this throws.
    await getting.next();
    return await Promise.all(asked);
  } finally {
    await Promise.all([expecting.return(undefined), getting.return(undefined)]);
  }
}
