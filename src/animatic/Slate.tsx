import type {CSSProperties} from 'react';
import {cssFontFamily} from '../fonts/measure-text.ts';
import {UI_FAMILY} from '../fonts/ui-font.ts';
import type {Animatic} from '../spot/animatic/animatic.ts';
import {ACCENT, DARK, DEEP, INK, WHITE} from './drawing/tones.ts';

type Props = {
  shot: Animatic;
  frame: number;
  /** Height of the strip, in pixels. */
  height: number;
};

/** An id with spaces instead of hyphens. */
const spaced = (id: string): string => id.replaceAll('-', ' ');

const MOVE_NAMES: Record<Animatic['move']['kind'], string> = {
  static: 'Locked off',
  push: 'Push in',
  pull: 'Pull out',
  'pan-left': 'Pan left',
  'pan-right': 'Pan right',
  'tilt-up': 'Tilt up',
  'tilt-down': 'Tilt down',
};

/** The strip at the bottom: shot, timecode, take, kind, framing, camera move, length and prompt. */
export function Slate({shot, frame, height}: Props) {
  const unit = Math.min(shot.width, shot.height) / 100;
  const wide = shot.width > shot.height * 1.2;
  const facts = [
    spaced(shot.kind),
    spaced(shot.framing),
    MOVE_NAMES[shot.move.kind],
    `${Number(shot.seconds.toFixed(1))} s`,
  ];
  return (
    <div
      style={{
        ...strip,
        height,
        padding: `${2.2 * unit}px ${4.4 * unit}px`,
        gap: (wide ? 4.5 : 1.5) * unit,
        flexDirection: wide ? 'row' : 'column',
        alignItems: wide ? 'center' : 'stretch',
      }}
    >
      <div
        style={{
          position: 'absolute',
          left: 0,
          top: 0,
          height: unit,
          width: `${((frame + 1) / shot.frames) * 100}%`,
          backgroundColor: ACCENT,
        }}
      />
      <div style={{minWidth: 0, flexShrink: 0, maxWidth: wide ? '46%' : '100%'}}>
        <div style={{display: 'flex', alignItems: 'baseline', gap: 2.4 * unit}}>
          <b
            style={{
              ...oneLine,
              fontSize: 6.2 * unit,
              fontWeight: 700,
              letterSpacing: '-0.02em',
              lineHeight: 1.1,
            }}
          >
            {shot.shot}
          </b>
          <span style={{...tabular, fontSize: 3.3 * unit, marginLeft: wide ? 0 : 'auto'}}>
            {timecode(frame, shot.fps)}
          </span>
          <span style={{...tabular, fontSize: 3.3 * unit, color: DEEP}}>take {shot.take}</span>
        </div>
        <div
          style={{
            display: 'flex',
            flexWrap: 'wrap',
            gap: `${0.4 * unit}px ${1.4 * unit}px`,
            fontSize: 3.3 * unit,
            lineHeight: 1.35,
            marginTop: 0.5 * unit,
          }}
        >
          {facts.map((fact, index) => (
            <span
              key={fact}
              style={{fontWeight: index === 2 ? 680 : 520, color: index === 2 ? ACCENT : DARK}}
            >
              {index > 0 && <span style={{color: DEEP, fontWeight: 400}}>·&ensp;</span>}
              {fact}
            </span>
          ))}
        </div>
      </div>
      <div
        style={{
          ...clamped,
          fontSize: 3.3 * unit,
          lineHeight: 1.36,
          color: DARK,
          WebkitLineClamp: wide ? 3 : 4,
        }}
      >
        {shot.prompt}
      </div>
    </div>
  );
}

/** `mm:ss:ff` since the start of the shot. */
function timecode(frame: number, fps: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const seconds = Math.floor(frame / fps);
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}:${two(Math.round(frame % fps))}`;
}

const strip: CSSProperties = {
  position: 'absolute',
  left: 0,
  right: 0,
  bottom: 0,
  display: 'flex',
  boxSizing: 'border-box',
  overflow: 'hidden',
  color: INK,
  backgroundColor: WHITE,
  fontFamily: cssFontFamily(UI_FAMILY),
};

const oneLine: CSSProperties = {
  whiteSpace: 'nowrap',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  minWidth: 0,
};

const tabular: CSSProperties = {fontVariantNumeric: 'tabular-nums', fontWeight: 560, whiteSpace: 'nowrap'};

const clamped: CSSProperties = {
  display: '-webkit-box',
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
  minWidth: 0,
};
