import type {Box, Size} from '../../../../spot/geometry/box.ts';
import {type Footage, sourceFrame} from '../../../../spot/timeline/timeline.ts';
import {gradeClip} from '../../../grade/grade.ts';
import {placeClipFilters} from './place-clip.ts';

export type ClipFrame = Size & {fps: number};

export type Clip = {label: string; box: Box};

type Scene = {from: number; frames: number};

/** How one clip is read and set into its rectangle, for the frames of a scene. */
export type ClipFilters = {src: string; seconds: number; filters: string[]; box: Box};

export function clipFilters(
  clip: Footage,
  footage: readonly Footage[],
  scene: Scene,
  frame: ClipFrame,
): ClipFilters {
  const first = sourceFrame(clip, scene.from);
  const {box, filters, moves} = placeClipFilters(clip, footage, scene.from, frame);
  const graded = clip.cube === null ? [] : [gradeClip(clip.cube)];
  const paced = frames(clip, scene, frame.fps, first);
  // What is alike for all frames of the file is done before frames are repeated, and after they are left out.
  const steps =
    clip.speed > 1 ? [paced, graded, filters] : moves ? [graded, paced, filters] : [graded, filters, paced];
  return {
    src: clip.src ?? '',
    // A quarter of a frame early: the frame itself is the first that is not before it.
    seconds: Math.max(0, (first - 0.25) / frame.fps),
    box,
    filters: [...steps.flat(), 'format=yuv420p', 'setsar=1'],
  };
}

/** Exactly the frames that the timeline asks for: trimmed, at its speed, the last one held. */
function frames(clip: Footage, scene: Scene, fps: number, first: number): string[] {
  const at = scene.from - clip.from;
  const held = 'tpad=stop=-1:stop_mode=clone';
  // Held before they are counted out: at its end, `fps` would drop a frame whose time has just come.
  const paced =
    clip.speed === 1
      ? ['setpts=N', held]
      : [`setpts='max(0,ceil((N+${first - clip.in})/${clip.speed}-${at}-1e-9))'`, held, `fps=${fps}`];
  return [`settb=1/${fps}`, ...paced, `trim=end_frame=${scene.frames}`];
}
