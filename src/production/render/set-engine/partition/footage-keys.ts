import {sha256} from '../../../../machine/files/hash.ts';
import {canonical} from '../../../../spot/keys/canonical-json.ts';
import {footageAt, placeClip} from '../../../../spot/timeline/footage-at.ts';
import {type ResolvedSpot, shownSpot} from '../../../../spot/timeline/resolved-spot.ts';

/**
 * The key of each frame's footage: of its pictures, not of its place in a timeline, so equal keys are equal pictures in
 * any spot: where the camera moves over a clip, its place in the frame is part of the key. Null where ffmpeg cannot make the
 * footage, because a take is missing.
 */
export function footageKeys(spot: ResolvedSpot): (string | null)[] {
  const size = {width: spot.width, height: spot.height};
  const {footage} = shownSpot(spot);
  return Array.from({length: spot.frames}, (_, frame) => {
    const {layers, dip} = footageAt(footage, frame);
    const seen = layers.slice(layers.findLastIndex(({opacity}) => opacity === 1));
    if (seen.some(({shown}) => shown.some(({clip}) => clip.src === null))) return null;
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
