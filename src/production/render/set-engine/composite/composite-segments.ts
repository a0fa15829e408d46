import type {Cache} from '../../../../machine/files/cache.ts';
import type {Store} from '../../../../machine/files/store.ts';
import {ffmpeg} from '../../../../machine/media/ffmpeg.ts';
import type {Tools} from '../../../../machine/tools/tools.ts';
import type {EncodeSettings} from '../../master-key.ts';
import type {Member, Planned} from '../plan-set.ts';
import type {StateShelf} from '../states/state-shelf.ts';
import {compositeArguments} from './composite-arguments.ts';
import {footageGraph} from './footage-graph.ts';
import {lumaLift} from './luma-lift.ts';
import {type OverlayLayer, overlayStates} from './overlay.ts';

export type SegmentContext = {
  store: Store;
  cache: Cache;
  tools: Tools;
  settings: EncodeSettings;
  signal?: AbortSignal | undefined;
};

/** Segments on the same footage: one run of ffmpeg makes them all. */
export async function compositeTogether(
  group: readonly Planned[],
  member: Member,
  shelf: StateShelf,
  layer: OverlayLayer,
  {store, tools, settings, signal}: SegmentContext,
  outputs: readonly string[],
  threads: number,
  onFrames: (frames: number) => void,
): Promise<void> {
  const [first] = group;
  if (!first) return;
  const {spot} = member;
  const {width, height, fps} = spot;
  const graph = footageGraph({
    footage: spot.footage,
    from: first.from,
    frames: first.frames,
    frame: {width, height, fps},
    ground: spot.brand.color.background,
  });
  const lift = await lumaLift(tools, store);
  const laid = await Promise.all(
    group.map(({states}) => overlayStates(states, shelf.file, lift, store, layer)),
  );
  const args = compositeArguments({
    graph,
    overlays: laid.map(({overlay}) => overlay),
    outputs,
    width,
    height,
    fps,
    frames: first.frames,
    settings,
    path: store.path,
    threads,
  });
  try {
    await ffmpeg(tools, args, {
      signal,
      cwd: store.files,
      onFrame: (frame) => onFrames(Math.min(frame, first.frames) * group.length),
    });
  } finally {
    for (const {close} of laid) await close();
  }
}
