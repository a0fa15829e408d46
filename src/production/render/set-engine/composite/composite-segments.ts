import {ffmpeg} from '../../../../machine/media/ffmpeg.ts';
import type {ResolvedSpot} from '../../../../spot/timeline/resolved-spot.ts';
import type {StatePictures} from '../graphics-states/state-pictures.ts';
import type {PlannedSegment} from '../plan-set.ts';
import type {SetContext} from '../set-context.ts';
import {compositeArguments} from './composite-arguments.ts';
import {footageGraph} from './footage-graph.ts';
import {lumaLift} from './luma-lift.ts';
import {type OverlayLayer, overlayStates} from './overlay.ts';

type Composite = {
  /** Segments on the same footage, and the file that each goes into. */
  outputs: readonly {segment: PlannedSegment; file: string}[];
  /** A spot with that footage, at the frames of the first segment. */
  spot: ResolvedSpot;
  pictures: StatePictures;
  overlays: OverlayLayer;
  threads: number;
};

/** Composites segments on the same footage in one run of ffmpeg. `onFrames` gets the frames of all of them. */
export async function compositeTogether(
  {outputs, spot, pictures, overlays, threads}: Composite,
  {store, tools, settings, signal}: SetContext,
  onFrames: (frames: number) => void,
): Promise<void> {
  const [first] = outputs;
  if (!first) return;
  const {from, frames} = first.segment;
  const {width, height, fps} = spot;
  const graph = footageGraph({
    footage: spot.footage,
    from,
    frames,
    frame: {width, height, fps},
    ground: spot.brand.color.background,
  });
  const lift = await lumaLift(tools, store);
  const graphics = await Promise.all(
    outputs.map(({segment}) => overlayStates(segment.states, pictures.file, lift, store, overlays)),
  );
  const args = compositeArguments({
    graph,
    overlays: graphics.map(({overlay}) => overlay),
    outputs: outputs.map(({file}) => file),
    width,
    height,
    fps,
    frames,
    settings,
    path: store.path,
    threads,
  });
  try {
    await ffmpeg(tools, args, {
      signal,
      cwd: store.files,
      // The caller tries again when nothing else runs.
      again: false,
      onFrame: (frame) => onFrames(Math.min(frame, frames) * outputs.length),
    });
  } finally {
    for (const {close} of graphics) await close();
  }
}
