import type {Box} from '../../spot/geometry/box.ts';
import {CONTACT_SHEET, thumbFor} from '../../spot/sheets/contact-sheet.ts';
import {
  type TakeCell,
  type TakesRow,
  type TakesSheetData,
  takesBoxes,
} from '../../spot/sheets/takes-sheet.ts';
import {FrameRow, SheetPage} from './SheetPage.tsx';
import {clamped, noLigatures, oneLine, SHEET} from './sheet-style.ts';

const TONES = {good: SHEET.good, bad: SHEET.bad, doubt: SHEET.doubt, plain: SHEET.quiet} as const;

/** The contact sheet of takes: a row for each shot. */
export function TakesSheet({title, subtitle, rows}: TakesSheetData) {
  const {rows: boxes} = takesBoxes(rows);
  return (
    <SheetPage title={title} subtitle={subtitle}>
      {[...rows.entries()].map(([at, row]) => {
        const rowBoxes = boxes[at];
        return rowBoxes && <Row key={at} row={row} aside={rowBoxes.aside} cells={rowBoxes.cells} />;
      })}
    </SheetPage>
  );
}

function Row({row, aside, cells}: {row: TakesRow; aside: Box; cells: readonly Box[]}) {
  const {x: left, y: top, width, height} = aside;
  const thumb = thumbFor(row.format);
  return (
    <>
      <div style={{position: 'absolute', left, top, width, height}}>
        <div style={{...oneLine, fontSize: 30, fontWeight: 620, letterSpacing: '-0.014em', lineHeight: 1.2}}>
          {row.title}
        </div>
        <div style={{...noLigatures, fontSize: 20, color: SHEET.quiet, lineHeight: 1.5}}>{row.subtitle}</div>
        <div style={{...clamped(7), fontSize: 20, lineHeight: 1.42, marginTop: 12}}>{row.text}</div>
      </div>
      {row.cells.length === 0 && (
        <div
          style={{
            position: 'absolute',
            left: left + width + CONTACT_SHEET.gap,
            top,
            fontSize: 20,
            color: SHEET.quiet,
          }}
        >
          No take yet
        </div>
      )}
      {[...row.cells.entries()].map(([at, cell]) => {
        const box = cells[at];
        return box && <Cell key={at} cell={cell} box={box} thumb={thumb} />;
      })}
    </>
  );
}

function Cell({cell, box, thumb}: {cell: TakeCell; box: Box; thumb: {width: number; height: number}}) {
  const {x: left, y: top, width, height} = box;
  const tone = TONES[cell.tone];
  return (
    <figure style={{position: 'absolute', left, top, width, height, margin: 0}}>
      <FrameRow shots={cell.shots} thumb={thumb} opacity={cell.tone === 'bad' ? 0.45 : 1}>
        <div
          style={{flex: 1, backgroundColor: SHEET.empty, border: `1px solid ${SHEET.line}`, borderRadius: 4}}
        />
      </FrameRow>
      <figcaption
        style={{
          paddingTop: 12,
          borderTop: `4px solid ${cell.tone === 'plain' ? SHEET.ground : tone}`,
          marginTop: 6,
        }}
      >
        <div style={{display: 'flex', gap: 16, fontSize: 23, fontWeight: 580, lineHeight: 1.3}}>
          <span style={{...noLigatures, flex: 1, letterSpacing: '-0.008em'}}>{cell.label}</span>
          <span style={{fontVariantNumeric: 'tabular-nums'}}>{cell.price}</span>
        </div>
        <div style={{...oneLine, fontSize: 19, color: tone, lineHeight: 1.4}}>{cell.note}</div>
      </figcaption>
    </figure>
  );
}
