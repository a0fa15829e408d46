import type {Box, Size} from '../../../../spot/geometry/box.ts';
import {averageSpeed, constantSpeed, lengthShown, sourceFrame} from '../../../../spot/timeline/pace.ts';
import {asShown, type Footage} from '../../../../spot/timeline/timeline.ts';
import {gradeClip} from '../../../grade/grade.ts';
import {placeClipFilters} from './place-clip.ts';

/** The size and frame rate of the spot. */
export type SpotFrame = Size & {fps: number};

/** A clip as a stream of the graph, and its rectangle in the frame. */
export type ClipStream = {label: string; box: Box};

/** `only`: the frames of the scene that are wanted. Some may be missing only where the clip does not move. Default: all. */
type Scene = {from: number; frames: number; only?: readonly number[]};

/** How ffmpeg reads one clip and places it into its rectangle, for the frames of a scene. */
export type ClipFilters = {src: string; seconds: number; filters: string[]; box: Box};

/** The filters of one clip, or of its finished file. */
export function clipFilters(
  edited: Footage,
  footage: readonly Footage[],
  scene: Scene,
  frame: SpotFrame,
): ClipFilters {
  const clip = asShown(edited);
  const first = sourceFrame(clip, scene.from);
  const {box, filters, moves} = placeClipFilters(clip, footage, scene.from, frame);
  const graded = clip.cube === null ? [] : [gradeClip(clip.cube)];
  const paced = selectFrames(clip, scene, frame.fps, first);
  const dropped = dropFrames(scene);
  // Filters that treat every frame alike run before frames are repeated, and after frames are dropped. A decoder gives more frames than a
  // scene of single frames has.
  const speed = constantSpeed(clip) ?? averageSpeed(clip, clip.frames);
  const steps =
    speed > 1 || scene.only !== undefined
      ? [paced, dropped, graded, filters]
      : moves
        ? [graded, paced, filters]
        : [graded, filters, paced];
  return {
    src: clip.src ?? '',
    // A quarter of a frame early, so that rounding cannot skip the frame.
    seconds: Math.max(0, (first - 0.25) / frame.fps),
    box,
    filters: [...steps.flat(), 'format=yuv420p', 'setsar=1'],
  };
}

/** Selects the frames that the timeline shows: trimmed, at its speed, the last one held. */
function selectFrames(clip: Footage, scene: Scene, fps: number, first: number): string[] {
  const at = scene.from - clip.from;
  const held = 'tpad=stop=-1:stop_mode=clone';
  // The last frame is held before `fps` runs, which would drop a frame at the very end of its input.
  const speed = constantSpeed(clip);
  const isListed = speed === null || lengthShown(clip) < clip.length;
  const paced = isListed
    ? [`setpts='${frameTimes(clip, scene)}'`, held, `fps=${fps}`]
    : speed === 1
      ? ['setpts=N', held]
      : [`setpts='max(0,ceil((N+${first - clip.in})/${speed}-${at}-1e-9))'`, held, `fps=${fps}`];
  return [`settb=1/${fps}`, ...paced, `trim=end_frame=${scene.frames}`];
}

/**
 * When frame N of the input shows, as an expression of ffmpeg: the number of frames of the scene that show an earlier one. It counts what
 * `sourceFrame` names, so that no arithmetic of ffmpeg decides about a frame.
 */
function frameTimes(clip: Footage, scene: Scene): string {
  const first = sourceFrame(clip, scene.from);
  const shown = Array.from({length: scene.frames}, (_, at) => sourceFrame(clip, scene.from + at) - first);
  const terms: string[] = [];
  for (let at = 0; at < shown.length; ) {
    const source = shown[at] ?? 0;
    let repeats = 1;
    while (shown[at + repeats] === source) repeats += 1;
    let steps = 1;
    while (repeats === 1 && shown[at + steps] === source + steps && shown[at + steps + 1] !== source + steps)
      steps += 1;
    terms.push(steps > 1 ? `clip(N-${source},0,${steps})` : `${repeats}*gt(N,${source})`);
    at += Math.max(repeats, steps);
  }
  return terms.join('+');
}

/** Drops the frames of a scene that are not wanted. */
function dropFrames({from, frames, only}: Scene): string[] {
  if (!only || only.length === frames) return [];
  return [`select='${only.map((frame) => `eq(n,${frame - from})`).join('+')}'`, 'setpts=N'];
}
