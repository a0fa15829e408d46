import {AbsoluteFill, Audio, Freeze, OffthreadVideo, staticFile, useCurrentFrame} from 'remotion';
import {type ClipFrame, footageAt, placeClip} from '../../spot/timeline/footage-at.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {GraphicsTrack, type Registry} from '../Spot.tsx';

export type StockProps = {
  spot: ResolvedSpot;
  /** A CSS filter over the footage, in place of the look. */
  filter: string;
};

/**
 * A spot as one would write it with Remotion alone: its clips as `OffthreadVideo`, which is Remotion's fastest exact way to
 * draw them, the look as a CSS filter, the mix as `Audio`.
 */
export function Stock({spot, filter, registry}: StockProps & {registry: Registry}) {
  const {footage, width, height, mix} = spot;
  const {layers, dip} = footageAt(footage, useCurrentFrame());
  return (
    <AbsoluteFill style={{backgroundColor: spot.brand.color.background}}>
      <AbsoluteFill style={{filter}}>
        {layers.map(({slot, opacity, shown}) => (
          <AbsoluteFill key={slot} style={{opacity}}>
            {shown.map((each) => (
              <Clip key={each.clip.slot} shown={each} width={width} height={height} />
            ))}
          </AbsoluteFill>
        ))}
      </AbsoluteFill>
      {dip && <AbsoluteFill style={{backgroundColor: dip.color, opacity: dip.opacity}} />}
      <GraphicsTrack spot={spot} registry={registry} />
      {mix !== null && <Audio src={staticFile(mix)} />}
    </AbsoluteFill>
  );
}

function Clip({shown, width, height}: {shown: ClipFrame; width: number; height: number}) {
  const {clip, source} = shown;
  const {box, scale, x, y} = placeClip(shown, {width, height});
  const [left, top] = [box.x + x, box.y + y];
  const style = {
    position: 'absolute',
    left,
    top,
    width: clip.width * scale,
    height: clip.height * scale,
  } as const;
  if (clip.src === null) return null;
  return (
    <Freeze frame={0}>
      <OffthreadVideo src={staticFile(clip.src)} trimBefore={source} muted style={style} />
    </Freeze>
  );
}
