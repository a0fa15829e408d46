import type {CSSProperties} from 'react';
import {AbsoluteFill, useCurrentFrame} from 'remotion';
import {type CutOnBeat, cutsOnBeats} from '../../spot/preview/cuts-on-beats.ts';
import type {SpotBeat} from '../../spot/sound/beats-in-spot.ts';
import type {ResolvedSpot} from '../../spot/timeline/resolved-spot.ts';

type Props = {spot: ResolvedSpot; beats: readonly SpotBeat[]};

const BEAT = '#9aa3ab';
const ON_BEAT = '#8fe0a8';
const OFF_BEAT = '#ffcf70';

/** The spot as a line below the picture: the beats of its bed, the first ones of bars higher, the cuts against them, and the place of the frame. */
export function BeatStrip({spot, beats}: Props) {
  const {width, height, frames, fps} = spot;
  const frame = useCurrentFrame();
  const unit = Math.min(width, height) / 100;
  const left = (at: number): string => `${(at / frames) * 100}%`;
  const line = Math.max(2, 0.4 * unit);
  return (
    <AbsoluteFill style={{pointerEvents: 'none', justifyContent: 'flex-end'}} data-beats={beats.length}>
      <div style={{...strip, height: 13 * unit}}>
        {beats.map(({at, downbeat}) => (
          <i
            key={at}
            data-downbeat={downbeat || undefined}
            style={{
              ...tick,
              left: left(at * fps),
              width: line,
              height: (downbeat ? 4 : 2) * unit,
              backgroundColor: BEAT,
            }}
          />
        ))}
        {cutsOnBeats(spot, beats).map((cut) => (
          <Cut key={cut.slot} cut={cut} left={left(cut.frame)} unit={unit} line={line} />
        ))}
        <i style={{...tick, left: left(frame), width: line, height: '100%', backgroundColor: '#ff5a48'}} />
      </div>
    </AbsoluteFill>
  );
}

type CutProps = {cut: CutOnBeat; left: string; unit: number; line: number};

function Cut({cut: {slot, off, downbeat}, left, unit, line}: CutProps) {
  const color = off === 0 ? ON_BEAT : OFF_BEAT;
  return (
    <>
      <i style={{...tick, left, width: line, height: 6 * unit, backgroundColor: color}} />
      <span data-cut={slot} style={{...name, left, color, top: 0.8 * unit, fontSize: 3 * unit}}>
        {`${slot} ${place(off, downbeat)}`}
      </span>
    </>
  );
}

/** Where a cut is: on a beat, or so many frames before or after it. */
function place(off: number | null, downbeat: boolean): string {
  if (off === null) return '';
  if (off === 0) return downbeat ? '(downbeat)' : '(beat)';
  return `${off > 0 ? '+' : '−'}${Math.abs(off)} f`;
}

const strip: CSSProperties = {
  position: 'relative',
  backgroundColor: 'rgba(18, 20, 22, 0.82)',
  fontFamily: 'sans-serif',
};
const tick: CSSProperties = {position: 'absolute', bottom: 0};
const name: CSSProperties = {position: 'absolute', whiteSpace: 'nowrap', paddingLeft: 4};
