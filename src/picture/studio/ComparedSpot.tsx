import {Audio} from '@remotion/media';
import {type CSSProperties, type PointerEvent, useRef} from 'react';
import {AbsoluteFill, Sequence, staticFile} from 'remotion';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';
import {withoutGrade} from '../../spot/timeline/resolved-spot.ts';
import {FootageTrack} from '../footage/FootageTrack.tsx';
import {GraphicsTrack, type Registry} from '../Spot.tsx';
import {splitAt} from './split-at.ts';

type Props = {
  spot: ResolvedSpot;
  registry: Registry;
  /** Where the graded part begins, as a part of the width: 0 to 1. */
  split: number;
  onSplit: (split: number) => void;
};

/** A spot before and after its grade: left of a line its takes as they are, right of it graded. The graphics are over both. */
export function ComparedSpot({spot, registry, split, onSplit}: Props) {
  const {footage, width, height, brand, mix} = spot;
  const track = {width, height, ground: brand.color.background};
  const hidden = `${(1 - split) * 100}%`;
  return (
    <AbsoluteFill>
      <FootageTrack footage={footage} {...track} />
      <AbsoluteFill style={{clipPath: `inset(0 ${hidden} 0 0)`}} data-before="">
        <Sequence layout="none" name="Before the grade">
          <FootageTrack footage={withoutGrade(spot).footage} {...track} />
        </Sequence>
      </AbsoluteFill>
      <GraphicsTrack spot={spot} registry={registry} />
      {mix !== null && <Audio src={staticFile(mix)} />}
      <Handle unit={Math.min(width, height) / 100} split={split} onSplit={onSplit} />
    </AbsoluteFill>
  );
}

type HandleProps = Pick<Props, 'split' | 'onSplit'> & {unit: number};

/** The line between both parts, which can be dragged. */
function Handle({unit, split, onSplit}: HandleProps) {
  const picture = useRef<HTMLDivElement>(null);
  const move = (event: PointerEvent<HTMLElement>): void => {
    event.stopPropagation();
    const box = picture.current?.getBoundingClientRect();
    if (box && event.buttons > 0) onSplit(splitAt(event.clientX, box));
  };
  const grab = (event: PointerEvent<HTMLElement>): void => {
    event.currentTarget.setPointerCapture(event.pointerId);
    move(event);
  };
  const label = {...words, fontSize: 2.6 * unit, padding: `${0.6 * unit}px ${1.2 * unit}px`, top: 2 * unit};
  return (
    <AbsoluteFill ref={picture} style={{pointerEvents: 'none'}}>
      <div
        style={{...grip, left: `calc(${split * 100}% - ${3 * unit}px)`, width: 6 * unit}}
        data-split=""
        onPointerDown={grab}
        onPointerMove={move}
      >
        <div style={{width: Math.max(2, 0.4 * unit), height: '100%', backgroundColor: '#ffffff'}} />
        <div style={{...knob, width: 5 * unit, height: 5 * unit, fontSize: 3 * unit}}>↔</div>
      </div>
      <div style={{...label, right: `calc(${(1 - split) * 100}% + ${2 * unit}px)`}}>Take</div>
      <div style={{...label, left: `calc(${split * 100}% + ${2 * unit}px)`}}>Graded</div>
    </AbsoluteFill>
  );
}

const grip: CSSProperties = {
  position: 'absolute',
  top: 0,
  bottom: 0,
  display: 'flex',
  justifyContent: 'center',
  cursor: 'ew-resize',
  pointerEvents: 'auto',
  touchAction: 'none',
};
const knob: CSSProperties = {
  position: 'absolute',
  top: '50%',
  display: 'grid',
  placeItems: 'center',
  borderRadius: '50%',
  color: '#1b1e21',
  backgroundColor: '#ffffff',
  fontFamily: 'sans-serif',
};
const words: CSSProperties = {
  position: 'absolute',
  borderRadius: 4,
  color: '#f2f4f5',
  backgroundColor: 'rgba(27, 30, 33, 0.72)',
  fontFamily: 'sans-serif',
  whiteSpace: 'nowrap',
};
