import {lut} from '@remotion/effects/lut';
import {Video} from '@remotion/media';
import {useMemo} from 'react';
import {Freeze, Sequence, useRemotionEnvironment} from 'remotion';
import {stagedUrl} from '../../fonts/staged-url.ts';
import {constantSpeed, lengthShown} from '../../spot/timeline/pace.ts';
import type {Footage} from '../../spot/timeline/timeline.ts';
import {useCube} from './use-cube.ts';

type Props = {
  clip: Footage;
  src: string;
  /** Frame of the file. */
  source: number;
};

/** A frame of a clip in the size of its file. Renders show exactly that frame; previews play the clip. */
export function ClipPicture(props: Props) {
  const {isRendering} = useRemotionEnvironment();
  return isRendering ? <ExactPicture {...props} /> : <PlayingPicture {...props} />;
}

const fill = {width: '100%', height: '100%', display: 'block'} as const;

/**
 * Exactly the frame `source`. `Video` of @remotion/media shows the same frames as OffthreadVideo in half the time and
 * with less memory, and falls back to OffthreadVideo where the browser cannot decode the clip.
 */
function ExactPicture({clip, src, source}: Props) {
  const effects = useGrade(clip.cube);
  return (
    <Freeze frame={0}>
      <Video
        src={stagedUrl(src)}
        trimBefore={source}
        muted
        objectFit="fill"
        style={fill}
        fallbackOffthreadVideoProps={{transparent: false}}
        {...(effects.length > 0 ? {effects} : {})}
      />
    </Freeze>
  );
}

/** The frame of the slot at which the last frame that may be shown starts to hold. */
const lastLocal = (clip: Footage, speed: number): number =>
  Math.floor((lengthShown(clip) - 1 - clip.in) / speed);

/** The grade of a clip in a preview, and in a frame that the Studio renders. Masters are drawn from graded copies, without a cube. */
function useGrade(cube: string | null) {
  const content = useCube(cube);
  return useMemo(() => (content === null ? [] : [lut({content})]), [content]);
}

/** A ramp or a freeze shows one frame after the other, because a video plays at one speed. */
function PlayingPicture({clip, src, source}: Props) {
  const effects = useGrade(clip.cube);
  const speed = constantSpeed(clip);
  const last = speed === null ? source - clip.in : lastLocal(clip, speed);
  return (
    <Sequence from={clip.from} layout="none" name={clip.slot}>
      <Freeze frame={last} active={(frame) => speed === null || frame > last}>
        <Video
          src={stagedUrl(src)}
          trimBefore={clip.in}
          playbackRate={speed ?? 1}
          muted
          objectFit="fill"
          effects={effects}
          style={fill}
        />
      </Freeze>
    </Sequence>
  );
}
