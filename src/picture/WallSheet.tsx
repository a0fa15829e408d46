import type {CSSProperties} from 'react';
import {AbsoluteFill, Img, staticFile} from 'remotion';
import type {Box} from '../spot/placement.ts';
import {WALL, type Wall, type WallCell, wallBoxes} from '../spot/wall.ts';
import {FontGate} from './fonts/FontGate.tsx';
import {UI_FAMILY, UI_FONTS} from './fonts/ui-font.ts';
import {clamped, exact, oneLine, SHEET} from './sheet-style.ts';
import {quoted} from './text/measure.ts';

/** The contact sheet of a batch. */
export function WallSheet(wall: Wall) {
  const boxes = wallBoxes(wall);
  const failed = wall.cells.filter(({shots}) => shots.length === 0).length;
  return (
    <AbsoluteFill style={{backgroundColor: SHEET.ground, color: SHEET.loud, fontFamily: quoted(UI_FAMILY)}}>
      <FontGate fonts={UI_FONTS}>
        <header style={{position: 'absolute', left: WALL.margin, right: WALL.margin, top: WALL.margin - 8}}>
          <div
            style={{...oneLine, fontSize: 48, fontWeight: 640, letterSpacing: '-0.022em', lineHeight: 1.15}}
          >
            {wall.title}
          </div>
          <div style={{...oneLine, fontSize: 24, color: SHEET.quiet, lineHeight: 1.5, marginTop: 2}}>
            {wall.subtitle}
            {failed > 0 && <span style={{color: SHEET.bad}}>{`  ·  ${failed} failed`}</span>}
          </div>
        </header>
        {[...wall.cells.entries()].map(([index, cell]) => (
          <Cell key={index} cell={cell} box={boxes[index] as Box} thumb={wall.thumb} />
        ))}
      </FontGate>
    </AbsoluteFill>
  );
}

function Cell({cell, box, thumb}: {cell: WallCell; box: Box; thumb: Wall['thumb']}) {
  const {x: left, y: top, width, height} = box;
  const failed = cell.shots.length === 0;
  return (
    <figure style={{position: 'absolute', left, top, width, height, margin: 0}}>
      <div style={{display: 'flex', gap: WALL.between, height: thumb.height}}>
        {failed && (
          <div style={{...empty, padding: 28, borderRadius: 8}}>
            <div style={{fontSize: 20, lineHeight: 1.4, color: SHEET.bad, fontWeight: 560}}>Failed</div>
            <div style={{...clamped(6), fontSize: 20, lineHeight: 1.4, color: SHEET.quiet, marginTop: 6}}>
              {cell.note}
            </div>
          </div>
        )}
        {[...cell.shots.entries()].map(([index, shot]) => (
          <Img
            key={index}
            src={staticFile(shot)}
            alt=""
            style={{
              ...thumb,
              objectFit: 'contain',
              backgroundColor: SHEET.empty,
              borderRadius: 4,
              display: 'block',
            }}
          />
        ))}
      </div>
      <figcaption style={{paddingTop: 14}}>
        <div style={{...oneLine, fontSize: 23, fontWeight: 580, letterSpacing: '-0.008em', lineHeight: 1.3}}>
          {cell.label}
        </div>
        {!failed && (
          <div style={{...exact, fontSize: 19, color: SHEET.quiet, lineHeight: 1.4}}>{cell.note}</div>
        )}
      </figcaption>
    </figure>
  );
}

const empty: CSSProperties = {
  flex: 1,
  backgroundColor: SHEET.empty,
  border: `1px solid ${SHEET.line}`,
  overflow: 'hidden',
};
