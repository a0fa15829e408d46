import {placeClip, tailOf} from '../../../spot/footage.ts';
import type {Box} from '../../../spot/placement.ts';
import {type Footage, sourceFrame} from '../../../spot/timeline.ts';
import {through} from '../../grade/grade.ts';

export type ClipFrame = {width: number; height: number; fps: number};

export type Clip = {label: string; box: Box};

type Scene = {from: number; frames: number};
type Setting = {frame: ClipFrame; cube: string | null};

/** How one clip is read and set into its rectangle, for the frames of a scene. */
export type ClipChain = {src: string; seconds: number; filters: string[]; box: Box};

const EXACT = 'accurate_rnd+full_chroma_int+full_chroma_inp';

export function clipChain(
  clip: Footage,
  footage: readonly Footage[],
  scene: Scene,
  {frame, cube}: Setting,
): ClipChain {
  const first = sourceFrame(clip, scene.from);
  const {box, scale, x, y} = placeClip(shownAt(clip, footage, scene.from), frame);
  const width = Math.round(clip.width * scale);
  const height = Math.round(clip.height * scale);
  return {
    src: clip.src ?? '',
    // A quarter of a frame early: the frame itself is the first that is not before it.
    seconds: Math.max(0, (first - 0.25) / frame.fps),
    box,
    filters: [
      ...frames(clip, scene, frame.fps, first),
      ...(cube === null ? [] : [through(cube)]),
      ...(width === clip.width && height === clip.height
        ? []
        : [`scale=${width}:${height}:flags=bilinear+${EXACT}`]),
      `crop=${box.width}:${box.height}:${Math.round(-x)}:${Math.round(-y)}:exact=1`,
      'format=yuv420p',
      'setsar=1',
    ],
  };
}

const shownAt = (clip: Footage, footage: readonly Footage[], frame: number) => ({
  clip,
  source: sourceFrame(clip, frame),
  t: (frame - clip.from) / Math.max(1, clip.frames + tailOf(clip, footage) - 1),
});

/** Exactly the frames that the timeline asks for: trimmed, at its speed, the last one held. */
function frames(clip: Footage, scene: Scene, fps: number, first: number): string[] {
  const at = scene.from - clip.from;
  const paced =
    clip.speed === 1
      ? ['setpts=N']
      : [`setpts='max(0,ceil((N+${first - clip.in})/${clip.speed}-${at}-1e-9))'`, `fps=${fps}`];
  return [`settb=1/${fps}`, ...paced, 'tpad=stop=-1:stop_mode=clone', `trim=end_frame=${scene.frames}`];
}
