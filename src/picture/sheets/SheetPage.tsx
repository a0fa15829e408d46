import type {CSSProperties, ReactNode} from 'react';
import {AbsoluteFill, Img, staticFile} from 'remotion';
import {FontGate} from '../../fonts/FontGate.tsx';
import {cssFontFamily} from '../../fonts/measure-text.ts';
import {UI_FAMILY, UI_FONTS} from '../../fonts/ui-font.ts';
import type {Size} from '../../spot/geometry/box.ts';
import {CONTACT_SHEET} from '../../spot/sheets/contact-sheet.ts';
import {oneLine, SHEET} from './sheet-style.ts';

/** The page of a contact sheet: title, subtitle and content. */
export function SheetPage(props: {title: string; subtitle: ReactNode; children: ReactNode}) {
  const {title, subtitle, children} = props;
  return (
    <AbsoluteFill
      style={{backgroundColor: SHEET.ground, color: SHEET.loud, fontFamily: cssFontFamily(UI_FAMILY)}}
    >
      <FontGate fonts={UI_FONTS}>
        <header
          style={{
            position: 'absolute',
            left: CONTACT_SHEET.margin,
            right: CONTACT_SHEET.margin,
            top: CONTACT_SHEET.margin - 8,
          }}
        >
          <div
            style={{...oneLine, fontSize: 48, fontWeight: 640, letterSpacing: '-0.022em', lineHeight: 1.15}}
          >
            {title}
          </div>
          <div style={{...oneLine, fontSize: 24, color: SHEET.quiet, lineHeight: 1.5, marginTop: 2}}>
            {subtitle}
          </div>
        </header>
        {children}
      </FontGate>
    </AbsoluteFill>
  );
}

type FrameRowProps = {
  shots: readonly string[];
  thumb: Size;
  opacity?: CSSProperties['opacity'];
  children: ReactNode;
};

/** Frames (staged files) side by side. Without frames, shows its children. */
export function FrameRow({shots, thumb, opacity = 1, children}: FrameRowProps) {
  return (
    <div style={{display: 'flex', gap: CONTACT_SHEET.between, height: thumb.height}}>
      {shots.length === 0 && children}
      {[...shots.entries()].map(([at, shot]) => (
        <Img
          key={at}
          src={staticFile(shot)}
          alt=""
          style={{...thumb, objectFit: 'contain', backgroundColor: SHEET.empty, borderRadius: 4, opacity}}
        />
      ))}
    </div>
  );
}
