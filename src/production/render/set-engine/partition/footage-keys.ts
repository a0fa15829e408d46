import {canonical, sha256} from '../../../../machine/files/hash.ts';
import {footageAt, placeClip} from '../../../../spot/timeline/footage-at.ts';
import type {ResolvedSpot} from '../../../../spot/timeline/resolved-spot.ts';
import type {Footage} from '../../../../spot/timeline/timeline.ts';

/** What keeps ffmpeg from making a frame's footage. */
export const NO_FOOTAGE = 'a take that is missing, or a camera move over one';

/**
 * The key of each frame's footage: what is seen of it, never where it stands in a timeline. Null where ffmpeg
 * does not make it. Equal keys are equal pictures, whatever spot they come from.
 */
export function footageKeys(spot: ResolvedSpot): (string | null)[] {
  const size = {width: spot.width, height: spot.height};
  return Array.from({length: spot.frames}, (_, frame) => {
    const {layers, dip} = footageAt(spot.footage, frame);
    const seen = layers.slice(layers.findLastIndex(({opacity}) => opacity === 1));
    if (seen.some(({shown}) => shown.some(({clip}) => clip.src === null || moves(clip)))) return null;
    const pictures = seen.map(({opacity, ground, shown}) => ({
      opacity,
      ground: ground ? spot.brand.color.background : null,
      clips: shown.map((each) => ({
        src: each.clip.src,
        cube: each.clip.cube,
        source: each.source,
        ...placeClip(each, size),
      })),
    }));
    return sha256(canonical({...size, fps: spot.fps, pictures, dip}));
  });
}

const moves = ({move}: Footage): boolean => move.kind !== 'static' && move.amount > 0;
