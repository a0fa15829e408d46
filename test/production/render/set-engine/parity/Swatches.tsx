import {AbsoluteFill, useCurrentFrame} from 'remotion';
import type {SpotGraphics} from 'tenspot/picture';
import {HELD, type swatches} from './swatches.ts';

export const Swatches: SpotGraphics<typeof swatches> = ({copy}) => {
  const color = copy.colors[Math.floor(useCurrentFrame() / HELD)];
  return <AbsoluteFill style={{backgroundColor: color}} />;
};
