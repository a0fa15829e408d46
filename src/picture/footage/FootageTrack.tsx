import {AbsoluteFill, useCurrentFrame} from 'remotion';
import {type ClipFrame, footageAt, placeClip} from '../../spot/timeline/footage-at.ts';
import type {Footage} from '../../spot/timeline/timeline.ts';
import {ClipPicture} from './ClipPicture.tsx';
import {MissingCard} from './MissingCard.tsx';

type Props = {
  footage: readonly Footage[];
  width: number;
  height: number;
  /** Colour of the parts of the frame that the clips of a slot leave free. */
  ground: string;
};

/** The footage of a spot: clips with trims, transitions and camera moves. */
export function FootageTrack({footage, width, height, ground}: Props) {
  const {layers, dip} = footageAt(footage, useCurrentFrame());
  return (
    <AbsoluteFill style={{overflow: 'hidden', backgroundColor: '#000000'}}>
      {layers.map((layer) => (
        <AbsoluteFill
          key={layer.slot}
          style={{opacity: layer.opacity, backgroundColor: layer.ground ? ground : 'transparent'}}
        >
          {[...layer.shown.entries()].map(([index, shown]) => (
            <Clip key={index} shown={shown} width={width} height={height} />
          ))}
        </AbsoluteFill>
      ))}
      {dip && <AbsoluteFill style={{backgroundColor: dip.color, opacity: dip.opacity}} />}
    </AbsoluteFill>
  );
}

type ClipProps = {shown: ClipFrame; width: number; height: number};

function Clip({shown, width, height}: ClipProps) {
  const {box, scale, x, y} = placeClip(shown, {width, height});
  const {clip} = shown;
  const frame = {
    position: 'absolute',
    left: box.x,
    top: box.y,
    width: box.width,
    height: box.height,
  } as const;
  if (clip.src === null) {
    return (
      <div style={frame}>
        <MissingCard clip={clip} width={box.width} height={box.height} />
      </div>
    );
  }
  const transform = `matrix(${scale}, 0, 0, ${scale}, ${x}, ${y})`;
  const picture = {position: 'absolute', left: 0, top: 0, width: clip.width, height: clip.height} as const;
  return (
    <div style={{...frame, overflow: 'hidden'}}>
      <div style={{...picture, transformOrigin: '0 0', transform}}>
        <ClipPicture clip={clip} src={clip.src} source={shown.source} />
      </div>
    </div>
  );
}
