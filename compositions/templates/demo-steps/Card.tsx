import type {ReactNode} from 'react';
import {Sequence} from 'remotion';
import {toFrames} from 'tenspot';
import {Animated, Panel, type PanelWindow, useSpot} from 'tenspot/picture';
import {useMotions} from './moves.ts';

/** A window that is open, or opens when its card has come in. */
type Window = Pick<PanelWindow, 'rect' | 'shape'> & {opens?: boolean};

type Props = {
  ground: string;
  windows: readonly Window[];
  /** The card that this one comes in over. Default: none, it is there at once. */
  over?: ReactNode;
  children: ReactNode;
};

/** A panel with its words, laid over the one before. */
export function Card({ground, windows, over, children}: Props) {
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
          windows={windows.map(({opens, ...window}) => ({...window, open: opens ? open : undefined}))}
        />
        {children}
      </Animated>
    </>
  );
}
