import type {ReactNode} from 'react';
import {Sequence} from 'remotion';
import {toFrames} from 'tenspot';
import {Animated, Panel, type PanelCutout, useSpot} from 'tenspot/picture';
import {useMotions} from './motions.ts';

/** A cutout that is open, or opens when its card has entered. */
type Cutout = Pick<PanelCutout, 'rect' | 'shape'> & {opens?: boolean};

export type CardProps = {
  ground: string;
  cutouts: readonly Cutout[];
  /** The card that this one moves in over. Default: none; the card is there from the first frame. */
  over?: ReactNode;
  children: ReactNode;
};

/** A full-frame panel with text, which moves in over the previous one. */
export function Card({ground, cutouts, over, children}: CardProps) {
  const {fps} = useSpot();
  const {card, open} = useMotions();
  return (
    <>
      {over && (
        <Sequence durationInFrames={Math.max(1, toFrames(card.seconds, fps))} layout="none">
          {over}
        </Sequence>
      )}
      <Animated enter={over ? card : undefined} style={{position: 'absolute', inset: 0}}>
        <Panel
          color={ground}
          cutouts={cutouts.map(({opens, ...cutout}) => ({...cutout, open: opens ? open : undefined}))}
        />
        {children}
      </Animated>
    </>
  );
}
