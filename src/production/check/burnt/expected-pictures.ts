import {bytesOf, cutIntoFrames} from '../../../machine/media/pick-frames.ts';
import {stream} from '../../../machine/process/child.ts';
import type {ResolvedSpot} from '../../../spot/timeline/resolved-spot.ts';
import {masterSize} from '../../../spot/variant/format.ts';
import {overlayArguments} from '../../render/set-engine/composite/composite-arguments.ts';
import {type FootageGraph, footageGraph} from '../../render/set-engine/composite/footage-graph.ts';
import {lumaLift} from '../../render/set-engine/composite/luma-lift.ts';
import {type OverlayLayer, overlayStates} from '../../render/set-engine/composite/overlay.ts';
import type {SetContext} from '../../render/set-engine/set-context.ts';
import type {SampledFrame} from './sample-frames.ts';

/** Frames in ascending order, whose footage is all there or not there at all. */
export type ExpectedFrames = {
  spot: ResolvedSpot;
  frames: readonly SampledFrame[];
  /** False where a take is missing: the graphics are laid over grey then. */
  hasFootage: boolean;
  /** The picture of each graphics state. */
  pictureOf: (state: string) => string;
  overlays: OverlayLayer;
};

/**
 * What frames of the master should be, before they are encoded, as yuv420p. Each is only valid until the next one is asked for. Errors:
 * `ChildError` if ffmpeg fails.
 */
export async function* expectedPictures(
  {spot, frames, hasFootage, pictureOf, overlays}: ExpectedFrames,
  {store, tools, settings, signal}: SetContext,
): AsyncGenerator<Buffer> {
  const {width, height, fps} = spot;
  const states = frames.map(({state}) => state);
  const lift = await lumaLift(tools, store);
  const {overlay, close} = await overlayStates(states, pictureOf, lift, store, overlays);
  const args = overlayArguments({
    graph: hasFootage ? footageOf(spot, frames) : greyOf(spot, frames),
    overlays: [overlay],
    width,
    height,
    fps,
    settings,
    path: store.path,
  });
  const output = ['-map', '[v0]', '-frames:v', String(frames.length), '-fps_mode', 'passthrough'];
  const chunks = stream(
    tools.ffmpeg,
    ['-hide_banner', '-nostdin', '-loglevel', 'error', ...args, ...output, '-f', 'rawvideo', '-'],
    {signal, cwd: store.files},
  );
  try {
    yield* cutIntoFrames(chunks, bytesOf(masterSize(spot.format, settings.scale), 'yuv420p'));
  } finally {
    await close();
  }
}

/** The footage of these frames, one after the other. */
function footageOf(
  {footage, width, height, fps, brand}: ResolvedSpot,
  frames: readonly SampledFrame[],
): FootageGraph {
  const [from = 0, last = 0] = [frames[0]?.frame, frames.at(-1)?.frame];
  return footageGraph({
    footage,
    from,
    frames: last - from + 1,
    only: frames.map(({frame}) => frame),
    frame: {width, height, fps},
    ground: brand.color.background,
  });
}

const greyOf = ({width, height, fps}: ResolvedSpot, {length}: readonly SampledFrame[]): FootageGraph => ({
  inputs: [],
  filters: [
    `color=c=0x808080:s=${width}x${height}:r=${fps},trim=end_frame=${length},format=yuv420p,settb=1/${fps},setpts=N[footage]`,
  ],
});
