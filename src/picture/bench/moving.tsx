import {AbsoluteFill, useCurrentFrame} from 'remotion';
import type {AnyGraphics} from '../spot-context.ts';

/** Graphics of which no two frames are alike: those of a template, on a slow figure of eight. */
export function moving(Graphics: AnyGraphics): AnyGraphics {
  return function Moving(picture) {
    const frame = useCurrentFrame();
    const [x, y] = [6 * Math.sin(frame / 17), 4 * Math.sin(frame / 11) + frame / 400];
    return (
      <AbsoluteFill style={{transform: `translate(${x.toFixed(4)}px, ${y.toFixed(4)}px)`}}>
        <Graphics {...picture} />
      </AbsoluteFill>
    );
  };
}
